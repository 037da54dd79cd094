import { readFileSync } from "node:fs";

const GRAMMAR = new URL("../../packages/language/src/grammar/proviso.langium", import.meta.url);

/** The grammar that the parser is made from, without what only the parser's maker needs. */
export function grammarAsEbnf(): string {
  const rules = readFileSync(GRAMMAR, "utf8")
    .split("\n")
    .filter((line) => !/^(grammar |\/\*\*| \*)/.test(line))
    .map((line) => (/^(hidden )?terminal /.test(line) ? terminal(line) : rule(line)))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  return `\`\`\`ebnf\n${rules}\n\`\`\``;
}

/** Every word that the grammar reserves, in the order of the alphabet; words that the rule of names allows are not. */
export function keywords(): string {
  const text = readFileSync(GRAMMAR, "utf8").replaceAll(/^(hidden )?terminal .*$|^\/\*\*.*$|^ \*.*$/gm, "");
  const words = new Set([...text.matchAll(/'([a-z]+)'/g)].map(([, word]) => `\`${word}\``));
  const names = /^AnyName .*$/m.exec(text)?.[0] ?? "";
  for (const [, word] of names.matchAll(/'([a-z]+)'/g)) words.delete(`\`${word}\``);
  return [...words].sort().join(" ");
}

function rule(line: string): string {
  return line
    .replace(/^entry /, "")
    .replace(/^fragment /, "")
    .replace(/^(\w+) (?:returns|infers) \w+:/, "$1:")
    .replaceAll(/\{infer \w+\} ?/g, "")
    .replaceAll(/\b\w+(?:\+=|\?=|=)(?=['\w(])/g, "");
}

function terminal(line: string): string {
  return line.replace(/^hidden terminal/, "terminal").replace(/ returns \w+/, "");
}
