import type { ReactNode } from "react";

/** Something that the reader has to know now: what happened, what is safe, what to do. */
export function Notice({ tone, children }: { readonly tone?: "blocked" | "open"; readonly children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone} role={tone === "blocked" ? "alert" : "status"}>
      {children}
    </div>
  );
}

export function Waiting({ what }: { readonly what: string }) {
  return (
    <p className="label" role="status">
      {what} …
    </p>
  );
}
