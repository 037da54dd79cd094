import {
  type ChallengeForecast,
  type ChallengeRun,
  type Estimate,
  type Forecast,
  type Issue,
  type Pull,
  type Shift,
  type Span,
  type Sway,
  told,
} from "@proviso/promise/influence";
import {
  type Block,
  type Document,
  type Evidence,
  evidence,
  heading,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { percent } from "./numbers.ts";
import { estimate, points, short, signed, unit } from "./positions.ts";

/** What was worked out on one question. */
export interface Influence {
  readonly issue: Issue;
  /** Nearer to which end those at the table meet, where, and what has moved. */
  readonly sentence: string;
  readonly forecast: Forecast;
  /** What is stated of everyone on the date, with its bounds. */
  readonly spans: readonly Span[];
  readonly sways: readonly Sway[];
  readonly pulls: readonly Pull[];
  /** The day, month or year of the forecast; absent where nothing changes over time. */
  readonly on?: string;
  /** On each date at which something changes; `shifted` if a share of somebody's influence passed to another. */
  readonly course?: readonly { readonly on: string; readonly stated: Forecast; readonly shifted?: Forecast }[];
  /** Each line of the table, with what supports it. */
  readonly rests?: readonly (Evidence & { readonly actor: string })[];
  readonly shift?: Shift;
  readonly challenge?: {
    readonly forecast: ChallengeForecast;
    readonly readings: { readonly low: number; readonly high: number; readonly runs: readonly ChallengeRun[] };
  };
}

/** The same as an answer: of a table of the dossier, with its name. */
export interface InfluenceAnswer extends Influence {
  readonly kind: "influence";
  readonly table?: string;
}

const MOST_PULLS = 10;
const MOST_MOVES = 12;

/** Where a question ends if those at the table meet by their weight, and who moves whom. */
export function presentInfluence(found: Influence, title: string): Document {
  const { issue, forecast } = found;
  return [
    heading(1, `${title}: ${issue.title}`),
    paragraph(strong(told(issue, forecast))),
    ...(found.on === undefined ? [] : [paragraph(quiet(`On ${found.on}.`))]),
    ...scaleBlocks(issue),
    forecastTable(issue, forecast),
    ...(forecast.draws === 0
      ? [paragraph(quiet("No number is stated as uncertain; --give-or-take 10 shows what ten points would do."))]
      : []),
    ...(found.course === undefined ? [] : courseBlocks(issue, found.course, found.shift)),
    heading(2, "Who stands where"),
    standingsTable(issue, found.sways),
    heading(2, "Who moves whom"),
    ...pullBlocks(issue, found.pulls),
    ...(found.shift === undefined ? [] : shiftBlocks(issue, found.shift)),
    ...(found.challenge === undefined ? [] : challengeBlocks(issue, found.challenge)),
    ...(found.rests === undefined ? [] : [heading(2, "What it rests on"), ...evidence(found.rests)]),
    paragraph(
      quiet(
        "Arithmetic on stated positions, influence and salience; it predicts nobody's mind. The formulas, their sources and limits: docs/influence.md.",
      ),
    ),
  ];
}

function scaleBlocks({ scale }: Issue): Block[] {
  const marks = scale?.marks ?? [];
  return marks.length === 0 ? [] : [list(...marks.map(({ at, says }) => ({ line: [`${short(at)}: ${says}`] })))];
}

function forecastTable(issue: Issue, { mean, median, level, draws, seed }: Forecast): Block {
  const tie =
    median.tie === undefined
      ? ""
      : `, in the gap from ${unit(issue, median.tie.low)} to ${unit(issue, median.tie.high)}`;
  const interval = (of: Estimate): Line => [
    draws === 0 ? quiet("–") : `${unit(issue, of.low)} to ${unit(issue, of.high)}`,
  ];
  return {
    kind: "table",
    columns: [
      { title: "Forecast" },
      { title: "value", align: "right" },
      { title: draws === 0 ? "interval" : `${percentRound(level)} of ${draws} draws, seed ${seed}` },
    ],
    rows: [
      [["weighted mean"], [unit(issue, mean.value)], interval(mean)],
      [[`weighted median${tie}`], [unit(issue, median.value)], interval(median)],
    ],
  };
}

/** What happens to the forecast as the stated numbers change over time, and as they would with the shift. */
function courseBlocks(issue: Issue, course: NonNullable<Influence["course"]>, shift: Shift | undefined): Block[] {
  const shifted = course.some((one) => one.shifted !== undefined);
  const at = ({ mean, median, draws }: Forecast): Line[] => [
    [estimate(issue, mean, draws)],
    [estimate(issue, median, draws)],
  ];
  const what =
    shift === undefined
      ? ""
      : `if ${nameOf(issue, shift.from)} lost ${percentRound(shift.steps.at(-1)?.share ?? 0)} of its influence to ${nameOf(issue, shift.to)}`;
  return [
    heading(2, "Over time"),
    {
      kind: "table",
      columns: [
        { title: "From" },
        { title: "weighted mean", align: "right" },
        { title: "weighted median", align: "right" },
        ...(shifted
          ? [
              { title: "mean, shifted", align: "right" as const },
              { title: "median, shifted", align: "right" as const },
            ]
          : []),
      ],
      rows: course.map(({ on, stated, shifted: moved }) => [
        [on],
        ...at(stated),
        ...(moved === undefined ? [] : at(moved)),
      ]),
    },
    ...(shifted ? [paragraph(quiet(`Shifted: ${what}.`))] : []),
  ];
}

function standingsTable(issue: Issue, sways: readonly Sway[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Actor" },
      { title: "position", align: "right" },
      { title: "share of the weight", align: "right" },
      { title: "mean without it", align: "right" },
      { title: "median without it", align: "right" },
      { title: "moves the mean by", align: "right" },
    ],
    rows: sways.map(({ actor, position, share, without, moves }): Line[] => [
      [nameOf(issue, actor)],
      [unit(issue, position)],
      [percent(share)],
      [without === undefined ? "–" : unit(issue, without.mean)],
      [without === undefined ? "–" : unit(issue, without.median)],
      [moves === undefined ? "–" : signed(points(issue, moves.mean))],
    ]),
  };
}

