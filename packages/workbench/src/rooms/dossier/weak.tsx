import type { Model } from "@proviso/agreement";
import type { ToldFinding } from "@proviso/report/ask";
import { FindingText } from "../../parts/finding-text.tsx";
import { PlaceLink } from "../../parts/place-link.tsx";
import { takenIn } from "../../parts/taken.ts";
import { Verdict } from "../../parts/verdict.tsx";
import { useAddress } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";

/** So many are shown before one asks for all. */
const FEW = 6;
const RANK = { error: 0, warning: 1, info: 2 } as const;
const TONES = { error: "blocked", warning: "open", info: "open" } as const;

/** What is weak in the texts, the gravest first: a heading each, the rest to be unfolded. */
export function Weak({ model }: { readonly model: Model }) {
  const { address, change } = useAddress();
  const { value } = useAnswer("findings", {});
  const found = placesOf(value?.findings ?? [], takenIn(model, address.take));
  if (found.length === 0) return null;
  const all = address.view.findings === "all";
  const shown = all ? found : found.slice(0, FEW);
  const title = (id: string): string => model.agreements.find((one) => one.id === id)?.title ?? id;
  return (
    <section className="section" aria-labelledby="weak">
      <h2 id="weak">Weak places in the texts</h2>
      <ul className="weak">
        {shown.map(({ first, others }) => (
          <li key={`${first.code} ${first.at.file}:${first.at.offset}`}>
            <details className="why">
              <summary>
                <Verdict tone={TONES[first.severity]}>{first.title}</Verdict>{" "}
                <span className="quiet">
                  {title(first.agreement)}
                  {first.whereWords === undefined ? "" : `, where ${first.whereWords}`}
                </span>
              </summary>
              {[first, ...others].map((finding) => (
                <FindingText key={finding.message} finding={finding} />
              ))}
            </details>
            <PlaceLink at={first.at} />
          </li>
        ))}
      </ul>
      {found.length <= FEW ? null : (
        <button
          type="button"
          className="button"
          data-kind="plain"
          onClick={() => {
            const { findings: _shown, ...view } = address.view;
            change({ view: all ? view : { ...view, findings: "all" } }, { replace: true });
          }}
        >
          {all ? `only the ${FEW} gravest` : `all ${found.length}`}
        </button>
      )}
    </section>
  );
}

/** Findings of one rule at one place are told together; what cannot hold under the answers given is left out, and so are mere notes. */
export function placesOf(
  findings: readonly ToldFinding[],
  taken: Readonly<Record<string, string>>,
): { readonly first: ToldFinding; readonly others: readonly ToldFinding[] }[] {
  const held = findings.filter(
    ({ where, severity, code }) =>
      severity !== "info" &&
      // The questions have their own place on the page.
      code !== "question-open" &&
      (where.length === 0 ||
        where.some((one) => Object.entries(one).every(([id, option]) => (taken[id] ?? option) === option))),
  );
  return [...Map.groupBy(held, ({ code, at }) => `${code} ${at.file}:${at.offset}`).values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [{ first, others }]))
    .sort((one, other) => RANK[one.first.severity] - RANK[other.first.severity]);
}
