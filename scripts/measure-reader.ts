import { FIELDS, type GoldSet, goldPassages, measure, precision, recall } from "../packages/reader/test/measure.ts";

/**
 * Prints how well the reader tells who said what on passages of our own: `node scripts/measure-reader.ts [--errors] [tuning|held-out|article …]`.
 * The errors of the held-out passages are not for tuning: without a name, only their numbers are printed.
 */
const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith("--")) as GoldSet[];
for (const set of named.length > 0 ? named : (["tuning", "held-out", "article"] as const)) {
  const measured = await measure(goldPassages(set));
  const { scores, jaccard, passages, errors } = measured;
  console.log(
    `${set}: ${passages} ${passages === 1 ? "passage" : "passages"}, ${scores.attribution.right + scores.attribution.missed} statements`,
  );
  console.log("  field        precision  recall  right  wrong  missed");
  for (const field of FIELDS) {
    const { right, wrong, missed } = scores[field];
    const share = (value: number) => `${(100 * value).toFixed(0)}%`;
    console.log(
      `  ${field.padEnd(12)} ${share(precision(scores[field])).padStart(9)} ${share(recall(scores[field])).padStart(7)} ${String(right).padStart(6)} ${String(wrong).padStart(6)} ${String(missed).padStart(7)}`,
    );
  }
  console.log(`  mean share of common characters in the contents found: ${jaccard.toFixed(2)}`);
  if (args.includes("--errors") && (set !== "held-out" || named.includes("held-out")))
    for (const error of errors) console.log(`  - ${error}`);
}
