/**
 * Decision diagrams: build, count, weigh, minimise. Pure, no dependencies; runs in Node and in a browser.
 *
 * `compile(formula)` answers the common questions; `Kernel` and the functions beside it are for building further functions on the same
 * diagram.
 */
export { BudgetError, DEFAULT_NODE_BUDGET } from "./budget.ts";
export { build } from "./build.ts";
export { Compiled, type CompileOptions, compile } from "./compile.ts";
export { count, countByOutcome } from "./count.ts";
export * from "./formula.ts";
export { Kernel, type KernelOptions, type Node } from "./kernel.ts";
export { type MinimalOptions, minimalCuts, minimalPaths, minimalSolutions } from "./minimal.ts";
export { type Direction, direction, directions, requireCoherent, requireIncreasing } from "./monotone.ts";
export { staticOrder } from "./order.ts";
export { SetFamily } from "./set-family.ts";
export { countSizes, type Measure, type SizeCounts } from "./sizes.ts";
export { cofactor, compose, dual, exists, forall, support, transfer } from "./transform.ts";
export { distributionOf, type Importance, importance, probability, uniform, type Weights } from "./weigh.ts";
