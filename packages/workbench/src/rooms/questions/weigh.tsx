import type { Question } from "@proviso/agreement";
import type { QuestionOption } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { useState } from "react";
import { useAddress } from "../../state/context.tsx";
import { weightsIn, withWeights } from "./weights.ts";

const MOST = 10;

/** How likely each answer is, in the judgement of whoever asks: what is likelier counts more in the ranking. */
export function Weights({
  question,
  options,
}: {
  readonly question: Question;
  readonly options: readonly QuestionOption[];
}) {
  const { address, change } = useAddress();
  const told = weightsIn(address.view, [question])?.[question.id];
  // Open where a link brings weights along; then it is the reader who opens and closes it.
  const [open] = useState(told !== undefined);
  return (
    <details className="why" open={open}>
      <summary>how likely is each answer?</summary>
      <div className="asked-weights">
        {options.map(({ option, weight }) => (
          <label key={option} className="label">
            <span>
              {option} <span className="quiet">{percent(weight)}</span>
            </span>
            <input
              type="range"
              min={0}
              max={MOST}
              value={told?.[option] ?? 1}
              onChange={({ target }) => {
                const next = Object.fromEntries(
                  options.map((one) => [
                    one.option,
                    one.option === option ? Number(target.value) : (told?.[one.option] ?? 1),
                  ]),
                );
                if (Object.values(next).some((one) => one > 0))
                  change({ view: withWeights(address.view, question.id, next) }, { replace: true });
              }}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
