import type { Model } from "@proviso/agreement";
import { type Coalitions, nameOf, type Why as Reason } from "@proviso/promise";
import { Dot } from "../../parts/dot.tsx";
import { Why } from "../../parts/why.tsx";
import { CoalitionTable } from "./coalition-table.tsx";
import { PatternList } from "./pattern-list.tsx";
import { coalitionSentence, sizesWords, soloists } from "./sentence.ts";
import type { Voices } from "./use-voices.ts";

/** Up to so many that can alone are named large. */
const LARGE = 8;
/** Up to so many rows a picture has. */
const ROWS = 12;
/** Above so many columns a table of dots is no picture any more. */
const COLUMNS = 14;

/**
 * Coalitions as a picture: those who can alone at the top, named large; below them rows of several, a dot for each member. Where a voice was taken away,
 * what the text itself gives stands beside it as a ghost.
 */
export function CoalitionPicture({
  model,
  players,
  family,
  before,
  what,
  why,
  voices,
}: {
  readonly model: Model;
  readonly players: readonly string[];
  readonly family: Coalitions;
  /** As the text has it, where this is something else. */
  readonly before?: Coalitions;
  /** What they can do: "void it without breaking it". */
  readonly what: string;
  /** For each listed coalition, as far as it was explained. */
  readonly why: readonly Reason[];
  readonly voices: Voices;
}) {
  const alone = soloists(family);
  const lost = (before === undefined ? [] : soloists(before)).filter((party) => !alone.includes(party));
  const several = family.listed.filter((parties) => parties.length > 1);
  const gone = (before?.listed ?? []).filter(
    (parties) => parties.length > 1 && !several.some((one) => one.join() === parties.join()),
  );
  const rows = several.slice(0, ROWS);
  const ghosts = gone.slice(0, Math.max(0, ROWS - rows.length));
  const columns = players.filter((party) => [...rows, ...ghosts].some((parties) => parties.includes(party)));
  const patterns = family.patterns?.filter(({ parts }) => parts.length > 1 || (parts[0]?.any ?? 0) > 1);
  const shown = alone.length + (patterns === undefined ? rows.length : several.length);
  const more = patterns === undefined && BigInt(family.count) > BigInt(shown);
  return (
    <figure className="picture coalitions">
      <figcaption>
        {before === undefined ? null : (
          <del className="coalitions-before">{coalitionSentence(model, before, what)}</del>
        )}
        {coalitionSentence(model, family, what)}
      </figcaption>
      {alone.length + lost.length === 0 ? null : (
        <ul className="alone" data-many={alone.length + lost.length > LARGE}>
          {alone.map((party) => (
            <li key={party}>
              <Dot model={model} party={party} />
              <span className="alone-name">{nameOf(model, party)}</span>
              <span className="label">alone</span>
              <VoiceButton model={model} party={party} voices={voices} />
              <WhyOf why={why} at={family.listed.findIndex((parties) => parties.join() === party)} />
            </li>
          ))}
          {lost.map((party) => (
            <li key={party} data-ghost="true">
              <Dot model={model} party={party} hollow />
              <del className="alone-name">{nameOf(model, party)}</del>
              <span className="label">no longer</span>
              <VoiceButton model={model} party={party} voices={voices} />
            </li>
          ))}
        </ul>
      )}
      {patterns !== undefined && patterns.length > 0 ? (
        <PatternList model={model} patterns={patterns} />
      ) : rows.length + ghosts.length === 0 ? null : columns.length > COLUMNS ? (
        <ol className="rows-in-words">
          {rows.map((parties) => (
            <li key={parties.join()}>
              <span className="label">{parties.length} together</span>
              <span>
                {parties.map((party) => (
                  <span key={party} className="named">
                    <Dot model={model} party={party} />
                    {nameOf(model, party)}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <CoalitionTable model={model} columns={columns} rows={rows} ghosts={ghosts} voices={voices} />
      )}
      {more ? (
        <p className="label">
          {shown === 0 ? "" : `${shown} shown, the smallest first. `}All there are, by size:{" "}
          {sizesWords(family).slice(0, 6).join(" · ")}
          {sizesWords(family).length > 6 ? ` · and larger ones` : ""}
        </p>
      ) : null}
      {rows.length > 0 && why.length > alone.length ? (
        <Why
          label={`why ${rows.length === 1 ? "these" : "the first of these"}`}
          sentence={why[alone.length]?.sentence}
          steps={why[alone.length]?.steps ?? []}
        />
      ) : null}
    </figure>
  );
}

function WhyOf({ why, at }: { readonly why: readonly Reason[]; readonly at: number }) {
  const found = why[at];
  return found === undefined ? null : <Why sentence={found.sentence} steps={found.steps} />;
}

function VoiceButton({
  model,
  party,
  voices,
}: {
  readonly model: Model;
  readonly party: string;
  readonly voices: Voices;
}) {
  if (!voices.has(party)) return null;
  const words = voices.silent.has(party) ? "give its voice back" : "take its voice away";
  return (
    <button
      type="button"
      className="voice-button"
      aria-label={`${words}: ${nameOf(model, party)}`}
      onClick={() => voices.toggle(party)}
    >
      {words}
    </button>
  );
}
