import type { Scenario } from "@proviso/agreement";
import type { ExpectationResult } from "@proviso/promise";
import { plural } from "@proviso/report/document/plural";
import type { Style } from "@proviso/report/document/style";

/** A scenario and what became of its expectations. */
export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly results: readonly ExpectationResult[];
}

/** Results as a test runner prints them, file by file. */
export function testText(runs: readonly ScenarioRun[], style: Style): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const { scenario, results } of runs) {
    if (scenario.at.file !== file) {
      if (file !== undefined) lines.push("");
      file = scenario.at.file;
      lines.push(style.bold(file));
    }
    lines.push(`  ${scenario.id} ${style.dim(`“${scenario.title}”`)}`);
    for (const result of results) lines.push(...resultLines(result, style));
  }
  return `${[...lines, "", total(runs)].join("\n")}\n`;
}

function resultLines({ status, text, got, at }: ExpectationResult, style: Style): string[] {
  switch (status) {
    case "met":
      return [`    ${style.good("✓")} ${text}`];
    case "failed":
      return [
        `    ${style.error("✗")} ${text} ${style.dim(`${at.file}:${at.line}`)}`,
        ...(got === undefined ? [] : [`        but ${got}`]),
      ];
    case "not computed":
      return [`    ${style.warning("–")} ${text} ${style.dim(`(not computed: ${got ?? "no answer yet"})`)}`];
  }
}

function total(runs: readonly ScenarioRun[]): string {
  const results = runs.flatMap((run) => run.results);
  const count = (status: ExpectationResult["status"]) => results.filter((result) => result.status === status).length;
  const open = count("not computed");
  return `${plural(results.length, "expectation")}: ${count("met")} met, ${count("failed")} failed${open === 0 ? "" : `, ${open} not computed`}.`;
}

export function testJson(runs: readonly ScenarioRun[]): string {
  const scenarios = runs.map(({ scenario, results }) => ({
    scenario: scenario.id,
    title: scenario.title,
    at: scenario.at,
    results,
  }));
  return `${JSON.stringify({ format: "proviso-test/1", scenarios }, null, 2)}\n`;
}
