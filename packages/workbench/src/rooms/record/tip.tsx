import type { Model } from "@proviso/agreement";
import type { RefObject } from "react";
import type { Placed } from "./layout.ts";
import { saidAt, saidBy, saidIn } from "./words.ts";

/** What the mark under the pointer says. Whoever uses no pointer has the same words in the mark's name. */
export function Tip({
  model,
  scroller,
  placed,
  left,
  top,
}: {
  readonly model: Model;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly placed: Placed | undefined;
  readonly left: number;
  readonly top: number;
}) {
  const element = scroller.current;
  if (placed === undefined || element === null) return null;
  const x = left + placed.x - element.scrollLeft;
  const y = top + placed.y - element.scrollTop;
  const right = x > element.clientWidth / 2;
  return (
    <div
      className="tip"
      aria-hidden="true"
      style={{ top: y + 16, ...(right ? { right: element.clientWidth - x - 12 } : { left: x - 12 }) }}
    >
      <p className="label">
        {saidBy(model, placed.mark)}, {saidAt(placed.mark)} · {placed.mark.acts.join(", ")}
      </p>
      <p>{saidIn(model, placed.mark)}</p>
    </div>
  );
}
