import type { Act } from "@proviso/record";

/** What a mark looks like, in a field of 14 by 14 around its middle: each act by its shape alone. */
const SHAPES: Readonly<Record<Act, { readonly d: string; readonly hollow?: true }>> = {
  offer: { d: "M0-6 6 5H-6Z" },
  demand: { d: "M-5-5H5V5H-5Z" },
  acceptance: { d: "M5.6 0A5.6 5.6 0 1 1-5.6 0A5.6 5.6 0 1 1 5.6 0Z" },
  rejection: { d: "M-5-5 5 5M5-5-5 5", hollow: true },
  clarification: { d: "M0-6.5 6.5 0 0 6.5-6.5 0Z" },
  announcement: { d: "M-5-6 6 0-5 6Z" },
  report: { d: "M5.2 0A5.2 5.2 0 1 1-5.2 0A5.2 5.2 0 1 1 5.2 0Z", hollow: true },
  denial: { d: "M5.2 0A5.2 5.2 0 1 1-5.2 0A5.2 5.2 0 1 1 5.2 0ZM-3.6 3.6 3.6-3.6", hollow: true },
  question: { d: "M-3.4-2.6C-3.4-7 3.6-7 3.6-2.8 3.6-.4 0-.4 0 2.2M0 5.4V6", hollow: true },
  answer: { d: "M0-5.6A5.6 5.6 0 0 1 0 5.6ZM0-5.6A5.6 5.6 0 0 0 0 5.6", hollow: true },
  claim: { d: "M0-6 6 0 0 6-6 0Z", hollow: true },
  warning: { d: "M0-5.6 6 5H-6Z", hollow: true },
  threat: { d: "M0-6V2M0 5.4V6", hollow: true },
  statement: { d: "M-6 0H6", hollow: true },
  draft: { d: "M-4.4-6H2L4.6-3.4V6H-4.4ZM-2-1.4H2M-2 2H2", hollow: true },
};

/** The shape of an act at the origin of a picture, in the current colour. */
export function GlyphPath({ act }: { readonly act: Act }) {
  const { d, hollow } = SHAPES[act];
  return <path className="glyph" data-hollow={hollow} d={d} />;
}

/** The same in a line of text; what it means is said beside it. */
export function Glyph({ act, colour }: { readonly act: Act; readonly colour?: string }) {
  return (
    <svg
      className="glyph-inline"
      viewBox="-8 -8 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      style={{ color: colour }}
    >
      <GlyphPath act={act} />
    </svg>
  );
}
