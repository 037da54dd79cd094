import type { Model } from "@proviso/agreement";
import { plain, type Spread } from "@proviso/promise";
import type { ReactNode } from "react";
import type { Merged } from "./merged-cases.ts";
import { Under } from "./under.tsx";
import "./cases.css";

/** Up to so many cases are shown unasked. */
const CASES = 6;

/** Cases beside each other where there is room, each under the answers that it holds for. */
export function Cases<T>({
  model,
  found,
  cases,
  all,
  onAll,
  wide = false,
  children,
}: {
  readonly model: Model;
  readonly found: Spread<T>;
  readonly cases: readonly Merged<T>[];
  readonly all: boolean;
  readonly onAll: () => void;
  readonly wide?: boolean;
  readonly children: (one: Merged<T>) => ReactNode;
}) {
  const shown = all ? cases : cases.slice(0, CASES);
  const ways = found.cases.flatMap(({ answerings }) => answerings);
  const several = new Set(cases.map(({ beneficiary }) => beneficiary)).size > 1;
  return (
    <>
      <div className="cases" data-wide={wide} data-one={shown.length === 1}>
        {shown.map((one) => (
          <section className="case" key={JSON.stringify([one.beneficiary, one.answerings])}>
            {one.beneficiary !== undefined && (several || one.alike.length > 0) ? (
              <h3>To {plain.withAlike(model, one.beneficiary, one.alike)}</h3>
            ) : null}
            <Under questions={found.questions} some={one.answerings} all={ways} />
            {children(one)}
          </section>
        ))}
      </div>
      {shown.length < cases.length ? (
        <p>
          <button type="button" className="button" onClick={onAll}>
            Show all {cases.length} cases
          </button>
        </p>
      ) : null}
    </>
  );
}
