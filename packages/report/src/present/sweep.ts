import type { Model } from "@proviso/agreement";
import { plain, type Sweep, type SweepAxis, type SweepRow } from "@proviso/promise";
import { type Document, heading, paragraph, quiet, strong, type Table } from "../document/document.ts";
import { percent, percentRange } from "./numbers.ts";
import { valueWords } from "./ranges.ts";

/** The rows of one way of answering what is open, for one beneficiary. */
interface Panel {
  readonly title: string;
  readonly rows: readonly SweepRow[];
}

/** A matrix wider than this is a list. */
const WIDEST = 11;

/** The map as tables, a sentence above each. */
export function presentSweep(model: Model, sweep: Sweep, rows: readonly SweepRow[]): Document {
  return [
    heading(1, `${sweep.target.id} over ${sweep.axes.map(({ name }) => name).join(" and ")}`),
    paragraph(quiet(`In the scenario ${sweep.scenario}: ${measure(sweep)}.`)),
    ...panelsOf(model, sweep, rows).flatMap(({ title, rows: own }) => [
      ...(title === "" ? [] : [heading(2, plain.sentence(title))]),
      paragraph(strong(sentenceOf(sweep, own))),
      tableOf(sweep, own),
    ]),
  ];
}

function measure({ answer }: Sweep): string {
  switch (answer.kind) {
    case "strength":
      return "how likely the promise is kept";
    case "arrival":
      return `how likely help has come within ${answer.days} days`;
    case "worth":
      return "how likely help comes with the agreement, and without it";
    case "deter":
      return "how likely an attack is answered, and whether it pays";
    case "play":
      return "whether the promise is kept at the end of the scenario's events";
  }
}

function panelsOf(model: Model, { questions }: Sweep, rows: readonly SweepRow[]): Panel[] {
  const several = new Set(rows.map((row) => row["to"])).size > 1;
  const panels = new Map<string, SweepRow[]>();
  for (const row of rows) {
    const answers = questions.flatMap((id) => (row[id] === "" ? [] : [`${id.split(".").at(-1)} is ${row[id]}`]));
    const parties = String(row["to"]).split(" ");
    const title = [
      ...(several ? [`to ${plain.list(parties, model)}`] : []),
      ...(answers.length === 0 ? [] : [`where ${plain.list(answers)}`]),
    ].join(", ");
    const known = panels.get(title);
    if (known === undefined) panels.set(title, [row]);
    else known.push(row);
  }
  return [...panels].map(([title, own]) => ({ title, rows: own }));
}

/** What the map shows, in a sentence: where it is least and greatest, and what the verdicts are. */
function sentenceOf(sweep: Sweep, rows: readonly SweepRow[]): string {
  const [first] = rows;
  if (first === undefined) return "There is nothing to show.";
  const verdict = verdictsOf(sweep, rows);
  if (sweep.answer.kind === "play") return verdict;
  const at = (row: SweepRow) =>
    plain.list(sweep.axes.map((axis) => `${axis.name} ${valueWords(axis.kind, Number(row[axis.name]))}`));
  const least = rows.reduce((a, b) => (low(b) < low(a) ? b : a), first);
  const most = rows.reduce((a, b) => (low(b) > low(a) ? b : a), first);
  const what = { ...WHAT, strength: measure(sweep), arrival: measure(sweep) }[sweep.answer.kind];
  const moves =
    low(most) - low(least) < 1e-12
      ? `${what} does not change: ${percent(low(first))} everywhere`
      : `${what} goes from ${percent(low(least))} at ${at(least)} to ${percent(low(most))} at ${at(most)}`;
  return plain.sentence(`${moves}${verdict === "" ? "" : `; ${verdict}`}.`);
}

const WHAT = {
  worth: "how likely help comes with the agreement",
  deter: "how likely an attack is answered",
} as const;

