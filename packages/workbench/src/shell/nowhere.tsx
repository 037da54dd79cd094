import type { Model } from "@proviso/agreement";
import { decisionsOf, promisesOf } from "@proviso/promise";
import { type Address, addressText, type Room } from "@proviso/report/view/address";
import { Link } from "wouter";
import { Notice } from "../parts/notice.tsx";
import { useAddress, useOnDesk } from "../state/context.tsx";

/** Something that an address can name. */
interface There {
  readonly name: string;
  readonly title: string;
  readonly to: Address;
}

/** What an address names and the dossier does not have. */
interface Missing {
  readonly what: string;
  readonly name: string;
  readonly there: readonly There[];
}

/** Rooms that show what a scenario says. */
const SCENARIOS: ReadonlySet<Room> = new Set(["fast", "questions", "compare", "play", "brief"]);

/** Says what the address names and the dossier does not have, with what there is; the room below shows something else instead. */
export function Nowhere() {
  const { address, change } = useAddress();
  const model = useOnDesk((state) => state.model);
  const missing = model === undefined ? [] : missingIn(model, address);
  const untaken = model === undefined ? [] : untakenIn(model, address);
  if (missing.length + untaken.length === 0) return null;
  const leaveOpen = (id: string): void => {
    const { [id]: _wrong, ...take } = address.take;
    change({ take }, { replace: true });
  };
  return (
    <Notice tone="open">
      {missing.map(({ what, name, there }) => (
        <p key={what}>
          There is no {what} “{name}” here{there.length === 0 ? "." : "; something else is shown below. There is: "}
          {there.map((one, i) => (
            <span key={one.name}>
              {i > 0 ? ", " : ""}
              <Link href={addressText(one.to)}>{one.title}</Link>
            </span>
          ))}
        </p>
      ))}
      {untaken.map(({ id, because }) => (
        <p key={id}>
          {because}{" "}
          <button type="button" className="button" onClick={() => leaveOpen(id)}>
            Leave it open
          </button>
        </p>
      ))}
    </Notice>
  );
}

/** What an address names of a dossier and does not find there. */
export function missingIn(model: Model, address: Address): readonly Missing[] {
  const { room, thing, scenario } = address;
  const things = thing === undefined ? undefined : thingsOf(model, address);
  const { scenario: _scenario, ...without } = address;
  return [
    ...(thing === undefined || things === undefined || things.there.some(({ name }) => name === thing)
      ? []
      : [{ ...things, name: thing }]),
    ...(scenario === undefined || !SCENARIOS.has(room) || model.scenarios.some(({ id }) => id === scenario)
      ? []
      : [
          {
            what: "scenario",
            name: scenario,
            there: model.scenarios.map(({ id, title }) => ({ name: id, title, to: { ...without, scenario: id } })),
          },
        ]),
  ];
}

/** The answers of an address that are none, by question, and why. */
export function untakenIn(
  model: Model,
  { take }: Address,
): readonly { readonly id: string; readonly because: string }[] {
  const questions = model.agreements.flatMap((one) => one.questions);
  return Object.entries(take).flatMap(([id, option]) => {
    const question = questions.find((one) => one.id === id);
    if (question === undefined)
      return [{ id, because: `The address answers a question “${id}”, and there is none of that name here.` }];
    const options = question.options.map(({ name }) => `“${name}”`);
    return options.includes(`“${option}”`)
      ? []
      : [
          {
            id,
            because: `“${option}” is no answer to the question “${question.text}”, so it is left open below. Its answers are ${options.join(" and ")}.`,
          },
        ];
  });
}

/** What the room can be about; undefined where it is about nothing of the model. */
function thingsOf(model: Model, address: Address): Omit<Missing, "name"> | undefined {
  const to = (thing: string): Address => ({ ...address, thing, view: {} });
  const titled = (id: string, agreement: string, title: string): There => ({
    name: id,
    title: `${model.agreements.find((one) => one.id === agreement)?.title ?? agreement}: ${title}`,
    to: to(id),
  });
  switch (address.room) {
    case "agreement":
      return {
        what: "agreement",
        there: model.agreements.map(({ id, title }) => ({ name: id, title, to: to(id) })),
      };
    case "stop":
      return {
        what: "promise or decision",
        there: [...promisesOf(model), ...decisionsOf(model)].map(({ id, agreement, title }) =>
          titled(id, agreement, title),
        ),
      };
    case "fast":
    case "play":
    case "questions":
    case "brief":
      return {
        what: "promise",
        there: promisesOf(model).map(({ id, agreement, title }) => titled(id, agreement, title)),
      };
    default:
      return undefined;
  }
}
