import type { Model, Question } from "@proviso/agreement";
import {
  type Case,
  type Coalitions,
  type Hold,
  nameOf,
  plain,
  type Station,
  type StationKind,
  type WayValue,
} from "@proviso/promise";
import { waysOf } from "@proviso/report/present/answerings";
import { Dot } from "../../parts/dot.tsx";
import { Why } from "../../parts/why.tsx";
import { soloists } from "./sentence.ts";

const STATIONS: Readonly<Record<StationKind, { readonly name: string; readonly asks: string; readonly free: string }>> =
  {
    invoked: { name: "Invoked", asks: "somebody asks", free: "It begins by itself." },
    found: { name: "Found", asks: "somebody finds it due", free: "Nobody has to find anything." },
    decided: { name: "Decided", asks: "a body decides", free: "No decision is needed." },
    performed: { name: "Performed", asks: "somebody acts", free: "No act is counted." },
  };

/** Up to so many holders are named. */
const NAMED = 7;

/** What makes one way look different from another: everything but who holds a station by the answer to some question. */
export function wayShape({ sentence, stations }: WayValue): unknown {
  return [
    sentence,
    stations.map(({ holds, cuts }) => {
      const least = cuts.listed[0]?.length ?? 0;
      const told = cuts.listed.filter((parties) => parties.length === least);
      return [holds.map(({ words, term }) => [words, term]), told, least > 1 ? cuts.count : ""];
    }),
  ];
}

/**
 * The way from trigger to help: a line with four stations, who holds each, how long it may take, and a cut where a party can stop it.
 * @param each ways that look the same and differ in who holds a station at most, with the answers under which each is so
 */
export function WayPicture({
  model,
  questions,
  each,
  decision,
}: {
  readonly model: Model;
  readonly questions: readonly Question[];
  readonly each: readonly Case<WayValue>[];
  readonly decision: boolean;
}) {
  const value = each[0]?.value;
  if (value === undefined) return null;
  return (
    <figure className="picture">
      {decision ? null : <figcaption>{value.sentence}</figcaption>}
      <ol className="way" data-stations={decision ? 1 : value.stations.length}>
        {value.stations.map((station, i) =>
          decision && station.kind !== "decided" ? null : (
            <StationView
              key={station.kind}
              model={model}
              questions={questions}
              station={station}
              each={each.flatMap((one) => {
                const same = one.value.stations[i];
                return same === undefined ? [] : [{ answerings: one.answerings, what: same }];
              })}
            />
          ),
        )}
      </ol>
    </figure>
  );
}

/** Something under the answers for which it is so. */
interface Answered<T> {
  readonly answerings: readonly Readonly<Record<string, string>>[];
  readonly what: T;
}

