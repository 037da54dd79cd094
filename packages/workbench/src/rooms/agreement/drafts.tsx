import type { Model, Option, Question } from "@proviso/agreement";
import { plain, type Target } from "@proviso/promise";
import { useState } from "react";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { Parallel } from "../../parts/parallel/parallel.tsx";
import { useAnswer } from "../../state/use-answer.ts";

/** Each holder's text of an agreement beside the other's, with what moved marked and who gains power by it in between. */
export function Drafts({
  model,
  version,
  promise,
  taken,
}: {
  readonly model: Model;
  readonly version: Question;
  readonly promise: Target;
  readonly taken: Readonly<Record<string, string>>;
}) {
  const [pair, setPair] = useState<readonly [string, string]>([
    version.options[0]?.name ?? "",
    version.options[1]?.name ?? "",
  ]);
  const side = (name: string) => ({
    take: { ...taken, [version.id]: name },
    label: labelOf(
      model,
      version.options.find((option) => option.name === name),
    ),
  });
  const { value, asking, failure } = useAnswer("diff", { of: promise.id, a: side(pair[0]), b: side(pair[1]) });
  return (
    <section className="drafts" aria-label="Drafts side by side">
      <h2>{version.text}</h2>
      {version.options.length < 3 ? null : (
        <p className="label">
          {([0, 1] as const).map((at) => (
            <select
              key={at}
              className="button"
              aria-label={at === 0 ? "Left" : "Right"}
              value={pair[at]}
              onChange={({ target }) => setPair(at === 0 ? [target.value, pair[1]] : [pair[0], target.value])}
            >
              {version.options.map((option) => (
                <option key={option.name} value={option.name}>
                  {labelOf(model, option)}
                </option>
              ))}
            </select>
          ))}
        </p>
      )}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure} Answer the other questions above, and the drafts can be laid side by side.</p>
        </Notice>
      )}
      {value === undefined && asking ? <Waiting what="Laying the drafts side by side" /> : null}
      {value === undefined ? null : <Parallel model={model} answer={value} />}
    </section>
  );
}

/** Whose text it is, and of which day: "Russia's text of 2022-04-15". */
function labelOf(model: Model, option: Option | undefined): string {
  if (option?.draft === undefined) return option?.name ?? "";
  const { holders, on } = option.draft;
  return `the text of ${plain.list(holders, model)}, ${on}`;
}
