import type { Model } from "@proviso/agreement";
import { PRELUDE_PARTIES } from "@proviso/language/prelude";
import {
  type Bearing,
  type Candidate,
  type Condition,
  likelyBearing,
  type Named,
  type Selector,
  type SpeechAct,
} from "@proviso/record";
import { mended } from "@proviso/review/mend";
import { type FormEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { Becomes } from "./card.tsx";
import { selectionIn } from "./document-page.tsx";
import { findWords, selected } from "./find-words.ts";
import type { ReadDocument, ReadingApi } from "./reading-api.ts";
import { bearingWords, partyName } from "./words.ts";

const ACTS: readonly (readonly [SpeechAct, string])[] = [
  ["state", "says"],
  ["announce", "announces"],
  ["clarify", "clarifies"],
  ["claim", "claims"],
  ["propose", "proposes"],
  ["accept", "accepts"],
  ["reject", "rejects"],
  ["require", "requires"],
  ["answer", "answers"],
  ["deny", "denies"],
  ["warn", "warns"],
  ["threaten", "threatens"],
  ["ask", "asks"],
];

const KINDS: readonly Condition["kind"][] = ["only if", "if", "unless", "until", "in return for", "without"];

interface Fields {
  readonly speaker: string;
  readonly party: string;
  readonly act: SpeechAct;
  readonly negated: boolean;
  readonly date: string;
  readonly content: readonly Selector[];
  readonly conditions: readonly Condition[];
  readonly bears: number;
  readonly nested: boolean;
}

/** Puts a candidate right: who, for whom, what is done, when, on what it bears, and which words of the document say so. */
export function MendForm({
  api,
  document,
  needsDay,
  text,
  model,
  candidate,
  page,
  onAccept,
  onCancel,
}: {
  readonly api: ReadingApi;
  readonly document: Pick<ReadDocument, "id" | "dated">;
  readonly needsDay: boolean;
  readonly text: string;
  readonly model: Model | undefined;
  readonly candidate: Candidate;
  /** Where the document is shown, and words are selected. */
  readonly page: RefObject<HTMLDivElement | null>;
  readonly onAccept: (mended: Candidate, bears: Bearing | null) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const parties = useMemo(() => partiesOf(model), [model]);
  const speakers = useMemo(() => speakersOf(model, candidate), [model, candidate]);
  const [fields, setFields] = useState<Fields>(() => {
    const { said, speaker, bears } = candidate;
    const likely = likelyBearing(candidate);
    return {
      speaker: "found",
      party: speaker.party === undefined ? "" : partyName(model, speaker.party),
      act: candidate.act,
      negated: candidate.polarity === "negated",
      date: said?.date ?? "",
      content: candidate.content,
      conditions: candidate.conditions,
      bears: likely === undefined ? -1 : bears.indexOf(likely),
      nested: candidate.nested !== undefined,
    };
  });
  const put = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }));
  const marked = useSelection(page, text);
  const [condition, setCondition] = useState<Condition["kind"]>("only if");

  const party = partyIdOf(parties, fields.party);
  const badParty = fields.party.trim() !== "" && party === undefined;
  const badDate = fields.date.trim() !== "" && !isDate(fields.date.trim());
  const noWords = fields.content.length === 0;
  const made = useMemo(
    () => (badParty || badDate || noWords ? undefined : madeOf(candidate, fields, party, speakers)),
    [candidate, fields, party, speakers, badParty, badDate, noWords],
  );
  const bears = candidate.bears[fields.bears] ?? null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (made !== undefined) onAccept(made, bears);
  }

  return (
    <form
      className="read-mend"
      aria-label="Mend the statement"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <div className="read-field">
        <label htmlFor={`${id}who`}>Who speaks</label>
        <select
          id={`${id}who`}
          ref={first}
          value={fields.speaker}
          onChange={({ target }) => {
            const chosen = speakers.find(({ key }) => key === target.value);
            put({
              speaker: target.value,
              ...(chosen?.party === undefined ? {} : { party: partyName(model, chosen.party) }),
            });
          }}
        >
          {speakers.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="read-field">
        <label htmlFor={`${id}party`}>For which party</label>
        <input
          id={`${id}party`}
          list={`${id}parties`}
          value={fields.party}
          autoComplete="off"
          aria-invalid={badParty}
          aria-describedby={badParty ? `${id}badparty` : undefined}
          onChange={({ target }) => put({ party: target.value })}
        />
        <datalist id={`${id}parties`}>
          {parties.map(({ id: key, name }) => (
            <option key={key} value={name} />
          ))}
        </datalist>
        {badParty ? (
          <p id={`${id}badparty`} className="read-bad">
            No state, organisation or party of this dossier is called that.
          </p>
        ) : null}
      </div>
      <div className="read-field">
        <label htmlFor={`${id}act`}>Does what by saying it</label>
        <span className="read-pair">
          <select id={`${id}act`} value={fields.act} onChange={({ target }) => put({ act: target.value as SpeechAct })}>
            {ACTS.map(([act, name]) => (
              <option key={act} value={act}>
                {name}
              </option>
            ))}
          </select>
          <label className="read-check">
            <input
              type="checkbox"
              checked={fields.negated}
              onChange={({ target }) => put({ negated: target.checked })}
            />
            does not
          </label>
        </span>
      </div>
      <div className="read-field">
        <label htmlFor={`${id}date`}>When, as 2025-08-20, 2025-08 or 2025; empty if no day is given</label>
        <input
          id={`${id}date`}
          value={fields.date}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={badDate}
          aria-describedby={badDate ? `${id}baddate` : undefined}
          onChange={({ target }) => put({ date: target.value })}
        />
        {badDate ? (
          <p id={`${id}baddate`} className="read-bad">
            That is no day, month or year.
          </p>
        ) : null}
      </div>
      <div className="read-field">
        <label htmlFor={`${id}bears`}>Bears on</label>
        <select id={`${id}bears`} value={fields.bears} onChange={({ target }) => put({ bears: Number(target.value) })}>
          {candidate.bears.map((one, i) => (
            <option key={`${one.on}${one.option ?? ""}`} value={i}>
              {bearingWords(model, one)}
            </option>
          ))}
          <option value={-1}>nothing in the dossier</option>
        </select>
      </div>
      {candidate.nested === undefined ? null : (
        <label className="read-check">
          <input type="checkbox" checked={fields.nested} onChange={({ target }) => put({ nested: target.checked })} />
          It tells what another does or says
        </label>
      )}
      <fieldset className="read-field">
        <legend>The words it cites: select them in the document, or type them as they stand there</legend>
        <WordsField
          key={fields.content.map(({ start, end }) => `${start}-${end}`).join()}
          text={text}
          content={fields.content}
          near={candidate.content[0]?.start ?? 0}
          onChange={(content) => put({ content })}
        />
        <p className="read-actions" role="status">
          {marked === undefined ? (
            <span className="label">Select words in the document to cite others.</span>
          ) : (
            <>
              <span className="label">“{clipped(marked.exact)}” is</span>
              <button type="button" className="button" onClick={() => put({ content: [marked] })}>
                what is said
              </button>
              <button
                type="button"
                className="button"
                onClick={() => put({ content: inOrder([...fields.content, marked]) })}
              >
                said as well
              </button>
              <button
                type="button"
                className="button"
                onClick={() =>
                  put({ conditions: [...fields.conditions, { kind: condition, cue: [], words: [marked] }] })
                }
              >
                a condition
              </button>
              <select
                aria-label="Kind of condition"
                value={condition}
                onChange={({ target }) => setCondition(target.value as Condition["kind"])}
              >
                {KINDS.map((kind) => (
                  <option key={kind}>{kind}</option>
                ))}
              </select>
            </>
          )}
        </p>
        {fields.conditions.map((one) => (
          <p className="read-actions" key={`${one.kind}${one.words[0]?.start}`}>
            <span className="label">
              {one.kind} “{clipped(one.words.map(({ exact }) => exact).join(" … "))}”
            </span>
            <button
              type="button"
              className="button"
              onClick={() => put({ conditions: fields.conditions.filter((other) => other !== one) })}
            >
              Leave it out
            </button>
          </p>
        ))}
      </fieldset>
      <p className="read-actions">
        <button type="submit" className="button" disabled={made === undefined}>
          Accept as mended
        </button>
        <button type="button" className="button" data-kind="plain" onClick={onCancel}>
          Leave it as it was
        </button>
      </p>
      {made === undefined ? null : (
        <Becomes api={api} document={document} needsDay={needsDay} candidate={candidate} mended={made} bears={bears} />
      )}
    </form>
  );
}

