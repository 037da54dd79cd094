import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { RULES, type Severity } from "../packages/promise/src/findings/index.ts";

const ROOT = new URL("../", import.meta.url);
const PAGE = new URL("docs/findings.md", ROOT);

const MEANS: Readonly<Record<Severity, string>> = {
  error: "the text does not do what it is for",
  warning: "somebody can rely on less than the words suggest",
  info: "something is left unsaid",
};

/** docs/findings.md: every rule's page with its examples, made from the folders of `packages/promise/src/findings`. */
export function findingsPage(): string {
  const rows = RULES.map(({ code, severity, title }) => `| [\`${code}\`](#${code}) | ${severity} | ${title} |`);
  return [
    "<!-- Made by `node scripts/findings-docs.ts` from packages/promise/src/findings; edit the rule.md there. -->",
    "# Findings",
    "",
    "What Proviso finds weak in an agreement's text. Each finding points at a line, says in one sentence what this text does, why that matters, where it has",
    "happened, and how to mend it. Definitions are those of [semantics.md](semantics.md): what is tested is what parties can lawfully do, not which words stand there.",
    "Where questions are open, a finding names the answers under which it holds.",
    "",
    ...Object.entries(MEANS).map(([severity, words]) => `- *${severity}*: ${words}`),
    "",
    "| code | severity | |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "A text that has no meaning under some answering is reported with the code of that error, such as `empty-group` or `contradictory-cycle`. `too-many-answerings`",
    "says that not every way of answering the open questions was examined, `too-large` that a text could not be worked out within its budget.",
    "",
    "To add a finding, add a folder with `rule.ts`, `rule.md`, `rule.test.ts`, `good.proviso` and `bad.proviso`, and one line in `rules.ts`; then run",
    "`node scripts/findings-docs.ts`.",
    "",
    ...RULES.map(({ code, severity }) => section(code, severity)),
  ].join("\n");
}

function section(code: string, severity: Severity): string {
  const [heading = "", ...body] = file(code, "rule.md").trimEnd().split("\n");
  return [
    `<a id="${code}"></a>`,
    "",
    `#${heading}`,
    "",
    `\`${code}\`, ${severity}`,
    "",
    body.join("\n").trim(),
    "",
    "It is found here:",
    "",
    fenced(file(code, "bad.proviso")),
    "",
    "and not here:",
    "",
    fenced(file(code, "good.proviso")),
    "",
  ].join("\n");
}

function file(code: string, name: string): string {
  return readFileSync(new URL(`packages/promise/src/findings/${code}/${name}`, ROOT), "utf8");
}

function fenced(text: string): string {
  return `\`\`\`proviso\n${text.trimEnd()}\n\`\`\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, findingsPage());
