import { useEffect, useSyncExternalStore } from "react";
import { useDeeds } from "../state/context.tsx";

/** Takes back what was done last outside of a text, by a press or by the usual keys. */
export function UndoButtons() {
  const deeds = useDeeds();
  const { undo, redo } = useSyncExternalStore(deeds.watch, deeds.state);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isWriting(event.target))
        return;
      const key = event.key.toLowerCase();
      const back = key === "z" && !event.shiftKey;
      const forth = (key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey);
      if (!back && !forth) return;
      event.preventDefault();
      void (back ? deeds.undo() : deeds.redo());
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [deeds]);
  return (
    <span className="undo">
      <Step what={undo} name="Undo" sign="↶" keys="Control+Z" onPress={() => void deeds.undo()} />
      <Step what={redo} name="Redo" sign="↷" keys="Control+Shift+Z" onPress={() => void deeds.redo()} />
    </span>
  );
}

function Step({
  what,
  name,
  sign,
  keys,
  onPress,
}: {
  readonly what: string | undefined;
  readonly name: string;
  readonly sign: string;
  readonly keys: string;
  readonly onPress: () => void;
}) {
  const words = what === undefined ? name : `${name}: ${what}`;
  return (
    <button
      type="button"
      className="button"
      data-kind="plain"
      disabled={what === undefined}
      aria-keyshortcuts={keys}
      title={words}
      onClick={onPress}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{words}</span>
    </button>
  );
}

/** Whoever writes undoes what was written. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !["checkbox", "radio", "range", "button"].includes(target.type)))
  );
}