/** The cited words as text, a stretch a line; what the document does not say is not taken. */
function WordsField({
  text,
  content,
  near,
  onChange,
}: {
  readonly text: string;
  readonly content: readonly Selector[];
  readonly near: number;
  readonly onChange: (content: readonly Selector[]) => void;
}) {
  const [typed, setTyped] = useState(content.map(({ exact }) => exact.replaceAll(/\s+/g, " ")).join("\n"));
  const [missing, setMissing] = useState<string>();
  function take(): void {
    const lines = typed.split("\n").filter((line) => line.trim() !== "");
    const found = lines.map((line) => findWords(text, line, near));
    const lost = lines.find((_, i) => found[i] === undefined);
    setMissing(lost);
    if (lost === undefined && lines.length > 0) onChange(inOrder(found.flatMap((one) => one ?? [])));
  }
  return (
    <>
      <textarea
        rows={Math.min(6, Math.max(2, Math.ceil(typed.length / 46)))}
        aria-label="Cited words, a stretch a line"
        aria-invalid={missing !== undefined}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
      />
      {missing === undefined ? null : (
        <p className="read-bad" role="alert">
          The document does not say “{clipped(missing)}”. Type its very words, or select them there.
        </p>
      )}
    </>
  );
}

/** The words that are selected in the document while the form is open; they stay when a button takes the focus. */
function useSelection(page: RefObject<HTMLDivElement | null>, text: string): Selector | undefined {
  const [marked, setMarked] = useState<Selector>();
  useEffect(() => {
    const changed = (): void => {
      if (page.current === null) return;
      const span = selectionIn(page.current);
      if (span !== undefined) setMarked(selected(text, span.start, span.end));
    };
    globalThis.document.addEventListener("selectionchange", changed);
    return () => globalThis.document.removeEventListener("selectionchange", changed);
  }, [page, text]);
  return marked;
}

