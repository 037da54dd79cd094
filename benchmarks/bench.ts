/** What is fast, and how much faster than the plain way, measured in one run: `node benchmarks/bench.ts`. */
import { atLeast, compile, evaluate, literal, threshold, variable } from "../packages/promise/src/diagram/index.ts";
import { ELECTORS, electoralCollege, STATES } from "../packages/promise/src/power/fixtures/electoral-college.ts";
import { EU_MEMBERS, euCouncil } from "../packages/promise/src/power/fixtures/eu-council.ts";
import { IMF_PERCENT, IMF_VOTES } from "../packages/promise/src/power/fixtures/imf.ts";
import {
  COUNCIL,
  securityCouncil,
  securityCouncilWithAbstention,
} from "../packages/promise/src/power/fixtures/security-council.ts";
import { indices, ternaryIndices, weightedIndices } from "../packages/promise/src/power/index.ts";
import { swings } from "../packages/promise/src/power/swings.ts";
import { type Measured, measure, row } from "./measure.ts";
import { coherentSystem } from "./systems.ts";

const done = new Map<string, Measured>();
function bench(name: string, run: () => string): void {
  const measured = measure(name, run);
  done.set(name, measured);
  console.log(row(measured));
}
function ratio(slow: string, fast: string): void {
  const times = (done.get(slow) as Measured).median / (done.get(fast) as Measured).median;
  console.log(`  ${times.toFixed(1)} times as long: "${slow}" as "${fast}"`);
}

bench(
  "UNSC: compile and all binary indices",
  () => `${compile(securityCouncil()).size} nodes, ${kind(indices(securityCouncil()))}`,
);
bench("UNSC: winning coalitions by enumeration", () => {
  const formula = securityCouncil();
  let winning = 0;
  for (let set = 0; set < 2 ** 15; set++) {
    const member = new Map(COUNCIL.map(({ name }, i) => [name, (set >> i) & 1]));
    if (evaluate(formula, ({ name }) => member.get(name) as number)) winning++;
  }
  return `${winning} winning`;
});
ratio("UNSC: winning coalitions by enumeration", "UNSC: compile and all binary indices");
bench("UNSC: ternary indices", () => ternaryIndices(securityCouncilWithAbstention()).kind);

bench("EU Council: compile", () => `${compile(euCouncil()).size} nodes`);
const council = compile(euCouncil());
bench("EU Council: minimal blocking coalitions, counted", () => `${compile(euCouncil()).countMinimalCuts()}`);
bench("EU Council: probability and importance", () => {
  council.importance();
  return council.probability(() => 0.9).toFixed(6);
});
bench("EU Council: Banzhaf, Shapley–Shubik and minimal sets", () =>
  kind(indices(council, { players: EU_MEMBERS, johnstonBudget: 2 })),
);

bench("EC-51: compile", () => `${compile(electoralCollege()).size} nodes`);
bench("EC-51: Banzhaf, Shapley–Shubik and minimal sets", () =>
  kind(indices(electoralCollege(), { players: STATES, johnstonBudget: 2 })),
);
bench("EC-51: swings of all, by size, on the diagram", () => {
  const { kernel, node } = compile(electoralCollege());
  return `${swings(kernel, node, STATES).winning} winning`;
});
bench("EC-51: the same by a table for each state", () => `${ELECTORS.map((_, i) => pivots(i)).length} states`);
ratio("EC-51: the same by a table for each state", "EC-51: swings of all, by size, on the diagram");

const votes = IMF_VOTES.map(([, each]) => each);
const quota = Math.ceil((votes.reduce((a, b) => a + b, 0) * IMF_PERCENT) / 100);
const members = IMF_VOTES.map(([name]) => variable(name));
bench("IMF: compile, votes in thousands", () => {
  const rounded = votes.map((each) => Math.round(each / 1000));
  const needed = Math.ceil((rounded.reduce((a, b) => a + b, 0) * IMF_PERCENT) / 100);
  return `${
    compile(
      threshold(
        needed,
        rounded,
        members.map((member) => literal(member)),
      ),
    ).size
  } nodes`;
});
bench("IMF: exact swings and Shapley–Shubik, 190 members", () =>
  kind(weightedIndices({ players: members, quota: BigInt(quota), weights: votes.map(BigInt) })),
);
bench("IMF: compile in full, ends at 1 million nodes", () => {
  try {
    return `${
      compile(
        threshold(
          quota,
          votes,
          members.map((member) => literal(member)),
        ),
        { nodeBudget: 1_000_000 },
      ).size
    } nodes`;
  } catch (error) {
    return (error as Error).name;
  }
});

const system = coherentSystem(200, 20260114);
bench("200 components: compile", () => `${compile(system).size} nodes`);
const compiled = compile(system);
bench("200 components: probability and importance", () => {
  compiled.importance(() => 0.7);
  return compiled.probability(() => 0.7).toFixed(9);
});
bench("200 components: minimal cut sets, counted", () => `${compile(system).countMinimalCuts()}`);
bench("200 of 400: compile", () => {
  const many = Array.from({ length: 400 }, (_, i) => literal(variable(`m${i}`)));
  return `${compile(atLeast(200, many)).size} nodes`;
});

function kind({ kind }: { readonly kind: string }): string {
  return kind;
}

/** One state's pivots by number of predecessors, from a table of its own. */
function pivots(of: number): bigint[] {
  const mine = ELECTORS[of]?.[1] as number;
  const ways = Array.from({ length: 51 }, () => new Array<bigint>(270).fill(0n));
  (ways[0] as bigint[])[0] = 1n;
  ELECTORS.forEach(([, electors], other) => {
    if (other === of) return;
    for (let s = 50; s > 0; s--) {
      const here = ways[s] as bigint[];
      const before = ways[s - 1] as bigint[];
      for (let w = 269; w >= electors; w--) here[w] = (here[w] as bigint) + (before[w - electors] as bigint);
    }
  });
  return ways.map((row) => row.slice(270 - mine).reduce((a, b) => a + b, 0n));
}
