import type { ReactNode } from "react";

export type Tone = "held" | "open" | "blocked" | "unlawful";

/** Each meaning has a shape besides its colour, so that nobody needs to tell colours apart. */
export const SHAPES: Readonly<Record<Tone, string>> = { held: "●", open: "◇", blocked: "■", unlawful: "▲" };

export function Verdict({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className="verdict" data-tone={tone}>
      <span aria-hidden="true">{SHAPES[tone]}</span>
      <span>{children}</span>
    </span>
  );
}
