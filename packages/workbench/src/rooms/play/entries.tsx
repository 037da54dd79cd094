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
  const [before, link, after] = linked(agreement, entry);
  return (
    <>
      <Sign of={KINDS[entry.kind]} />
      <div className="entry-says">
        <p>
          {before}
          {link === undefined ? null : <PlaceLink at={entry.at}>{link}</PlaceLink>}
          {after}
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

/** The text of a line with the words that lead to the clause or decision: where it names it, these; else its name at the end. */
function linked(agreement: Agreement, { text, about }: Entry): [string, string | undefined, string] {
  const words = about === undefined ? undefined : aboutWords(agreement, about);
  if (words === undefined) return [text, undefined, ""];
  const title = agreement.decisions.find(({ id }) => id === about)?.title;
  for (const name of [words, ...(title === undefined ? [] : [`“${title}”`])]) {
    const at = text.toLowerCase().indexOf(name.toLowerCase());
    if (at >= 0) return [text.slice(0, at), text.slice(at, at + name.length), text.slice(at + name.length)];
  }
  return [`${text} `, words, ""];
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
