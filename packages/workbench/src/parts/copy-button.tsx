import { useState } from "react";

/** Copies a sentence, and says for a moment that it did. */
export function CopyButton({ text, label = "copy" }: { readonly text: string; readonly label?: string }) {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  return (
    <button
      type="button"
      className="button"
      data-kind="plain"
      title={text}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setState("copied"),
          () => setState("failed"),
        );
        setTimeout(() => setState("ready"), 2500);
      }}
    >
      <span aria-live="polite">
        {state === "copied" ? "copied" : state === "failed" ? "not copied: select it instead" : label}
      </span>
    </button>
  );
}
