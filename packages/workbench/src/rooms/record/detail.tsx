import type { Citation, Model, Source, Topic } from "@proviso/agreement";
import { speakerName, type Thread, topicWords } from "@proviso/record";
import { addressText } from "@proviso/report/view/address";
import { type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import { PlaceLink } from "../../parts/place-link.tsx";
import { useAddress } from "../../state/context.tsx";
import { Glyph } from "./glyph.tsx";
import { colourOf, MarkLink } from "./mark-link.tsx";
import type { Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { SourceText } from "./source-text.tsx";
import { withFilter } from "./view.ts";
import { capital, saidIn, saidWhen } from "./words.ts";

/** What the part of the page is called in which a statement is open. */
export const DETAIL = "statement";

/** One statement: who, when, on what, and the words that it is known from. */
export function Detail({
  model,
  mark,
  threads,
  find,
  onPick,
  onClose,
}: {
  readonly model: Model;
  readonly mark: Mark;
  readonly threads: readonly Thread[];
  readonly find: (key: string) => Mark | undefined;
  readonly onPick: Pick;
  readonly onClose: () => void;
}) {
  const { entry, draft } = mark;
  const statement = entry?.statement;
  const own = threads.filter(({ ends }) => ends.includes(mark.key));
  const cited = useMemo(() => citedBySource(model, mark), [model, mark]);
  const assumed = (statement?.support ?? []).flatMap((one) => (one.kind === "assumed" ? [one.why] : []));
  const at =
    statement?.at ?? model.agreements.flatMap((of) => of.questions).find(({ id }) => id === draft?.on.name)?.at;
  const other = (id: string): ReactNode => {
    const found = find(id);
    return found === undefined ? id : <MarkLink model={model} mark={found} onPick={onPick} />;
  };
  return (
    <section
      id={DETAIL}
      className="record-detail"
      aria-label="The statement"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header>
        <h2>
          <Glyph act={mark.acts[0] ?? "statement"} colour={colourOf(model, mark)} /> {saidIn(model, mark)}
        </h2>
        <button type="button" className="button" data-kind="plain" onClick={onClose}>
          Close
        </button>
      </header>
      <div className="record-detail-body">
        <dl>
          <Fact name="Said by">{capital(speakerName(model, mark.by))}</Fact>
          {statement?.onBehalfOf === undefined ? null : (
            <Fact name="On behalf of">{nameOf(model, statement.onBehalfOf)}</Fact>
          )}
          {statement?.reported === undefined ? null : (
            <Fact name="Reported by">
              {statement.reported.by === undefined ? "" : speakerName(model, statement.reported.by)}
              {statement.reported.on === undefined ? "" : ` on ${statement.reported.on}`}
              {entry?.hearsay === true ? ", who has a line of its own" : ""}
            </Fact>
          )}
          <Fact name="When">{capital(saidWhen(mark))}</Fact>
          {statement?.venue === undefined ? null : <Fact name="Where">{capital(statement.venue)}</Fact>}
          <Fact name="What it does">{mark.acts.map(capital).join(", ")}</Fact>
          {entry === undefined || entry.conditions.length === 0 ? null : (
            <Fact name="On condition">{entry.conditions.map(capital).join("; ")}</Fact>
          )}
          <Fact name="Bears on">
            {(entry?.about ?? (draft === undefined ? [] : [draft.on])).map((topic) => (
              <TopicLink key={`${topic.kind} ${topic.name}`} model={model} topic={topic} />
            ))}
          </Fact>
          {statement?.supersedes === undefined ? null : <Fact name="Corrects">{other(statement.supersedes)}</Fact>}
          {entry === undefined || entry.correctedBy.length === 0 ? null : (
            <Fact name="Corrected by">
              {entry.correctedBy.map((id) => (
                <span key={id}>{other(id)}</span>
              ))}
              <span className="label"> It counts no more.</span>
            </Fact>
          )}
          {own.length === 0 ? null : (
            <Fact name="Does not agree with">
              {own.map((thread) => (
                <div key={`${thread.kind} ${thread.ends.join()}`} className="record-against">
                  {other(thread.ends.find((end) => end !== mark.key) ?? mark.key)}
                  {thread.because.map((why) => (
                    <p key={why}>{why}</p>
                  ))}
                </div>
              ))}
            </Fact>
          )}
          {assumed.length === 0 ? null : <Fact name="Assumed">{capital(assumed.join("; "))}</Fact>}
          {at === undefined ? null : (
            <Fact name="In the text">
              <PlaceLink at={at} />
            </Fact>
          )}
        </dl>
        <div>
          {cited.map(([source, citations]) => (
            <SourceText key={source.name} source={source} citations={citations} />
          ))}
          {cited.length === 0 ? (
            <p className="label">
              {draft === undefined
                ? "No source is cited for this statement."
                : "A draft stands in the agreement's own text."}
            </p>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A question narrows the record to it, an agreement opens; the rest is named. */
function TopicLink({ model, topic }: { readonly model: Model; readonly topic: Topic }) {
  const { address } = useAddress();
  const words = capital(topicWords(model, topic).replace(/^“(.*)”$/, "$1"));
  const to =
    topic.kind === "question"
      ? addressText({ ...address, view: withFilter(address.view, "question", topic.name) })
      : topic.kind === "agreement"
        ? addressText({ ...address, room: "agreement", thing: topic.name, view: {} })
        : undefined;
  return <span className="record-topic">{to === undefined ? words : <Link href={to}>{words}</Link>}</span>;
}

function citedBySource(model: Model, { entry }: Mark): [Source, Citation[]][] {
  const citations = (entry?.statement.support ?? []).flatMap((one) => (one.kind === "assumed" ? [] : [one]));
  return [...Map.groupBy(citations, ({ source }) => source)].flatMap(([name, own]): [Source, Citation[]][] => {
    const source = model.sources.find((one) => one.name === name);
    return source === undefined ? [] : [[source, own]];
  });
}

function nameOf(model: Model, id: string): string {
  const kind = model.persons.some((one) => one.id === id)
    ? "person"
    : model.factions.some((one) => one.id === id)
      ? "faction"
      : "party";
  return speakerName(model, { kind, id });
}
