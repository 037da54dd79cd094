/** How long the answers of a long record take: `node benchmarks/said.ts`. */
import { askRecord } from "../packages/report/src/ask/said.ts";
import { longRecord } from "./long-record.ts";
import { measure, row } from "./measure.ts";

const said = longRecord(5000, 20250820);
const measured = measure("5,000 statements: every answer, laid out", () => {
  // A copy, so that nothing is remembered from the run before.
  const { conflicts, reversals, silences } = askRecord({ ...said }).value;
  return `${conflicts.length} conflicts, ${reversals.length} reversals, ${silences.length} silences`;
});
console.log(row(measured));
