import { useAddress, useDesk } from "../state/context.tsx";

/** How many are told; the others are marked in the text. */
const TOLD = 8;

/** What keeps the dossier's texts from being asked: where it stands, what is wrong, and the way there. */
export function Mistakes() {
  const { state } = useDesk();
  const { go, address } = useAddress();
  const errors = state.diagnostics.filter(({ severity }) => severity === "error");
  return (
    <ul className="plain-list">
      {errors.slice(0, TOLD).map(({ place, message }) => (
        <li key={`${place.file}:${place.offset}:${message}`}>
          <button
            type="button"
            className="button"
            data-kind="plain"
            onClick={() =>
              go({
                ...address,
                room: "agreement",
                thing: undefined,
                view: { file: place.file, at: String(place.offset) },
              })
            }
          >
            {place.file}:{place.line}
          </button>{" "}
          {message}
        </li>
      ))}
    </ul>
  );
}
