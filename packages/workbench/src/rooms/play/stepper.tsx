import { useEffect } from "react";

/** Steps through the days by buttons and arrow keys. */
export function Stepper({
  days,
  day,
  breach,
  onDay,
}: {
  readonly days: readonly number[];
  readonly day: number;
  /** The day of the first breach. */
  readonly breach: number | undefined;
  readonly onDay: (day: number) => void;
}) {
  const at = Math.max(0, days.indexOf(day));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      const to = { ArrowLeft: days[at - 1], ArrowRight: days[at + 1], Home: first, End: last }[event.key];
      if (to === undefined || to === day) return;
      event.preventDefault();
      onDay(to);
    };
    window.addEventListener("keydown", step);
    return () => window.removeEventListener("keydown", step);
  }, [days, day, at, first, last, onDay]);
  return (
    <div className="stepper" role="toolbar" aria-label="Step through the days">
      <button type="button" className="button" disabled={at === 0} onClick={() => onDay(days[at - 1] ?? first)}>
        <span aria-hidden="true">←</span> Back
      </button>
      <button
        type="button"
        className="button"
        disabled={at === days.length - 1}
        onClick={() => onDay(days[at + 1] ?? last)}
      >
        Forward <span aria-hidden="true">→</span>
      </button>
      <button
        type="button"
        className="button"
        disabled={breach === undefined || breach === day}
        onClick={() => onDay(breach ?? last)}
      >
        {breach === undefined ? "No breach" : "First breach"}
      </button>
      <button type="button" className="button" disabled={day === last} onClick={() => onDay(last)}>
        End
      </button>
      <p className="stepper-says" role="status">
        Day {day}, {at + 1} of {days.length} on which something happens
      </p>
      <p className="label stepper-keys">
        <kbd>←</kbd> <kbd>→</kbd> step, <kbd>Home</kbd> <kbd>End</kbd> jump
      </p>
    </div>
  );
}

/** Whether keys are somebody's input where they are pressed. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, select, textarea, summary, [contenteditable], [role=radiogroup], [role=textbox]") !== null
  );
}