function pullBlocks(issue: Issue, pulls: readonly Pull[]): Block[] {
  if (pulls.length === 0) return [paragraph("Nobody moves anybody: they agree.")];
  const shown = pulls.slice(0, MOST_PULLS);
  return [
    {
      kind: "table",
      columns: [{ title: "Who" }, { title: "pulls whom" }, { title: "by", align: "right" }],
      rows: shown.map(({ from, to, points: by }): Line[] => [
        [nameOf(issue, from)],
        [nameOf(issue, to)],
        [signed(points(issue, by))],
      ]),
    },
    ...(pulls.length > shown.length
      ? [paragraph(quiet(`The ${shown.length} strongest pulls of ${pulls.length}; all of them are in --format json.`))]
      : []),
  ];
}

function shiftBlocks(issue: Issue, { from, to, steps, tips }: Shift): Block[] {
  const [giver, taker] = [nameOf(issue, from), nameOf(issue, to)];
  const tipped =
    tips === undefined
      ? "On these steps the median stays where it is."
      : `The median leaves its place between ${percentRound(tips.after)} and ${percentRound(tips.by)}.`;
  return [
    heading(2, `If ${giver} lost influence to ${taker}`),
    {
      kind: "table",
      columns: [
        { title: `of the influence of ${giver}`, align: "right" },
        { title: "mean", align: "right" },
        { title: "median", align: "right" },
      ],
      rows: steps.map(({ share, forecast }): Line[] => [
        [percentRound(share)],
        [estimate(issue, forecast.mean, forecast.draws)],
        [estimate(issue, forecast.median, forecast.draws)],
      ]),
    },
    paragraph(tipped),
  ];
}

const STATUS: Record<ChallengeRun["status"], string> = {
  converged: "nobody moves any more",
  cycling: "it did not converge but goes round in circles, and the value is the middle of the circle",
  stopped: "it did not converge but was stopped while positions still moved",
};

/** What the challenge model is, and is not. */
export const CHALLENGE_CAUTION =
  "A reconstruction (Scholz, Calbert and Smith 2011) of a model that was never published as a program. It need not converge, and readings of it differ: an illustration of who could be moved by whom, not a forecast to rely on.";

/** How the challenge model ended, and how far its readings differ. */
export function challengeWords(issue: Issue, { forecast, readings }: NonNullable<Influence["challenge"]>): string {
  const { run, median, ended, draws } = forecast;
  const rounds = `after ${run.rounds.length} ${run.rounds.length === 1 ? "round" : "rounds"}`;
  const over =
    draws === 0
      ? ""
      : ` Of ${draws} draws ${ended.converged} converged, ${ended.cycling} went round in circles and ${ended.stopped} were stopped.`;
  return `Status: ${run.status} ${rounds}; ${STATUS[run.status]}. The median ends at ${estimate(issue, median, draws)}; over the ${readings.runs.length} readings of the sources it ends anywhere from ${unit(issue, readings.low)} to ${unit(issue, readings.high)}.${over}`;
}

function challengeBlocks(issue: Issue, found: NonNullable<Influence["challenge"]>): Block[] {
  const moves = found.forecast.run.rounds.flatMap((round, i) => round.moves.map((move) => ({ round: i + 1, move })));
  return [
    heading(2, "The challenge model (experimental)"),
    paragraph(quiet(CHALLENGE_CAUTION)),
    paragraph(challengeWords(issue, found)),
    ...(moves.length === 0
      ? [paragraph("Nobody moves.")]
      : [
          {
            kind: "table" as const,
            columns: [
              { title: "Round", align: "right" as const },
              { title: "who" },
              { title: "is moved by" },
              { title: "how" },
              { title: "from", align: "right" as const },
              { title: "to", align: "right" as const },
            ],
            rows: moves
              .slice(0, MOST_MOVES)
              .map(({ round, move }): Line[] => [
                [String(round)],
                [nameOf(issue, move.to)],
                [nameOf(issue, move.from)],
                [move.kind],
                [unit(issue, move.before)],
                [unit(issue, move.position)],
              ]),
          },
          ...(moves.length > MOST_MOVES
            ? [paragraph(quiet(`The first ${MOST_MOVES} of ${moves.length} moves; all of them are in --format json.`))]
            : []),
        ]),
  ];
}

function nameOf(issue: Issue, id: string): string {
  return issue.actors.find((actor) => actor.id === id)?.name ?? id;
}

function percentRound(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}