function StationView({
  model,
  questions,
  station: { kind, holds, cuts },
  each,
}: {
  readonly model: Model;
  readonly questions: readonly Question[];
  readonly station: Station;
  /** The same station in all ways that look the same. */
  readonly each: readonly Answered<Station>[];
}) {
  const { name, asks, free } = STATIONS[kind];
  const cut = cutOf(cuts);
  const state = cut !== undefined ? "cut" : holds.length === 0 ? "free" : "held";
  return (
    <li className="station" data-state={state} data-alone={cut === "alone"}>
      <span className="station-mark" aria-hidden="true">
        {cut === undefined ? "" : "✂"}
      </span>
      <h3>
        {name} <span className="label">{asks}</span>
      </h3>
      <p className="station-cut">
        <CutWords model={model} cuts={cuts} />
      </p>
      {holds.length === 0 ? (
        <p className="label">{free}</p>
      ) : (
        <ul className="holds">
          {holds.map((hold, i) => (
            <li key={`${hold.at.file}:${hold.at.offset}:${hold.words}`}>
              <p>{plain.sentence(hold.words)}</p>
              <HeldBy
                model={model}
                questions={questions}
                kind={kind}
                each={each.flatMap(({ answerings, what }) => {
                  const same = what.holds[i];
                  return same === undefined ? [] : [{ answerings, what: same }];
                })}
              />
              <Term kind={kind} hold={hold} />
              <Why
                label="in the text"
                steps={[{ text: plain.sentence(hold.words), at: hold.at, support: hold.support }]}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function HeldBy({
  model,
  questions,
  kind,
  each,
}: {
  readonly model: Model;
  readonly questions: readonly Question[];
  readonly kind: StationKind;
  readonly each: readonly Answered<Hold>[];
}) {
  const all = [...new Set(each.flatMap(({ what }) => what.holders))];
  const always = all.filter((party) => each.every(({ what }) => what.holders.includes(party)));
  const sometimes = Map.groupBy(
    all.filter((party) => !always.includes(party)),
    (party) => conditionWords(questions, each, party),
  );
  if (all.length === 0)
    // What merely happens is in nobody's hands.
    return kind === "invoked" ? null : <p className="label">held by nobody named</p>;
  return (
    <p className="label">
      <Names model={model} parties={always} />
      {[...sometimes].map(([condition, parties]) => (
        <span key={condition}>
          {condition}
          {always.length === 0 ? ": " : ", also "}
          <Names model={model} parties={parties} hollow />
        </span>
      ))}
    </p>
  );
}

/** Under which answers a party holds: "if the answer to “Who are the guarantors?” is broad". */
export function conditionWords(
  questions: readonly Question[],
  each: readonly { readonly answerings: Answered<Hold>["answerings"]; readonly what: Pick<Hold, "holders"> }[],
  party: string,
): string {
  const some = each.filter(({ what }) => what.holders.includes(party)).flatMap(({ answerings }) => answerings);
  const ways = waysOf(
    questions,
    some,
    each.flatMap(({ answerings }) => answerings),
  );
  const words = ways.map((way) =>
    way.map(({ question, options }) => `the answer to “${question.text}” is ${options.join(" or ")}`).join(" and "),
  );
  return words.length === 0 ? "by the answers" : `if ${words.join(", or if ")}`;
}

/** A clock beside what may take its time; to forbid takes none. */
function Term({ kind, hold: { term, modality } }: { readonly kind: StationKind; readonly hold: Hold }) {
  if (kind !== "decided" && modality !== "shall" && modality !== "may") return null;
  return (
    <p className="label">
      <span aria-hidden="true">◷ </span>
      {modality === "may"
        ? `free to act${term === undefined ? "" : `, ${term}`}`
        : (term ?? "no term: it may take for ever")}
    </p>
  );
}

function Names({
  model,
  parties,
  hollow = false,
}: {
  readonly model: Model;
  readonly parties: readonly string[];
  readonly hollow?: boolean;
}) {
  const shown = parties.length <= NAMED ? parties : parties.slice(0, NAMED - 2);
  return (
    <>
      {shown.map((party) => (
        <span key={party} className="named">
          <Dot model={model} party={party} hollow={hollow} />
          {nameOf(model, party)}
        </span>
      ))}
      {shown.length < parties.length ? `and ${parties.length - shown.length} others ` : ""}
    </>
  );
}

function cutOf({ listed }: Coalitions): "alone" | "together" | undefined {
  const [first] = listed;
  return first === undefined ? undefined : first.length <= 1 ? "alone" : "together";
}

function CutWords({ model, cuts }: { readonly model: Model; readonly cuts: Coalitions }) {
  const [first] = cuts.listed;
  if (first === undefined) return <span className="label">nobody can cut it here</span>;
  if (first.length === 0) return "leads nowhere";
  const alone = soloists(cuts);
  if (alone.length === 0)
    return first.length <= 4
      ? `${plain.list(first, model)} together${cuts.count === "1" ? "" : `, and in ${BigInt(cuts.count) - 1n} more ways`}`
      : `no fewer than ${first.length} together`;
  if (alone.length > NAMED) return `any of ${alone.length} alone`;
  return alone.map((party, i) => (
    <span key={party}>
      {i === 0 ? "" : i === alone.length - 1 ? " or " : ", "}
      <strong>{nameOf(model, party)}</strong>
      {i === alone.length - 1 ? " alone" : ""}
    </span>
  ));
}
