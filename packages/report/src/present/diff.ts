import type { Model } from "@proviso/agreement";
import { type DiffAnswer, type DiffSide, plain } from "@proviso/promise";
import {
  type Block,
  type Document,
  type Evidence,
  evidence,
  fresh,
  heading,
  type Item,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";

const MOST_LISTED = 12;

/** What changed between two drafts: the sentence first, then what it rests on. */
export function presentDiff(models: readonly [Model, Model], answer: DiffAnswer): Document {
  const [before, after] = models;
  const { a, b, summary, verdict, why } = answer;
  const stop = stopping(answer);
  const [sentence, ...examples] = verdict;
  const shown = new Set<string>();
  return [
    heading(1, `What changes from ${a.label} to ${b.label}`),
    paragraph(strong(summary)),
    list({ line: sideLine(before, a) }, { line: sideLine(after, b) }),
    heading(2, "Is it at least as strong?"),
    paragraph(sentence ?? ""),
    ...examples.map((example) => paragraph(example)),
    heading(2, `Who can ${stop} it`),
    ...means(after, answer),
    ...(why === undefined ? [] : [paragraph(why.sentence), ...evidence(fresh(why.steps, shown))]),
    ...(a.target.kind === "decision"
      ? []
      : [heading(2, "What became binding, permitted or forbidden"), conduct(after, answer)]),
    heading(2, "Which terms moved"),
    terms(answer),
  ];
}

function sideLine(model: Model, { label, target, answering, beneficiary }: DiffSide): Line {
  const agreement = model.agreements.find(({ id }) => id === target.agreement);
  const answers = (agreement?.questions ?? []).flatMap(({ id, name, options }) => {
    const option = options.find((one) => one.name === answering[id]);
    if (option === undefined) return [];
    const { draft } = option;
    const whose = draft === undefined ? "" : ` (${draft.stage} by ${plain.list(draft.holders, model)} on ${draft.on})`;
    return [`${name} is ${option.name}${whose}`];
  });
  const to = beneficiary === undefined ? "" : `, to ${plain.list([beneficiary], model)}`;
  const where = answers.length === 0 ? "" : `, where ${plain.list(answers)}`;
  return [strong(label), `: ${agreement?.title ?? target.agreement}, ${target.title}${to}${where}`];
}

/** A promise is voided, a decision is stopped. */
function stopping({ a }: DiffAnswer): string {
  return a.target.kind === "decision" ? "stop" : "void";
}

function means(model: Model, answer: DiffAnswer): Block[] {
  const { voiding, b } = answer;
  const stop = stopping(answer);
  const rows: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    [`can ${stop} it under ${b.label} only`, voiding.gained],
    [`can no longer ${stop} it`, voiding.lost],
  ];
  if (rows.every(([, coalitions]) => coalitions.length === 0))
    return [paragraph(`Nobody gains or loses the means to ${stop} it.`)];
  return [
    {
      kind: "table",
      columns: [{ title: "Who" }, { title: "alone, or together (+)" }],
      rows: rows.map(([what, coalitions]): Line[] => [[what], coalitionsLine(model, coalitions)]),
    },
  ];
}

function coalitionsLine(model: Model, coalitions: readonly (readonly string[])[]): Line {
  if (coalitions.length === 0) return [quiet("nobody")];
  const named = coalitions
    .slice(0, MOST_LISTED)
    .map((parties) =>
      parties.length === 0 ? "it cannot be kept" : parties.map((party) => plain.partyName(model, party)).join(" + "),
    );
  const rest = coalitions.length - named.length;
  return [named.join("; "), ...(rest > 0 ? [quiet(`; and ${rest} more`)] : [])];
}

/** Acts that change alike for the same parties share a row. */
function conduct(model: Model, answer: DiffAnswer): Block {
  const rows = new Map<string, { acts: string[]; line: readonly [string, string, string] }>();
  for (const { parties, act, before, after } of answer.conduct) {
    const who = plain.shortList(parties, model);
    const key = `${parties.join()}|${before}|${after}`;
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { acts: [act], line: [who, before, after] });
    else known.acts.push(act);
  }
  if (rows.size === 0) return paragraph("Nothing.");
  return {
    kind: "table",
    columns: [{ title: "For whom" }, { title: "to do what" }, { title: answer.a.label }, { title: answer.b.label }],
    rows: [...rows.values()].map(({ acts, line: [who, before, after] }): Line[] => [
      [who],
      [acts.join("; ")],
      [before],
      [after],
    ]),
  };
}

function terms({ terms: changes }: DiffAnswer): Block {
  if (changes.length === 0) return paragraph("None.");
  return list(
    ...changes.map(({ item, what, before, after, from, at }): Item => {
      const steps: Evidence[] = [
        ...(before === undefined ? [] : [{ text: `before: ${before}`, at: from ?? at, support: [] }]),
        ...(after === undefined ? [] : [{ text: `after: ${after}`, at, support: [] }]),
      ];
      const how = before === undefined ? " (new)" : after === undefined ? " (gone)" : "";
      return { line: [strong(item), `, ${what}${how}`], below: evidence(steps) };
    }),
  );
}
