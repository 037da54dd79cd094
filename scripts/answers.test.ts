import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { type Asked, answersOf, KIND_NAMES, KIND_TEXTS, type KindName } from "@proviso/report/ask";
import { documentHtml } from "@proviso/report/document/html";
import { documentMarkdown } from "@proviso/report/document/markdown";
import { documentText } from "@proviso/report/document/text";
import { beforeAll, describe, expect, test } from "vitest";
import { REPOSITORY } from "./docs/fresh.ts";

const PAGE = readFileSync(join(REPOSITORY, "docs/answers.md"), "utf8");
const SECTIONS = PAGE.split(/^## /m).slice(1);
const DOSSIER = join(REPOSITORY, "dossiers/ukraine-2025");
const PROMISE = "Guarantee.protection";

/** What each answer needs to be told on the worked dossier. */
const QUESTIONS: Readonly<Record<KindName, Asked>> = {
  dossier: {},
  brief: {},
  findings: {},
  void: {},
  way: {},
  power: {},
  strength: { of: PROMISE, scenario: "renewed" },
  arrival: { of: PROMISE, scenario: "renewed" },
  worth: { of: PROMISE, scenario: "renewed" },
  play: { scenario: "unapproved" },
  story: {},
  questions: {},
  compare: {},
  diff: { of: "IstanbulTerms.protection", a: { take: { draft: "kyiv" } }, b: { take: { draft: "moscow" } } },
  sweep: { of: PROMISE, scenario: "renewed", vary: ["reliability=0%,50%,100%"] },
  record: {},
  claim: {},
  deter: { of: PROMISE },
  influence: {},
};

const same = (text: string): string => text;
const PLAIN = { bold: same, dim: same, error: same, warning: same, note: same, good: same, name: same };

let model: Model;
let files: string[];
let brief: string;

async function answered(kind: KindName) {
  const read = () => Promise.reject(new Error("nothing is read beside the dossier"));
  return (await answersOf(kind, { model, files, read }, QUESTIONS[kind])).answers;
}

beforeAll(async () => {
  files = readdirSync(DOSSIER)
    .filter((name) => name.endsWith(".proviso"))
    .map((name) => join(DOSSIER, name));
  const loaded = await load(files, nodeHost());
  if (loaded.model === undefined) throw new Error("the worked dossier has mistakes");
  model = loaded.model;
  // As it names them itself.
  files = [...new Set(model.agreements.map(({ at }) => at.file)), ...new Set(model.tables.map(({ at }) => at.file))];
  const [one] = await answered("brief");
  brief = documentMarkdown(one?.document ?? []);
});

test("the page has a section for every answer and for nothing else, in one order", () => {
  expect(SECTIONS.map((section) => section.split("\n", 1)[0])).toEqual(
    KIND_NAMES.map((kind) => `${KIND_TEXTS[kind].title} (\`${kind}\`)`),
  );
});

describe.each(KIND_NAMES)("%s", (kind) => {
  const section = SECTIONS[KIND_NAMES.indexOf(kind)] ?? "";
  const said = (what: string) =>
    new RegExp(`^- \\*\\*${what}:\\*\\* ([^]*?)(?=\\n- \\*\\*|\\n*$(?![^]))`, "m").exec(section)?.[1] ?? "";

  test("says what it is, its command, formula, source, place in the brief and code", () => {
    expect(section).toContain(KIND_TEXTS[kind].about);
    expect(said("Formula").length).toBeGreaterThan(20);
    expect(said("Source").length).toBeGreaterThan(10);
    const [, command = ""] = /^`proviso ([a-z]+)`/.exec(said("Command")) ?? [];
    expect(readFileSync(join(REPOSITORY, "docs/cli.md"), "utf8").split("\n")).toContainEqual(
      expect.stringMatching(new RegExp(`^ {2}${command} \\[`)),
    );
    const paths = [...said("Code").matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect([path, existsSync(join(REPOSITORY, path))]).toEqual([path, true]);
  });

  test("has its place in the brief", () => {
    const heading = said("In the brief").trim();
    expect(heading).not.toBe("");
    expect(brief.split("\n").filter((line) => line.startsWith(`## ${heading}`))).not.toEqual([]);
  });

  test("is rendered as text, Markdown, HTML and JSON", async () => {
    const answers = await answered(kind);
    expect(answers.length).toBeGreaterThan(0);
    for (const { value, document } of answers) {
      const words = KIND_TEXTS[kind].title;
      for (const shown of [
        documentText(document, PLAIN, 100),
        documentMarkdown(document),
        documentHtml(words, document),
      ]) {
        expect(shown.length).toBeGreaterThan(100);
        expect(shown).not.toMatch(/undefined|NaN|\[object|Infinity/);
      }
      const json = JSON.stringify(value);
      expect(JSON.parse(json)).toHaveProperty("kind");
      expect(json).not.toMatch(/:null[,}]/);
    }
  });
});
