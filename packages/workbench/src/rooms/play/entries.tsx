import type { Agreement } from "@proviso/agreement";
import { type Entry, plain } from "@proviso/promise";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Cited } from "../../parts/why.tsx";
import { KINDS, Sign } from "./sign.tsx";

/** "clause bar", "decision response": what a line is about, as people call it. */
export function aboutWords(agreement: Agreement, about: string): string | undefined {
  const decision = agreement.decisions.find(({ id }) => id === about);
  if (decision !== undefined) return `decision ${decision.name}`;
  return agreement.clauses.some(({ id }) => id === about) ? plain.clauseName(about) : undefined;
}

/** One line of a protocol: what kind of thing it is, what happens, and the words it rests on. */
export function EntryLine({
  agreement,
  entry,
  words = true,
}: {
  readonly agreement: Agreement;
  readonly entry: Entry;
  /** Whether the words are to be had here; left out where they were shown just before. */
  readonly words?: boolean;
}) {
  const about = entry.about === undefined ? undefined : aboutWords(agreement, entry.about);
  return (
    <>
      <Sign of={KINDS[entry.kind]} />
      <div className="entry-says">
        <p>
          {entry.text} {about === undefined ? null : <PlaceLink at={entry.at}>{about}</PlaceLink>}
        </p>
        {words && entry.rests !== undefined ? (
          <details className="why">
            <summary>its words</summary>
            <p>{entry.rests}</p>
            <Cited support={entry.support} />
          </details>
        ) : null}
      </div>
    </>
  );
}

/** The first line of each norm or rule shows its words; the later ones lead there. */
export function firstTold(entries: readonly Entry[]): ReadonlySet<Entry> {
  const seen = new Set<string>();
  return new Set(
    entries.filter(({ rests }) => {
      if (rests === undefined || seen.has(rests)) return false;
      seen.add(rests);
      return true;
    }),
  );
}