function verdictsOf({ answer: { kind } }: Sweep, rows: readonly SweepRow[]): string {
  const verdicts = [...new Set(rows.map((row) => String(row["verdict"])))];
  const points = (one: string): string => {
    const count = rows.filter((row) => row["verdict"] === one).length;
    return `at ${count} point${count === 1 ? "" : "s"}`;
  };
  switch (kind) {
    case "worth":
      return verdicts.length === 1
        ? `against no agreement the verdict is “${verdicts[0]}” throughout`
        : `against no agreement the verdict is ${plain.list(verdicts.map((one) => `“${one}” ${points(one)}`))}`;
    case "deter": {
      const words = verdicts.map((one) =>
        one === "depends" ? "whether it pays depends on parties without a stance" : one,
      );
      return words.length === 1
        ? `${words[0]} throughout`
        : plain.list(words.map((one, i) => `${one} ${points(verdicts[i] ?? "")}`));
    }
    case "play": {
      const kept = rows.filter((row) => low(row) === 1).length;
      const broken = rows.filter((row) => Number(row["breaches"]) > 0).length;
      const of = (count: number): string =>
        count === rows.length ? "throughout" : count === 0 ? "nowhere" : `at ${count} of ${rows.length} points`;
      return plain.sentence(`the promise is kept ${of(kept)}, and somebody is in breach ${of(broken)}.`);
    }
    default:
      return "";
  }
}

function tableOf(sweep: Sweep, rows: readonly SweepRow[]): Table {
  const [down, across] = sweep.axes;
  const { kind } = sweep.answer;
  if (down !== undefined && across !== undefined && across.values.length <= WIDEST && kind !== "play") {
    return {
      kind: "table",
      columns: [
        { title: `${down.name} ↓ ${across.name} →` },
        ...across.values.map((value) => ({ title: valueWords(across.kind, value), align: "right" as const })),
      ],
      rows: down.values.map((value, i) => [
        [valueWords(down.kind, value)],
        ...across.values.map((_, j) => [marked(rows[i * across.values.length + j])]),
      ]),
    };
  }
  const verdict = kind === "worth" || kind === "deter" || kind === "play";
  return {
    kind: "table",
    columns: [
      ...sweep.axes.map(({ name }) => ({ title: name, align: "right" as const })),
      ...(kind === "play"
        ? []
        : [{ title: { ...CHANCE, strength: "chance", arrival: "chance" }[kind], align: "right" as const }]),
      ...(kind === "worth" ? [{ title: "without it", align: "right" as const }] : []),
      ...(verdict ? [{ title: kind === "play" ? "what comes of it" : "verdict" }] : []),
    ],
    rows: rows.map((row) => [
      ...sweep.axes.map((axis) => [valueWords(axis.kind, Number(row[axis.name]))]),
      ...(kind === "play" ? [] : [[figure(row)]]),
      ...(kind === "worth" ? [[percentRange(Number(row["without_low"]), Number(row["without_high"]))]] : []),
      ...(verdict ? [[String(row["verdict"])]] : []),
    ]),
  };
}

const CHANCE = { worth: "with the agreement", deter: "an answer" } as const;

function figure(row: SweepRow | undefined): string {
  return row === undefined ? "" : percentRange(low(row), Number(row["high"]));
}

/** With a word where an attack pays. */
function marked(row: SweepRow | undefined): string {
  return row !== undefined && pays(row) ? `${figure(row)} pays` : figure(row);
}

function pays(row: SweepRow): boolean {
  return row["verdict"] === "attack pays";
}

function low(row: SweepRow): number {
  return Number(row["low"]);
}

// The picture: a panel for each case, one below the other, that needs nothing else and no colour vision.

const WIDTH = 760;
const LEFT = 70;
const PLOT = { width: 620, height: 260 } as const;
/** Okabe and Ito's blue and vermilion, which every eye tells apart; the second line is dashed as well. */
const BLUE = "#0072b2";
const VERMILION = "#d55e00";
/** Five stops of cividis, which looks the same to colour-blind eyes and rises evenly in brightness. */
const CIVIDIS = [
  [0, 32, 77],
  [65, 77, 107],
  [124, 123, 120],
  [188, 175, 111],
  [255, 234, 70],
] as const;

