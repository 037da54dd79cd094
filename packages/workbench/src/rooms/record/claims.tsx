import type { Model } from "@proviso/agreement";
import { type ClaimVerdict, type Verdict as Found, speakerName } from "@proviso/record";
import { PlaceLink } from "../../parts/place-link.tsx";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { MarkLink } from "./mark-link.tsx";
import type { Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";

const TONES: Readonly<Record<Found, Tone>> = { supported: "held", contradicted: "blocked", unsupported: "open" };

/** What is claimed, how it fares against the record, and by which statements. */
export function Claims({
  model,
  claims,
  picked,
  find,
  onPick,
}: {
  readonly model: Model;
  readonly claims: readonly ClaimVerdict[];
  readonly picked: string | undefined;
  readonly find: (key: string) => Mark | undefined;
  readonly onPick: Pick;
}) {
  return (
    <ul className="claims">
      {claims.map(({ claim, verdict, nestedOnly, bothWays, why, deciding }) => (
        <li key={claim.id}>
          <Verdict tone={TONES[verdict]}>
            {verdict}
            {nestedOnly
              ? ", by reports only"
              : bothWays && verdict === "unsupported"
                ? ", the record speaks both ways"
                : ""}
          </Verdict>
          <div className="answered">
            <h3>{claim.text}</h3>
            <p>{why}</p>
            <p className="mark-links">
              {deciding.map(({ id }) => {
                const mark = find(id);
                return mark === undefined ? null : (
                  <MarkLink key={id} model={model} mark={mark} picked={picked} onPick={onPick} />
                );
              })}
            </p>
            <p className="label">
              {claim.by === undefined ? "" : `Claimed by ${speakerName(model, claim.by)}. `}
              <PlaceLink at={claim.at} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
