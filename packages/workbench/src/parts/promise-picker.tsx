import type { Target } from "@proviso/promise";
import { useAddress } from "../state/context.tsx";

/** Which promise a room is about. */
export function PromisePicker({
  promises,
  chosen,
}: {
  readonly promises: readonly Target[];
  readonly chosen: Target | undefined;
}) {
  const { change } = useAddress();
  if (promises.length < 2) return null;
  return (
    <p className="label picker">
      <label>
        Promise{" "}
        <select
          className="button"
          value={chosen?.id}
          onChange={({ target }) => change({ thing: target.value }, { replace: true })}
        >
          {promises.map(({ id, agreement, title }) => (
            <option key={id} value={id}>
              {agreement}: {title}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