interface SpeakerChoice extends Pick<Named, "person" | "party" | "faction"> {
  readonly key: string;
  readonly name: string;
}

/** Who may be meant: as found, the party itself, and everybody whom the dossier knows. */
function speakersOf(model: Model | undefined, { speaker }: Candidate): SpeakerChoice[] {
  return [
    { key: "found", name: `as found: ${speaker.because === "" ? "nobody" : speaker.because}` },
    { key: "itself", name: "the party itself" },
    ...(model?.persons ?? []).map(({ id, of, title }) => ({ key: id, name: title, person: id, party: of })),
    ...(model?.factions ?? []).map(({ id, of, title }) => ({
      key: id,
      name: title,
      faction: id,
      ...(of === undefined ? {} : { party: of }),
    })),
  ];
}

function partiesOf(model: Model | undefined): readonly { readonly id: string; readonly name: string }[] {
  const own = model?.parties ?? [];
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...PRELUDE_PARTIES.filter(({ id }) => !known.has(id))];
}

function partyIdOf(parties: ReturnType<typeof partiesOf>, typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return parties.find(({ id, name }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted)?.id;
}

function madeOf(
  candidate: Candidate,
  fields: Fields,
  party: string | undefined,
  speakers: readonly SpeakerChoice[],
): Candidate {
  const { act, negated, date, content, conditions, nested } = fields;
  const chosen = speakers.find(({ key }) => key === fields.speaker);
  const isOther = fields.speaker !== "found";
  const day = date.trim();
  return mended(candidate, {
    ...(isOther
      ? {
          speaker: {
            ...(chosen?.person && { person: chosen.person }),
            ...(chosen?.faction && { faction: chosen.faction }),
          },
        }
      : {}),
    ...(isOther || party !== candidate.speaker.party ? (party === undefined ? {} : { party }) : {}),
    act,
    polarity: negated ? "negated" : "affirmed",
    ...(day === (candidate.said?.date ?? "") ? {} : { date: day === "" ? null : day }),
    content,
    conditions,
    withoutNested: !nested,
  });
}

function isDate(text: string): boolean {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return year !== undefined && !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day);
}

function inOrder(spans: readonly Selector[]): Selector[] {
  return [...spans].sort((one, other) => one.start - other.start);
}

function clipped(words: string): string {
  return words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words;
}
