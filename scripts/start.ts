/** `npm start`: the workbench on the worked dossier. Further arguments are those of `proviso serve`: `npm start -- --no-open --port 0 my/dossier`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildWorkbench, WORKBENCH } from "./workbench.ts";

const root = join(import.meta.dirname, "..");
const given = process.argv.slice(2);
if (!existsSync(WORKBENCH)) console.error("Building the workbench, once …");
await buildWorkbench();
const names = given.some(
  (argument, at) =>
    !argument.startsWith("-") && !["--host", "--port", "--token", "--name", "--archive"].includes(given[at - 1] ?? ""),
);
const dossier = names ? [] : [join(root, "dossiers/ukraine-2025")];
process.argv = [process.argv[0] ?? "node", join(root, "packages/cli/src/main.ts"), "serve", ...dossier, ...given];
await import("../packages/cli/src/main.ts");
