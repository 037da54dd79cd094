import type { Model } from "@proviso/agreement";
import { nameOf, type Pattern } from "@proviso/promise";
import { Dot } from "../../parts/dot.tsx";
import { grouped } from "./sentence.ts";

/** Up to so many kinds are shown. */
const SHOWN = 10;
/** Up to so many parties are drawn as dots; more are told. */
const DRAWN = 30;

/** Coalitions that differ only in interchangeable parties, told as one: "any 7 of these 10". */
export function PatternList({ model, patterns }: { readonly model: Model; readonly patterns: readonly Pattern[] }) {
  const more = patterns.length - SHOWN;
  return (
    <>
      <ul className="patterns">
        {patterns.slice(0, SHOWN).map(({ parts, count }) => (
          <li key={parts.map(({ any, of }) => `${any} ${of.join()}`).join()}>
            {parts.map(({ any, of }, i) => (
              <div key={of.join()} className="pattern-part">
                <span className="pattern-words">
                  {i === 0 ? "" : "and "}
                  {any < of.length
                    ? `any ${any} of these ${of.length}`
                    : of.length === 1
                      ? ""
                      : `all ${of.length} of these`}
                </span>
                {of.length > DRAWN ? (
                  <details className="why">
                    <summary>who they are</summary>
                    <p className="label">{of.map((party) => nameOf(model, party)).join(", ")}</p>
                  </details>
                ) : (
                  <span className="pattern-parties">
                    {of.map((party, at) => (
                      <span key={party} className="named">
                        <Dot model={model} party={party} hollow={at >= any} />
                        {nameOf(model, party)}
                      </span>
                    ))}
                  </span>
                )}
              </div>
            ))}
            {count === "1" ? null : <span className="label">{grouped(count)} ways</span>}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="label">and {more} more kinds of coalition, larger or as large</p> : null}
    </>
  );
}
