import type { Model } from "@proviso/agreement";
import type { Thread } from "@proviso/record";
import { useState } from "react";
import { MarkLink } from "./mark-link.tsx";
import type { Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { capital } from "./words.ts";

const STEP = 20;

/** What does not agree, and who has changed position, in words: who, against whom, with both dates and the reason. */
export function ThreadList({
  model,
  threads,
  picked,
  find,
  onPick,
  onPoint,
}: {
  readonly model: Model;
  readonly threads: readonly Thread[];
  readonly picked: string | undefined;
  readonly find: (key: string) => Mark | undefined;
  readonly onPick: Pick;
  readonly onPoint: (thread: Thread | undefined) => void;
}) {
  const [count, setCount] = useState(STEP);
  return (
    <>
      <ul className="thread-list">
        {threads.slice(0, count).map((thread) => (
          <li
            key={`${thread.kind} ${thread.ends.join(" ")}`}
            data-kind={thread.kind}
            onPointerEnter={() => onPoint(thread)}
            onPointerLeave={() => onPoint(undefined)}
            onFocus={() => onPoint(thread)}
            onBlur={() => onPoint(undefined)}
          >
            <h3>{capital(thread.says)}</h3>
            {thread.because.map((why) => (
              <p key={why}>{why}</p>
            ))}
            <p className="mark-links">
              {thread.ends.map((end) => {
                const mark = find(end);
                return mark === undefined ? null : (
                  <MarkLink key={end} model={model} mark={mark} picked={picked} onPick={onPick} />
                );
              })}
            </p>
          </li>
        ))}
      </ul>
      {threads.length > count ? (
        <button type="button" className="button" data-kind="plain" onClick={() => setCount(count + 5 * STEP)}>
          Show more: {(threads.length - count).toLocaleString("en")} are left
        </button>
      ) : null}
    </>
  );
}
