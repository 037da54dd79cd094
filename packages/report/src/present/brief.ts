import type { Model } from "@proviso/agreement";
import {
  type Brief,
  type BriefPromise,
  type BriefVerdict,
  type Given,
  nameOf,
  plain,
  type Step,
} from "@proviso/promise";
import {
  type Block,
  code,
  type Document,
  evidence,
  fresh,
  heading,
  list,
  paragraph,
  placeText,
  quiet,
  quoted,
  strong,
} from "../document/document.ts";
import { percentRange } from "./numbers.ts";

/**
 * The report: three sentences for whoever has no more time, then what they rest on. Notes, what the verdicts beside it rest on and the list of
 * assumptions are there in full or counted.
 */
export function presentBrief(model: Model, brief: Brief, full = false): Document {
  const shown = new Set<string>();
  return [
    heading(1, brief.title),
    ...(brief.status === "" ? [] : [paragraph(quiet(plain.sentence(`${brief.status}.`)))]),
    ...brief.sentences.map(({ text }) => paragraph(strong(text))),
    heading(2, "What this rests on"),
    ...evidence(
      fresh(
        brief.sentences.flatMap((sentence) => sentence.evidence),
        shown,
      ),
    ),
    heading(2, `Who can void it: ${brief.main.target.title}`),
    verdictTable(model, brief.main.verdicts),
    ...besideBlocks(model, brief.beside, shown, full),
    ...questionBlocks(brief),
    ...claimBlocks(brief),
    ...strengthBlocks(brief),
    ...worthBlocks(brief),
    ...findingBlocks(brief),
    ...groundBlocks(brief, full),
  ];
}

function verdictTable(model: Model, verdicts: readonly BriefVerdict[]): Block {
  const names = (parties: readonly string[]) =>
    parties.length === 0 ? quiet("nobody") : parties.map((party) => nameOf(model, party)).join(", ");
  return {
    kind: "table",
    columns: [
      { title: "" },
      { title: "can void it alone" },
      { title: "can block others' help alone" },
      { title: "effectively bound to help" },
    ],
    rows: verdicts.map(({ under, value }) => [
      [under === "" ? "As it stands" : under],
      [names(value.alone)],
      [names(value.coalitions.blocking.listed.filter((parties) => parties.length === 1).flat())],
      [names([...new Set(value.help.filter((help) => help.effectivelyBound).map(({ party }) => party))])],
    ]),
  };
}

function besideBlocks(model: Model, beside: readonly BriefPromise[], shown: Set<string>, full: boolean): Block[] {
  if (beside.length === 0) return [];
  return [
    heading(2, "Beside it"),
    ...beside.flatMap(({ title, target, verdicts }) => [
      heading(3, `${title}: ${target.title}`),
      list(
        ...verdicts.map(({ under, text, gives, evidence: steps, value }) => ({
          line: [under === "" ? "" : `${under}: `, text, gives === "" ? "" : ` ${gives}`],
          below: evidence(fresh(full ? steps : [...value.gives, ...steps.slice(0, 1)].map(stepOf), shown)),
        })),
      ),
      ...(verdicts.length > 1 ? [verdictTable(model, verdicts)] : []),
    ]),
  ];
}

function stepOf(step: Step | Given): Step {
  return "text" in step
    ? step
    : { text: `clause ${step.clause.split(".").at(-1)}: ${step.words}`, at: step.at, support: step.support };
}

function questionBlocks({ questions }: Brief): Block[] {
  if (questions.length === 0) return [];
  return [
    heading(2, "What is open"),
    list(
      ...questions.map(({ id, text, decides, touches, record, at, options }) => ({
        line: [
          strong(text),
          " ",
          quiet(`${id.split(".").at(-1)}, ${placeText(at)}`),
          record === undefined ? "" : ` On record: ${record.state}. ${record.why}`,
          decides ? "" : touches ? " The verdict stays; who must act together changes." : " This changes nothing here.",
        ],
        below: decides
          ? [list(...options.map(({ option, verdicts }) => ({ line: [code(option), `: ${verdicts.join(" / ")}`] })))]
          : [],
      })),
    ),
  ];
}

function strengthBlocks({ strengths }: Brief): Block[] {
  return strengths.flatMap(({ title, rows }): Block[] => [
    heading(2, `How sure it is: ${title}`),
    {
      kind: "table",
      columns: [{ title: "reading" }, { title: "kept with a probability of", align: "right" }],
      rows: rows.map(({ under, low, high }) => [[under === "" ? "as it stands" : under], [percentRange(low, high)]]),
    },
  ]);
}

function worthBlocks({ worths }: Brief): Block[] {
  const byScenario = Map.groupBy(worths, ({ title }) => title);
  return [...byScenario].flatMap(([title, rows]): Block[] => [
    heading(2, `Against no agreement: ${title}`),
    {
      kind: "table",
      columns: [
        { title: "reading" },
        { title: "help within 3 and 14 days", align: "right" },
        { title: "without the agreement", align: "right" },
        { title: "so the agreement is" },
      ],
      rows: rows.map(({ reading, verdict, by }) => {
        const at = (side: "with" | "without") =>
          by
            .filter(({ days }) => days === 3 || days === 14)
            .map((one) => percentRange(one[side][0], one[side][1]))
            .join(", ");
        return [[reading === "" ? "as it stands" : reading], [at("with")], [at("without")], [WORTH[verdict]]];
      }),
    },
  ]);
}

const WORTH = {
  worse: "worse than none",
  better: "better than none",
  same: "worth as much as none",
  depends: "sometimes better, sometimes worse",
};

function findingBlocks({ findings }: Brief): Block[] {
  const shown = findings.filter(({ severity }) => severity !== "info");
  if (shown.length === 0) return [];
  const rest = findings.length - shown.length;
  return [
    heading(2, "Weak places in the text"),
    list(
      ...shown.map(({ message, code: name, at }) => ({
        line: [message, " ", quiet(`${name}, ${placeText(at)}`)],
      })),
    ),
    ...(rest === 0 ? [] : [paragraph(quiet(`Notes left out: ${rest}; proviso check shows them.`))]),
  ];
}

function claimBlocks({ claims }: Brief): Block[] {
  if (claims.length === 0) return [];
  return [
    heading(2, "Claims"),
    list(
      ...claims.map(({ text, by, verdict, why, at, support, deciding }) => ({
        line: [`${quoted(text)}${by === undefined ? "" : ` (${by})`}: `, strong(verdict), `. ${why}`],
        below: evidence([{ text: "the claim", at, support }, ...deciding]),
      })),
    ),
  ];
}

function groundBlocks({ assumed, sources }: Brief, full: boolean): Block[] {
  const blocks: Block[] = [];
  if (assumed.length > 0) {
    const places = Map.groupBy(assumed, ({ why }) => why);
    const items = [...places].map(([why, all]) => ({
      line: [plain.sentence(why), " ", quiet(all.map(({ at }) => placeText(at)).join(", "))],
    }));
    blocks.push(
      heading(2, "Assumed, since no source says it"),
      full
        ? list(...items)
        : paragraph(`${items.length} assumptions, each marked with its reason in the text; --full lists them.`),
    );
  }
  if (sources.length > 0) {
    blocks.push(
      heading(2, "Sources"),
      list(...sources.map(({ name, path, dated }) => ({ line: [`${name}, ${dated} `, quiet(path)] }))),
    );
  }
  return blocks;
}