/** The map as a picture: lines for one number, colours for two. Its rows stand in a table beside it, which the description names. */
export function sweepPicture(model: Model, sweep: Sweep, rows: readonly SweepRow[]): string {
  const panels = panelsOf(model, sweep, rows);
  const parts: string[] = [];
  let y = 24;
  for (const { title, rows: own } of panels) {
    const words = title === "" ? sentenceOf(sweep, own) : plain.sentence(`${title}: ${sentenceOf(sweep, own)}`);
    for (const line of wrapped(words, 100)) {
      parts.push(`<text x="16" y="${y}" class="title">${escaped(line)}</text>`);
      y += 19;
    }
    y += 12;
    parts.push(...(sweep.axes.length === 1 ? lines(sweep, own, y) : heat(sweep, own, y)));
    y += PLOT.height + 74;
  }
  const title = panels.length === 1 ? sentenceOf(sweep, rows) : plain.sentence(`${measure(sweep)}.`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-labelledby="title about" font-family="Georgia, serif" font-size="12">
<title id="title">${escaped(title)}</title>
<desc id="about">${escaped(`${sweep.target.id} in the scenario ${sweep.scenario}. Every figure stands in the .csv file beside this picture.`)}</desc>
<style>.title{font-size:15px}text{fill:#1b1a17}.end{text-anchor:end}.mid{text-anchor:middle}</style>
<rect width="100%" height="100%" fill="#fdfcf9"/>
${parts.join("\n")}
</svg>
`;
}

function lines(sweep: Sweep, rows: readonly SweepRow[], top: number): string[] {
  const [axis] = sweep.axes;
  if (axis === undefined) return [];
  const [from, to] = [Math.min(...axis.values), Math.max(...axis.values)];
  const x = (value: number) => places(LEFT + (to === from ? 0.5 : (value - from) / (to - from)) * PLOT.width);
  const y = (chance: number) => places(top + (1 - chance) * PLOT.height);
  const sorted = [...rows].sort((a, b) => Number(a[axis.name]) - Number(b[axis.name]));
  const points = (column: string) => sorted.map((row) => `${x(Number(row[axis.name]))},${y(Number(row[column]))}`);
  const series = (lower: string, upper: string, colour: string, dash: string): string[] => [
    `<polygon points="${[...points(lower), ...points(upper).reverse()].join(" ")}" fill="${colour}" fill-opacity="0.2"/>`,
    ...[lower, upper].map(
      (column) =>
        `<polyline points="${points(column).join(" ")}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`,
    ),
  ];
  const key = (words: string, colour: string, dash: string, at: number): string[] => [
    `<line x1="${at}" y1="${top + PLOT.height + 48}" x2="${at + 28}" y2="${top + PLOT.height + 48}" stroke="${colour}" stroke-width="2"${dash}/>`,
    `<text x="${at + 34}" y="${top + PLOT.height + 52}">${words}</text>`,
  ];
  const dashed = ' stroke-dasharray="7 4"';
  const worth = sweep.answer.kind === "worth";
  return [
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((chance) => [
      `<line x1="${LEFT}" y1="${y(chance)}" x2="${LEFT + PLOT.width}" y2="${y(chance)}" stroke="#d9d4c7"/>`,
      `<text x="${LEFT - 8}" y="${y(chance) + 4}" class="end">${chance * 100}%</text>`,
    ]),
    ...labels(axis).map(
      (value) =>
        `<text x="${x(value)}" y="${top + PLOT.height + 18}" class="mid">${valueWords(axis.kind, value)}</text>`,
    ),
    `<text x="${LEFT + PLOT.width / 2}" y="${top + PLOT.height + 36}" class="mid">${escaped(axis.name)}</text>`,
    ...(worth ? series("without_low", "without_high", VERMILION, dashed) : []),
    ...series("low", "high", BLUE, ""),
    ...(sweep.answer.kind === "deter"
      ? [
          ...sorted.map((row) => dot(x(Number(row[axis.name])), y(low(row)), pays(row))),
          ...[true, false].flatMap((one, i) => [
            dot(LEFT + 190 * i + 6, top + PLOT.height + 48, one),
            `<text x="${LEFT + 190 * i + 16}" y="${top + PLOT.height + 52}">${one ? "attack pays" : "attack does not pay"}</text>`,
          ]),
        ]
      : []),
    ...(worth
      ? [...key("with the agreement", BLUE, "", LEFT), ...key("without it", VERMILION, dashed, LEFT + 190)]
      : []),
  ];
}

