import type { Model, Statement } from "@proviso/agreement";
import { type Bearing, type Candidate, likelyBearing } from "@proviso/record";
import { addressText } from "@proviso/report/view/address";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { partyColour } from "../../parts/party-colour.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import type { ReadDocument, ReadingApi, Written } from "./reading-api.ts";
import type { Stand } from "./use-review.ts";
import { bearingWords, surenessWords, told } from "./words.ts";

export interface CardProps {
  readonly api: ReadingApi;
  readonly document: Pick<ReadDocument, "id" | "dated">;
  readonly candidate: Candidate;
  readonly stand: Stand;
  /** Whether nothing can be written before the document has a day. */
  readonly needsDay: boolean;
  /** Statements on record that cite the same words. */
  readonly known: readonly Statement[];
  readonly onAccept: () => void;
  /** Leaves it at what is on record. */
  readonly onKnown: () => void;
  readonly onMend: () => void;
  readonly onReject: () => void;
  readonly onReopen: () => void;
}

/** A candidate in plain words, what it would become, and what can be done with it. */
export function Card(props: CardProps) {
  const { api, document, candidate, stand, needsDay, known, onAccept, onKnown, onMend, onReject, onReopen } = props;
  const { state } = useDesk();
  const { model } = state;
  const shown = stand.mended ?? candidate;
  const { who, party, does, words, quoted, conditions, when, where, of } = told(model, shown);
  const bears = stand.mended === undefined ? likelyBearing(shown) : likelyBearing(shown, 0);
  return (
    <article className="read-card" aria-label="The statement in plain words">
      <h3 className="read-who">
        {model === undefined || shown.speaker.party === undefined ? null : (
          <span
            className="read-dot"
            style={{ background: partyColour(model, shown.speaker.party) }}
            aria-hidden="true"
          />
        )}
        {who} <span className="read-does">{does}</span>
      </h3>
      <blockquote className="read-words">{quoted ? `“${words.replace(/^["“]|[,"”]+$/g, "")}”` : words}</blockquote>
      <dl className="read-parts">
        <dt>For</dt>
        <dd>{party ?? <span className="quiet">no party that is known</span>}</dd>
        {conditions.map((each) => (
          <Part key={each} name="Condition" value={each} />
        ))}
        <Part name="When" value={when} more={shown.said?.resolved} />
        {where === undefined ? null : <Part name="Where" value={where} />}
        {of === undefined ? null : <Part name="Tells" value={of} />}
        <dt>Bears on</dt>
        <dd>
          {bears === undefined ? (
            <span className="quiet">nothing in the dossier; it is kept in its own words</span>
          ) : (
            bearingWords(model, bears)
          )}
        </dd>
        <Part name="Reading" value={surenessWords(shown)} />
      </dl>
      <details className="why">
        <summary>why it is read so</summary>
        <ul>
          {shown.because.map((step) => (
            <li key={step}>{step}</li>
          ))}
          {bears === undefined ? null : <li>{bears.because}</li>}
        </ul>
      </details>
      <OnRecord statements={stand.kind === "accepted" ? [] : known} />
      {stand.refused === undefined ? null : (
        <p className="read-refused" role="alert">
          {stand.refused}
        </p>
      )}
      {stand.kind === "open" ? (
        <p className="read-actions">
          {known.length === 0 ? (
            <button type="button" className="button" onClick={onAccept} aria-keyshortcuts="a">
              Accept
            </button>
          ) : (
            <button type="button" className="button" onClick={onKnown} aria-keyshortcuts="a">
              It is there already
            </button>
          )}
          <button type="button" className="button" onClick={onMend} aria-keyshortcuts="e">
            Mend
          </button>
          <button type="button" className="button" onClick={onReject} aria-keyshortcuts="x">
            Reject
          </button>
          {known.length === 0 ? null : (
            <button type="button" className="button" data-kind="plain" onClick={onAccept}>
              Accept it a second time
            </button>
          )}
        </p>
      ) : (
        <DecidedLine stand={stand} onReopen={onReopen} />
      )}
      {stand.kind === "open" ? (
        <Becomes api={api} document={document} needsDay={needsDay} candidate={candidate} />
      ) : null}
    </article>
  );
}

function Part({
  name,
  value,
  more,
}: {
  readonly name: string;
  readonly value: string;
  readonly more?: string | undefined;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {value}
        {more === undefined ? null : <span className="read-more"> {more}</span>}
      </dd>
    </>
  );
}

