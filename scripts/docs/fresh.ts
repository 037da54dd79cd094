import { join } from "node:path";
import { apiPaths, apiProblems } from "./api.ts";
import { diagnosticsTable } from "./diagnostics.ts";
import { grammarAsEbnf, keywords } from "./grammar.ts";
import { withOutputs } from "./outputs.ts";
import { partiesList, verbsTable } from "./prelude.ts";

export const REPOSITORY = join(import.meta.dirname, "../..");

/** Documents with something generated in them, from the root of the repository. */
export const DOCUMENTS: readonly string[] = [
  "README.md",
  "docs/language.md",
  "docs/guide.md",
  "docs/cli.md",
  "docs/archive.md",
  "docs/api.md",
];

/** What stands between `<!-- generated: name -->` and `<!-- end of name -->`. */
const SECTIONS: Readonly<Record<string, () => string>> = {
  grammar: grammarAsEbnf,
  keywords,
  diagnostics: diagnosticsTable,
  verbs: verbsTable,
  parties: partiesList,
  paths: apiPaths,
  problems: apiProblems,
};

/** The document as it should be: generated sections made again, commands run again. */
export async function fresh(path: string, text: string): Promise<string> {
  const sections = text.replaceAll(/<!-- generated: (\w+) -->\n[\s\S]*?<!-- end of \1 -->/g, (_all, name: string) => {
    const make = SECTIONS[name];
    if (make === undefined)
      throw new RangeError(`${path} asks for "${name}"; there are ${Object.keys(SECTIONS).join(", ")}.`);
    return `<!-- generated: ${name} -->\n${make()}\n<!-- end of ${name} -->`;
  });
  return withOutputs(path, sections, REPOSITORY);
}
