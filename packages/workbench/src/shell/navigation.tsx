import { addressText, type Room } from "@proviso/report/view/address";
import { Link } from "wouter";
import { agreementsByShape } from "../editor/by-shape.ts";
import { useAddress, useOnDesk } from "../state/context.tsx";
import { askForTour } from "../tour/ask.ts";
import { ROOM_NAMES } from "./title.ts";

interface Entry {
  readonly room: Room;
  readonly thing?: string;
  readonly name: string;
}

const QUESTIONS: readonly Entry[] = [
  { room: "stop", name: ROOM_NAMES.stop },
  { room: "fast", name: ROOM_NAMES.fast },
  { room: "questions", name: ROOM_NAMES.questions },
  { room: "compare", name: ROOM_NAMES.compare },
  { room: "play", name: ROOM_NAMES.play },
  { room: "influence", name: ROOM_NAMES.influence },
];
const WORDS: readonly Entry[] = [
  { room: "record", name: ROOM_NAMES.record },
  { room: "read", name: ROOM_NAMES.read },
  { room: "brief", name: ROOM_NAMES.brief },
];

/** Where one can go: the dossier, its agreements, what can be asked, what was said. */
export function Navigation() {
  // As text, which is the same as long as no agreement comes, goes or is called otherwise.
  const named = useOnDesk(({ model, files }) =>
    JSON.stringify(
      model === undefined
        ? agreementsByShape(files).map(({ name, title }) => [name, title])
        : model.agreements.map(({ id, title }) => [id, title]),
    ),
  );
  const agreements = (JSON.parse(named) as [id: string, title: string][]).map(
    ([thing, name]): Entry => ({ room: "agreement", thing, name }),
  );
  return (
    <>
      <Entries entries={[{ room: "dossier", name: ROOM_NAMES.dossier }]} />
      <Entries title="Agreements" entries={agreements} />
      <Entries title="Answers" entries={QUESTIONS} />
      <Entries title="Who said what" entries={WORDS} />
      <button type="button" className="button" data-kind="plain" onClick={askForTour}>
        Take the tour
      </button>
    </>
  );
}

function Entries({ title, entries }: { readonly title?: string; readonly entries: readonly Entry[] }) {
  const { address } = useAddress();
  if (entries.length === 0) return null;
  return (
    <>
      {title === undefined ? null : <h2>{title}</h2>}
      <ul>
        {entries.map(({ room, thing, name }) => {
          const here = address.room === room && (thing === undefined || thing === address.thing);
          return (
            <li key={`${room}/${thing ?? ""}`}>
              <Link
                href={addressText({ room, thing, take: address.take, scenario: address.scenario, view: {} })}
                aria-current={here ? "page" : undefined}
              >
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
