/** Power indices of simple games, exact: binary, ternary, and of very large weighted games. */
export { type Game, type IndicesOptions, indices } from "./binary.ts";
export { type Approximate, type Rational, rational } from "./rational.ts";
export type { Indices, NotComputed, PlayerPower } from "./result.ts";
export { type TernaryIndices, type TernaryOptions, type TernaryPower, ternaryIndices } from "./ternary.ts";
export { type WeightedGame, weightedGameOf, weightedIndices } from "./weighted.ts";
export { type WeightedFamily, weightedFamilies } from "./weighted-minimal.ts";
