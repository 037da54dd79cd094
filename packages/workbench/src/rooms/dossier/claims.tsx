import type { BriefClaim } from "@proviso/promise";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { Why } from "../../parts/why.tsx";

/** What is claimed, and how it fares against the record. */
export function Claims({ claims }: { readonly claims: readonly BriefClaim[] }) {
  if (claims.length === 0) return null;
  return (
    <section className="section" aria-labelledby="claims">
      <h2 id="claims">What is claimed</h2>
      <ul className="claims">
        {claims.map(({ id, text, by, verdict, why, at, support, deciding }) => (
          <li key={id}>
            <p>
              “{text}” {by === undefined ? null : <span className="quiet">({by})</span>}
            </p>
            <p>
              <Verdict tone={toneOf(verdict)}>{capitalised(verdict)}</Verdict>
            </p>
            <details className="why">
              <summary>why</summary>
              <p>{why}</p>
              <Why steps={[{ text: "The claim", at, support }, ...deciding]} label="the words it rests on" />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toneOf(verdict: string): Tone {
  return verdict.startsWith("supported") ? "held" : verdict.startsWith("contradicted") ? "blocked" : "open";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
