import { DEFAULT_NODE_BUDGET } from "../diagram/budget.ts";
import { type Formula, literal, variable, YES } from "../diagram/formula.ts";
import { type Conduct, goodFaith } from "../ground/index.ts";
import { type WeightedFamily, type WeightedGame, weightedFamilies, weightedGameOf } from "../power/index.ts";
import type { CoalitionAnswer, Coalitions } from "./coalitions.ts";
import type { Game } from "./game.ts";
import { selectorOf } from "./selectors.ts";

/** Members vote yes, all others no. */
export const yesOrNo: Conduct = {
  ...goodFaith,
  vote: (choice, outcomes): Formula => {
    const yes = outcomes.includes(YES);
    const no = outcomes.includes(0);
    return yes && no
      ? { kind: "constant", value: true }
      : yes
        ? literal(variable(choice.owner))
        : no
          ? literal(variable(choice.owner), 0)
          : { kind: "constant", value: false };
  },
};

/** What is asked of a game for every one of its coalitions is worked out once. */
const KNOWN = new WeakMap<Game, { readonly vote: WeightedGame | undefined }>();

/** A decision by weight alone whose diagram might outgrow the budget; undefined for every other game. */
export function largeVote(game: Game): WeightedGame | undefined {
  let known = KNOWN.get(game);
  if (known === undefined) {
    known = { vote: byWeightAlone(game) };
    KNOWN.set(game, known);
  }
  return known.vote;
}

function byWeightAlone(game: Game): WeightedGame | undefined {
  if (game.target.kind !== "decision") return undefined;
  const found = weightedGameOf(
    game.structure.decided(game.target.id, yesOrNo).approved,
    game.structure.voters(game.target.id).map(selectorOf),
    game.options.nodeBudget ?? DEFAULT_NODE_BUDGET,
  );
  const total = (found?.weights ?? []).reduce((a, b) => a + b, 0n);
  return found === undefined || found.quota <= 0n || found.quota > total ? undefined : found;
}

/**
 * Who can stop and who can carry such a decision. A no and an abstention count alike where only yeses are weighed, so whoever holds back more than may
 * be missing stops it; votes are all there is, so to block and to break it is the same.
 */
export function voteCoalitions(game: Game, vote: WeightedGame, most: number): CoalitionAnswer {
  const total = vote.weights.reduce((a, b) => a + b, 0n);
  const [stop, carry] = weightedFamilies([{ ...vote, quota: total - vote.quota + 1n }, vote], most);
  if (stop === undefined || carry === undefined) throw new TypeError("two games have two families");
  const names = vote.players.map(({ name }) => name);
  const voiding = told(stop, names);
  return {
    players: game.inOrder(new Set(stop.members.map((i) => names[i] as string))),
    voiding,
    blocking: voiding,
    breaking: voiding,
    securing: told(carry, names),
    orderMatters: false,
  };
}

function told({ count, bySize, listed }: WeightedFamily, names: readonly string[]): Coalitions {
  return {
    count: String(count),
    bySize: bySize.map(String),
    listed: listed.map((members) => members.map((i) => names[i] as string)),
    cut: BigInt(listed.length) < count,
  };
}