/** Who has it on record already, so that nothing stands there twice. */
function OnRecord({ statements }: { readonly statements: readonly Statement[] }) {
  const { address } = useAddress();
  if (statements.length === 0) return null;
  return (
    <p className="label">
      On record already, in these words:{" "}
      {statements.map(({ id }, i) => (
        <span key={id}>
          {i > 0 ? ", " : ""}
          <Link href={addressText({ ...address, room: "record", thing: undefined, view: { statement: id } })}>
            {id}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** What became of it, where it stands now, and the way back. */
function DecidedLine({ stand, onReopen }: { readonly stand: Stand; readonly onReopen: () => void }) {
  const { state } = useDesk();
  const { address } = useAddress();
  const { decision, kind, waiting, note } = stand;
  const at =
    decision?.block === undefined || kind !== "accepted" ? undefined : placeOf(state.model, state.files, decision);
  return (
    <div className="read-decided" data-kind={kind}>
      <p>
        <span aria-hidden="true">{kind === "accepted" ? "● " : "✕ "}</span>
        {kind === "rejected"
          ? note === undefined
            ? "Rejected; it stands in no file"
            : `Left at what is there; ${note}`
          : waiting
            ? "Accepted; on its way to the dossier"
            : decision?.block === undefined
              ? `Accepted; ${decision?.written ?? "the record"} had it already`
              : `Accepted${decision.kind === "mended" ? " as mended" : ""}; written in ${decision.written}`}
        .
      </p>
      <p className="read-actions">
        <button type="button" className="button" onClick={onReopen} aria-keyshortcuts="u">
          Take it back
        </button>
        {at === undefined ? null : (
          <>
            {at.statement === undefined ? null : (
              <Link
                className="button"
                data-kind="plain"
                href={addressText({ ...address, room: "record", thing: undefined, view: { statement: at.statement } })}
              >
                See it in the record
              </Link>
            )}
            <Link
              className="button"
              data-kind="plain"
              href={addressText({
                ...address,
                room: "agreement",
                thing: undefined,
                view: { file: at.file, at: String(at.offset) },
              })}
            >
              In the file
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

/** Where the statement that was written stands now, in the file and in the record. */
function placeOf(
  model: Model | undefined,
  files: ReadonlyMap<string, { readonly text: string }>,
  { written = "", block = "" }: NonNullable<Stand["decision"]>,
): { readonly file: string; readonly offset: number; readonly statement?: string } | undefined {
  const text = files.get(written)?.text;
  const start = block.search(/^statement\b(?![\s\S]*^statement\b)/m);
  const lines = block.slice(Math.max(0, start));
  const offset = text === undefined ? -1 : text.replaceAll("\r\n", "\n").lastIndexOf(lines);
  if (offset === -1) return undefined;
  const statement = model?.statements.find(({ at }) => at.file === written && at.offset === offset)?.id;
  return { file: written, offset, ...(statement === undefined ? {} : { statement }) };
}

interface Preview {
  readonly written?: Written;
  readonly failure?: string;
}

/** The lines that it would become, before anything is written. */
export function Becomes({
  api,
  document,
  needsDay,
  candidate,
  mended,
  bears,
}: {
  readonly api: ReadingApi;
  readonly document: Pick<ReadDocument, "id" | "dated">;
  readonly needsDay: boolean;
  readonly candidate: Candidate;
  readonly mended?: Candidate;
  readonly bears?: Bearing | null;
}) {
  const { state } = useDesk();
  const [preview, setPreview] = useState<Preview>();
  const asked = JSON.stringify({
    candidate: candidate.id,
    kind: mended === undefined ? "accepted" : "mended",
    preview: true,
    ...(mended === undefined ? {} : { mended }),
    ...(bears === undefined ? {} : { bears }),
  });
  const { id, dated } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dossier's texts, and the document's day, decide what is written
  useEffect(() => {
    if (needsDay) return;
    // A preview that comes too late is not looked at; to break it off would cost the server the thread that works on it.
    let late = false;
    const timer = setTimeout(() => {
      api.decide(id, JSON.parse(asked)).then(
        ({ written }) => {
          if (!late) setPreview(written === null ? {} : { written });
        },
        (error: Error) => {
          if (!late) setPreview({ failure: error.message });
        },
      );
    }, 300);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, id, dated, needsDay, asked, state.revision]);
  const { written, failure } = preview ?? {};
  return (
    <div className="read-becomes">
      {needsDay ? (
        <p className="label">It can be written when the document has a day: say above when it is dated.</p>
      ) : failure !== undefined ? (
        <p className="label">It cannot be written yet: {failure}</p>
      ) : written === undefined ? (
        <p className="label">Setting it in the dossier’s words …</p>
      ) : written.added ? (
        <>
          <p className="label">As it will stand in {written.file}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and whoever has no mouse must be able to scroll them */}
          <pre tabIndex={0}>{written.block.trimEnd()}</pre>
        </>
      ) : (
        <p className="label">{written.file} has this very statement already; accepting it writes nothing.</p>
      )}
    </div>
  );
}
