import type { Model } from "@proviso/agreement";
import type { Asked } from "@proviso/report/ask";
import { parseSide, type SideChoice, sideText } from "@proviso/report/view/side";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { takenIn } from "../../parts/taken.ts";
import { useAddress } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { Difference } from "./difference.tsx";
import { useEarlier, useRevisions } from "./earlier.ts";
import { SidePicker } from "./side-picker.tsx";
import { answered, firstSides, labelOf } from "./sides.ts";

/** Two texts against each other: readings, versions by holder, two agreements, or a text as it was. */
export function Changes({ model }: { readonly model: Model }) {
  const { address, change } = useAddress();
  const revisions = useRevisions();
  const first = firstSides(model);
  const known = (text: string | undefined) => {
    const side = parseSide(text ?? "");
    return model.agreements.some(({ promises }) => promises.some(({ id }) => id === side.name)) ? side : undefined;
  };
  const a = known(address.view.a) ?? first?.[0];
  const b = known(address.view.b) ?? first?.[1];
  const since = /^\d{1,9}$/.test(address.view.since ?? "") ? Number(address.view.since) : undefined;
  const taken = takenIn(model, address.take);
  const asked: Asked | undefined =
    a === undefined || b === undefined ? undefined : { a: askedOf(model, a, taken), b: askedOf(model, b, taken) };
  const now = useAnswer("diff", since === undefined ? asked : undefined);
  const earlier = useEarlier(
    since,
    asked && { a: { ...asked.a, label: "the earlier text" }, b: { ...asked.b, label: "the text now" } },
  );
  if (a === undefined || b === undefined) return null;
  const { value, asking, failure } = since === undefined ? now : earlier;
  const put = (view: Readonly<Record<string, string | undefined>>) =>
    change(
      {
        view: Object.fromEntries(
          Object.entries({ ...address.view, a: sideText(a), b: sideText(b), ...view }).filter(
            (entry): entry is [string, string] => entry[1] !== undefined,
          ),
        ),
      },
      { replace: true },
    );
  const same = since === undefined && sideText(a) === sideText(b);
  return (
    <>
      <div className="side-pickers no-print">
        <SidePicker
          name="From"
          model={model}
          side={a}
          taken={taken}
          onPick={(side) => put({ a: sideText(side) })}
          revisions={revisions}
          since={since}
          onSince={(revision) =>
            put({
              since: revision === undefined ? undefined : String(revision),
              ...(revision === undefined ? {} : { a: sideText(b) }),
            })
          }
        />
        <button
          type="button"
          className="button"
          disabled={since !== undefined}
          title={since === undefined ? "Change the two sides" : "The text now stands after the earlier one"}
          onClick={() => put({ a: sideText(b), b: sideText(a) })}
        >
          <span aria-hidden="true">⇄</span>
          <span className="visually-hidden">Change the two sides</span>
        </button>
        <SidePicker name="To" model={model} side={b} taken={taken} onPick={(side) => put({ b: sideText(side) })} />
      </div>
      {same ? (
        <Notice>
          <p>Both sides are the same text. Choose another reading, version or agreement on one side.</p>
        </Notice>
      ) : null}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      {value === undefined && asking ? <Waiting what="Laying the two texts beside each other" /> : null}
      {value === undefined || failure !== undefined || same ? null : (
        <Difference model={model} answer={value} earlier={since !== undefined} />
      )}
    </>
  );
}

function askedOf(model: Model, side: SideChoice, taken: Readonly<Record<string, string>>) {
  const { name } = side;
  return { name, take: answered(model, side, taken), label: labelOf(model, side) };
}
