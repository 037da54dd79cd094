import { useCallback, useEffect, useRef, useState } from "react";
import { useAddress, useOnDesk } from "../state/context.tsx";
import { ASK } from "./ask.ts";
import { STEPS, type Step } from "./steps.ts";
import { usePointed } from "./use-pointed.ts";
import "./tour.css";

const KEY = "proviso.tour";

/** Offers the tour on a first visit, and leads through it. It covers nothing up and takes nothing away: everything can be used meanwhile. */
export function Tour() {
  const opening = useOnDesk((state) => state.opening);
  const isEmpty = useOnDesk(({ model }) => model === undefined);
  const [at, setAt] = useState<number | "offered" | "away">(() =>
    localStorage.getItem(KEY) === null ? "offered" : "away",
  );
  const leave = useCallback(() => {
    localStorage.setItem(KEY, "seen");
    setAt("away");
  }, []);
  useEffect(() => {
    const begin = () => setAt(0);
    addEventListener(ASK, begin);
    return () => removeEventListener(ASK, begin);
  }, []);

  if (at === "away" || opening || (at === "offered" && isEmpty)) return null;
  if (at === "offered")
    return (
      <aside className="tour no-picture" aria-label="A tour of the workbench">
        <h2>New here?</h2>
        <p>Two minutes show you what can be asked of this dossier, and where.</p>
        <p className="tour-ways">
          <button type="button" className="button" data-kind="plain" onClick={leave}>
            Not now
          </button>
          <button type="button" className="button" onClick={() => setAt(0)}>
            Show me
          </button>
        </p>
      </aside>
    );
  const step = STEPS[at];
  return step === undefined ? null : <Stop key={at} step={step} at={at} onGo={setAt} onLeave={leave} />;
}

function Stop({
  step,
  at,
  onGo,
  onLeave,
}: {
  readonly step: Step;
  readonly at: number;
  readonly onGo: (at: number) => void;
  readonly onLeave: () => void;
}) {
  const { address, go } = useAddress();
  const card = useRef<HTMLElement>(null);
  const last = at === STEPS.length - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a stop goes to its room once; whoever then goes elsewhere may
  useEffect(() => {
    if (address.room !== step.room) go({ room: step.room, take: address.take, scenario: address.scenario, view: {} });
    // The room takes the focus when it opens; the card is read after it.
    const soon = setTimeout(() => card.current?.focus({ preventScroll: true }), 60);
    return () => clearTimeout(soon);
  }, []);
  usePointed(step.at);
  return (
    <aside
      className="tour no-picture"
      ref={card}
      tabIndex={-1}
      aria-label={`Tour, ${at + 1} of ${STEPS.length}`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
        if (event.key === "ArrowRight" && !last) onGo(at + 1);
        if (event.key === "ArrowLeft" && at > 0) onGo(at - 1);
      }}
    >
      <p className="label">
        {at + 1} of {STEPS.length}
      </p>
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      <p className="tour-ways">
        {/* Each way stands where it stood, so that whoever presses on in one place comes to the end and not back. */}
        {last ? (
          <span />
        ) : (
          <button type="button" className="button" data-kind="plain" onClick={onLeave}>
            Leave the tour
          </button>
        )}
        {at === 0 ? null : (
          <button type="button" className="button" onClick={() => onGo(at - 1)}>
            Back
          </button>
        )}
        <button type="button" className="button tour-on" onClick={() => (last ? onLeave() : onGo(at + 1))}>
          {last ? "Done" : "Next"}
        </button>
      </p>
    </aside>
  );
}
