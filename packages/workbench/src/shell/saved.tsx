import { useDeskItself, useOnDesk } from "../state/context.tsx";

const WORDS = { saved: "Saved", unsaved: "Saving …", failed: "Not saved", conflict: "Changed elsewhere" } as const;

/** How far the work is saved: the worst that is true of any file. */
export function Saved() {
  const desk = useDeskItself();
  const worst = useOnDesk(({ files }) => {
    const all = [...files.values()];
    return (["conflict", "failed", "unsaved"] as const).find((how) => all.some(({ saving }) => saving === how));
  });
  if (!desk.files.keeps) return <span>A copy: changes are not kept</span>;
  return (
    <span role="status" className="saved" data-how={worst ?? "saved"}>
      {WORDS[worst ?? "saved"]}
    </span>
  );
}
