import type { Thread } from "@proviso/record";
import { type Layout, MARK, type Placed } from "./layout.ts";

export interface Drawn {
  readonly thread: Thread;
  readonly path: string;
  /** Its words, where there is room for them. */
  readonly label?: { readonly x: number; readonly y: number; readonly lines: readonly string[] };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const CHARACTER = 6.4;
const LINE = 15;
/** Places at which a thread is looked at. */
const STEPS = 32;

/** The threads between marks that are there, each with its words where they cover nothing. */
export function drawn({ at, width, height, scale }: Layout, threads: readonly Thread[]): Drawn[] {
  const ended = threads.flatMap((thread) => {
    const [from, to] = thread.ends.map((end) => at.get(end)?.placed);
    return from === undefined || to === undefined ? [] : [{ thread, curve: curveOf(from, to) }];
  });
  const lines = ended.map(({ curve }) => alongOf(curve));
  const taken: Box[] = [
    ...[...at.values()].flatMap(({ placed }) => boxesOf(placed)),
    ...scale.breaks.map(({ x }) => ({ left: x - 14, right: x + 14, top: 0, bottom: height })),
  ];
  return ended.map(({ thread, curve }): Drawn => {
    const place = (count: number, covered: readonly Box[]) =>
      labelOf(broken(thread.says, count), curve, covered, { width, height });
    // Words may cross a thread where there is no better place for them, but cover no mark and no other words.
    const free = [...taken, ...lines.flat()];
    const label =
      place(2, free) ?? place(3, free) ?? place(4, free) ?? place(1, free) ?? place(2, taken) ?? place(3, taken);
    if (label !== undefined) taken.push(label.box);
    return { thread, path: pathOf(curve), ...(label === undefined ? {} : { label }) };
  });
}

/** A cubic curve: its two ends and two points that bend it, as x and y in turn. */
type Curve = readonly [number, number, number, number, number, number, number, number];

function curveOf(from: Placed, to: Placed): Curve {
  const middle = (from.y + to.y) / 2;
  // Two by one speaker on one line: above what stands between them.
  if (Math.abs(from.y - to.y) < MARK) return [from.x, from.y, from.x, middle - 26, to.x, middle - 26, to.x, to.y];
  // Where both stand one above the other, the thread swings aside of what is between.
  const swing = Math.abs(from.x - to.x) < MARK ? 22 : 0;
  return [from.x, from.y, from.x + swing, middle, to.x + swing, middle, to.x, to.y];
}

function pathOf([x0, y0, x1, y1, x2, y2, x3, y3]: Curve): string {
  return `M${x0} ${y0}C${x1} ${y1} ${x2} ${y2} ${x3} ${y3}`;
}

function pointOn([x0, y0, x1, y1, x2, y2, x3, y3]: Curve, t: number): { readonly x: number; readonly y: number } {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return { x: a * x0 + b * x1 + c * x2 + d * x3, y: a * y0 + b * y1 + c * y2 + d * y3 };
}

/** The places that a thread goes through. */
function alongOf(curve: Curve): Box[] {
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const { x, y } = pointOn(curve, i / STEPS);
    return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
  });
}

function boxesOf({ x, y, label, reach }: Placed): Box[] {
  const half = MARK / 2;
  return [
    { left: x - half, top: y - half, right: x + half + (label?.length ?? 0) * 6.6, bottom: y + half },
    ...(reach === undefined ? [] : [{ left: reach.from, right: reach.to, top: y - 4, bottom: y + 4 }]),
  ];
}

/** Beside the thread, first near its middle. */
function labelOf(
  lines: readonly string[],
  curve: Curve,
  taken: readonly Box[],
  { width, height }: Pick<Layout, "width" | "height">,
): (NonNullable<Drawn["label"]> & { readonly box: Box }) | undefined {
  const long = Math.max(...lines.map((line) => line.length)) * CHARACTER;
  const high = (lines.length * LINE) / 2 + 1;
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]) {
    const { x, y } = pointOn(curve, share);
    for (const left of [x + 8, x - 8 - long]) {
      for (const shift of [0, -8, 8, -16, 16]) {
        const box = { left, top: y + shift - high, right: left + long, bottom: y + shift + high };
        if (left < 4 || box.right > width - 4 || box.top < 1 || box.bottom > height - 1) continue;
        if (taken.some((other) => overlap(box, other))) continue;
        return { x: left, y: box.top + LINE - 3, lines, box };
      }
    }
  }
  return undefined;
}

/** Words in so many lines of about one length, so that they need little room sideways. */
function broken(says: string, count: number): string[] {
  const words = says.split(" ");
  const lines: string[] = [];
  let left = says.length;
  for (let line = count; line > 0 && words.length > 0; line--) {
    const aim = left / line;
    let text = words.shift() ?? "";
    while (words.length > 0 && (line === 1 || text.length + 1 + (words[0]?.length ?? 0) / 2 <= aim))
      text += ` ${words.shift()}`;
    left -= text.length + 1;
    lines.push(text);
  }
  return lines;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