/** Hollow where an attack pays. */
function dot(x: number, y: number, hollow: boolean): string {
  return `<circle cx="${x}" cy="${y}" r="4" stroke="${BLUE}" stroke-width="1.5" fill="${hollow ? "#fdfcf9" : BLUE}"/>`;
}

/** Two numbers: the darker the less likely; what is bounded only is shown at its least. */
function heat(sweep: Sweep, rows: readonly SweepRow[], top: number): string[] {
  const [down, across] = sweep.axes;
  if (down === undefined || across === undefined) return [];
  const width = PLOT.width / across.values.length;
  const height = PLOT.height / down.values.length;
  const cells = rows.flatMap((row, i) => {
    const column = i % across.values.length;
    const line = Math.floor(i / across.values.length);
    const [x, y] = [LEFT + column * width, top + line * height];
    const where = [down, across]
      .map((axis) => `${axis.name} ${valueWords(axis.kind, Number(row[axis.name]))}`)
      .join(", ");
    return [
      `<rect x="${places(x)}" y="${places(y)}" width="${places(width + 0.3)}" height="${places(height + 0.3)}" fill="${shade(low(row))}"><title>${escaped(`${where}: ${marked(row)}`)}</title></rect>`,
      ...(width >= 44 && height >= 15
        ? [
            `<text x="${places(x + width / 2)}" y="${places(y + height / 2 + 4)}" class="mid" style="fill:${low(row) > 0.5 ? "#000" : "#fff"}">${percent(low(row)).replace(/^(under|over) /, (_, word: string) => (word === "under" ? "&lt;" : "&gt;"))}${pays(row) && width >= 64 ? " pays" : ""}</text>`,
          ]
        : []),
    ];
  });
  const below = top + PLOT.height;
  const middle = top + PLOT.height / 2;
  return [
    ...cells,
    ...labels(across).map(
      (value) =>
        `<text x="${places(LEFT + (across.values.indexOf(value) + 0.5) * width)}" y="${below + 18}" class="mid">${valueWords(across.kind, value)}</text>`,
    ),
    ...labels(down).map(
      (value) =>
        `<text x="${LEFT - 8}" y="${places(top + (down.values.indexOf(value) + 0.5) * height + 4)}" class="end">${valueWords(down.kind, value)}</text>`,
    ),
    `<text x="${LEFT + PLOT.width / 2}" y="${below + 36}" class="mid">${escaped(across.name)}</text>`,
    `<text x="16" y="${middle}" class="mid" transform="rotate(-90 16 ${middle})">${escaped(down.name)}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((chance, i) => [
      `<rect x="${LEFT + i * 90}" y="${below + 44}" width="24" height="12" fill="${shade(chance)}"/>`,
      `<text x="${LEFT + i * 90 + 30}" y="${below + 54}">${chance * 100}%</text>`,
    ]),
  ];
}

/** At most eleven values of an axis, evenly chosen. */
function labels({ values }: SweepAxis): number[] {
  const step = Math.ceil(values.length / WIDEST);
  return values.filter((_, i) => i % step === 0);
}

function shade(chance: number): string {
  const at = Math.min(Math.max(chance, 0), 1) * (CIVIDIS.length - 1);
  const i = Math.min(Math.floor(at), CIVIDIS.length - 2);
  const [from, to] = [CIVIDIS[i], CIVIDIS[i + 1]];
  if (from === undefined || to === undefined) return "#000";
  return `rgb(${from.map((part, c) => Math.round(part + (at - i) * ((to[c] ?? part) - part))).join(",")})`;
}

function places(length: number): number {
  return Number(length.toFixed(2));
}

function wrapped(text: string, columns: number): string[] {
  const found: string[] = [];
  for (const word of text.split(" ")) {
    const line = found.at(-1);
    if (line === undefined || line.length + word.length + 1 > columns) found.push(word);
    else found[found.length - 1] = `${line} ${word}`;
  }
  return found;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
