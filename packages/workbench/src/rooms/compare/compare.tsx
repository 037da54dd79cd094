import { promisesOf } from "@proviso/promise";
import { ToggleGroup } from "radix-ui";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { Changes } from "./changes.tsx";
import { SideBySide } from "./side-by-side.tsx";
import "./compare.css";

const SHOWN = { promises: "Promises side by side", changes: "What changed" } as const;
type Shown = keyof typeof SHOWN;

/** Several promises in one table, or two texts against each other. */
export function CompareRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  if (model === undefined || promisesOf(model).length === 0)
    return (
      <NothingYet title="Compare">
        No promise yet, so there is nothing to compare. Write one into an agreement: promise name to Party kept when …
      </NothingYet>
    );
  const shown: Shown = address.view.show === "changes" ? "changes" : "promises";
  return (
    <>
      <h1>Compare</h1>
      <ToggleGroup.Root
        type="single"
        className="choices compare-what no-print"
        aria-label="What to compare"
        value={shown}
        onValueChange={(show) => {
          const { show: _before, ...view } = address.view;
          if (show !== "") change({ view: show === "promises" ? view : { ...view, show } });
        }}
      >
        {(Object.keys(SHOWN) as Shown[]).map((one) => (
          <ToggleGroup.Item className="choice" key={one} value={one}>
            {SHOWN[one]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {shown === "changes" ? <Changes model={model} /> : <SideBySide model={model} />}
    </>
  );
}
