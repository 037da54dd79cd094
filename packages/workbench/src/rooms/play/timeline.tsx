import type { Agreement } from "@proviso/agreement";
import type { PlayValue } from "@proviso/promise";
import { EntryLine, firstTold } from "./entries.tsx";

/** The days, one below the other, with what happens on each; those that are still to come at the chosen day are set back. */
export function Timeline({
  agreement,
  value,
  days,
  day,
  onDay,
}: {
  readonly agreement: Agreement;
  readonly value: PlayValue;
  readonly days: readonly number[];
  readonly day: number;
  readonly onDay: (day: number) => void;
}) {
  const first = firstTold(value.entries);
  return (
    <ol className="timeline" aria-label="Day by day">
      {days.map((one, i) => {
        const gap = (days[i + 1] ?? one) - one;
        return (
          <li
            key={one}
            data-when={one === day ? "now" : one < day ? "past" : "future"}
            aria-current={one === day ? "step" : undefined}
          >
            <h3>
              <button type="button" className="timeline-day" onClick={() => onDay(one)}>
                Day {one}
              </button>
            </h3>
            <ul>
              {value.entries
                .filter((entry) => entry.day === one)
                .map((entry) => (
                  <li key={`${entry.kind} ${entry.text} ${entry.about ?? ""}`}>
                    <EntryLine agreement={agreement} entry={entry} words={first.has(entry)} />
                  </li>
                ))}
            </ul>
            {gap > 1 ? <p className="timeline-gap">{gap} days later</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
