/** A stretch of text on one line, where the browser drew it. */
export interface Stretch {
  readonly text: string;
  readonly box: DOMRect;
  /** Distance from the top of the window to the line on which the letters stand, in pixels. */
  readonly baseline: number;
}

/** A text as it was broken into lines. */
export function* drawnText(node: Text, style: CSSStyleDeclaration): Generator<Stretch> {
  const range = document.createRange();
  const whole = node.data;
  if (whole.trim() === "") return;
  let from = 0;
  let top: number | undefined;
  const stretch = (to: number): Stretch | undefined => {
    const text = shaped(
      whole.slice(from, to).replaceAll(/[\t\n\r ]+/g, style.whiteSpaceCollapse === "preserve" ? "$&" : " "),
      style,
    );
    if (text.trim() === "") return undefined;
    range.setStart(node, from);
    range.setEnd(node, to);
    const box = range.getBoundingClientRect();
    if (box.width === 0) return undefined;
    return { text: text.trimEnd(), box, baseline: baselineIn(box, style) };
  };
  // A line ends before the first word that stands lower than the one before.
  for (const { index, 0: word } of whole.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    for (const piece of range.getClientRects()) {
      if (top !== undefined && piece.top > top + piece.height / 2) {
        const cut = brokenWithin(range, node, index, word, top) ?? index;
        const done = stretch(cut);
        if (done !== undefined) yield done;
        from = cut;
      } else if (top === undefined) from = index;
      top = piece.top;
    }
  }
  const last = stretch(whole.length);
  if (last !== undefined) yield last;
}

/** Where in a word a line ended, if it did. */
function brokenWithin(range: Range, node: Text, index: number, word: string, top: number): number | undefined {
  range.setStart(node, index);
  range.setEnd(node, index + 1);
  const first = range.getClientRects()[0];
  if (first === undefined || first.top > top + first.height / 2) return undefined;
  for (let i = 1; i < word.length; i += 1) {
    range.setStart(node, index + i);
    range.setEnd(node, index + i + 1);
    const box = range.getClientRects()[0];
    if (box !== undefined && box.top > top + box.height / 2) return index + i;
  }
  return undefined;
}

const canvas = typeof document === "undefined" ? undefined : document.createElement("canvas").getContext("2d");

function baselineIn(box: DOMRect, style: CSSStyleDeclaration): number {
  if (canvas === undefined || canvas === null) return box.bottom;
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = canvas.measureText("x");
  return box.top + (box.height * ascent) / (ascent + descent);
}

function shaped(text: string, style: CSSStyleDeclaration): string {
  switch (style.textTransform) {
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    default:
      return text;
  }
}
