/**
 * Keeps the documents true. `node scripts/docs.ts` rewrites what is generated in README.md and docs/; with `--check` it changes nothing and exits
 * with 1 where something is stale.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENTS, fresh, REPOSITORY } from "./docs/fresh.ts";

const check = process.argv.includes("--check");
let stale = 0;
for (const path of DOCUMENTS) {
  const file = join(REPOSITORY, path);
  const now = await fresh(path, readFileSync(file, "utf8"));
  if (now === readFileSync(file, "utf8")) continue;
  stale++;
  if (!check) {
    writeFileSync(`${file}.new`, now);
    renameSync(`${file}.new`, file);
  }
  console.log(check ? `${path} is stale; run: node scripts/docs.ts` : `${path} written`);
}
process.exitCode = check && stale > 0 ? 1 : 0;
