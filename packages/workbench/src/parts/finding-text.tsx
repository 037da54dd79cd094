import type { ToldFinding } from "@proviso/report/ask";
import { Cited } from "./why.tsx";

/** A weakness in full: what the text does, why that matters, what happened where a real text did the same, how to mend it. */
export function FindingText({ finding }: { readonly finding: ToldFinding }) {
  const { message, why, precedent, suggestion, support } = finding;
  return (
    <div className="finding-text">
      <p>{message}</p>
      <p className="quiet">{why}</p>
      {precedent === undefined ? null : (
        <p className="quiet">
          {precedent.text} <span className="label">({precedent.source})</span>
        </p>
      )}
      {suggestion === undefined ? null : <p>{suggestion.message}</p>}
      <Cited support={support} />
    </div>
  );
}
