import {
  type Block,
  type Document,
  type Evidence,
  type Inline,
  type Line,
  placeText,
  plainText,
  supportTexts,
  type Table,
} from "./document.ts";
import type { Style } from "./style.ts";
import { displayWidth, padTo, wrap } from "./width.ts";

/** A document for a terminal: at most `columns` wide where words allow it. */
export function documentText(blocks: Document, style: Style, columns: number): string {
  return `${printBlocks(blocks, style, columns).join("\n")}\n`;
}

function printBlocks(blocks: Document, style: Style, columns: number): string[] {
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before !== undefined && apart(before, block)) lines.push("");
    lines.push(...printBlock(block, style, columns));
  }
  return lines;
}

/** What a heading is about stands right below it; evidence right below what it proves. */
function apart(before: Block, block: Block): boolean {
  return !(before.kind === "heading" && before.level === 3) && block.kind !== "evidence";
}

function printBlock(block: Block, style: Style, columns: number): string[] {
  switch (block.kind) {
    case "heading":
      return printHeading(block.level, block.text, style, columns);
    case "paragraph":
      return wrapLine(block.line, style, columns);
    case "list":
      return block.items.flatMap(({ line, below }) => [
        ...wrapLine(line, style, columns - 2).map((text, index) => `${index === 0 ? "• " : "  "}${text}`),
        ...indented(printBlocks(below ?? [], style, columns - 2)),
      ]);
    case "table":
      return printTable(block, style, columns);
    case "evidence":
      return block.steps.flatMap((step) => printEvidence(step, style, columns));
  }
}

function printHeading(level: 1 | 2 | 3, text: string, style: Style, columns: number): string[] {
  const lines = wrap(text, columns);
  if (level !== 1) return lines.map((line) => style.bold(line));
  const rule = "─".repeat(Math.max(...lines.map(displayWidth)));
  return [...lines.map((line) => style.bold(line)), style.dim(rule)];
}

/** What a step says and where it is written; below it, further in, the words that support it. */
function printEvidence({ text, at, support }: Evidence, style: Style, columns: number): string[] {
  const hanging = (lines: readonly string[], first: string, rest: string) =>
    lines.map((line, index) => `${index === 0 ? first : rest}${line}`);
  return [
    ...hanging(wrapLine([text, " ", { mark: "quiet", text: placeText(at) }], style, columns - 4), "  – ", "    "),
    ...supportTexts(support).flatMap((words) => hanging(wrap(words, columns - 8).map(style.dim), "      ", "        ")),
  ];
}

function printTable({ columns: heads, rows }: Table, style: Style, columns: number): string[] {
  const gap = 2;
  const cells = heads.map((head, i) => [head.title, ...rows.map((row) => plainText(row[i] ?? []))]);
  const natural = cells.map((column) => Math.max(...column.map(displayWidth)));
  const least = cells.map((column) => Math.max(...column.flatMap((cell) => cell.split(/\s+/)).map(displayWidth)));
  const widths = fitted(natural, least, columns - gap * (heads.length - 1));
  const draw = (cells: readonly Line[], mark: (text: string) => string): string[] => {
    const wrapped = cells.map((cell, i) => wrapLine(cell, style, widths[i] ?? 1));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, i) => padMarked(lines[row] ?? "", widths[i] ?? 1, heads[i]?.align ?? "left", mark))
        .join(" ".repeat(gap))
        .trimEnd(),
    );
  };
  return [
    ...draw(
      heads.map(({ title }) => [title]),
      style.bold,
    ),
    style.dim(widths.map((width) => "─".repeat(width)).join(" ".repeat(gap))),
    ...rows.flatMap((row) => draw(row, (text) => text)),
  ];
}

/** Narrows the widest columns, no narrower than their longest word, until the table fits. */
function fitted(natural: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...natural];
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const slack = widths.map((width, i) => (width > (least[i] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if ((slack[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

function padMarked(text: string, width: number, align: "left" | "right", mark: (text: string) => string): string {
  const bare = text.replaceAll(ESCAPES, "");
  const blanks = padTo("", Math.max(0, width - displayWidth(bare)));
  return align === "left" ? mark(text) + blanks : blanks + mark(text);
}

/** Wraps a line and puts its marks on each of the lines that it becomes, so that no mark runs over a line's end. */
function wrapLine(line: Line, style: Style, columns: number): string[] {
  const marks = line.flatMap((part) =>
    [...textOf(part)].map((character) => ({ character, mark: markOf(part, style) })),
  );
  const squeezed = marks.filter(
    ({ character }, i) => !(isBlank(character) && (i === 0 || isBlank(marks[i - 1]?.character))),
  );
  let at = 0;
  return wrap(plainText(line), columns).map((text) => {
    const length = [...text].length;
    const here = squeezed.slice(at, at + length);
    at += length + 1;
    return runs(here)
      .map(({ text: run, mark }) => mark?.(run) ?? run)
      .join("");
  });
}

type Mark = ((text: string) => string) | undefined;

/** Neighbours with the same mark, as one. */
function runs(characters: readonly { character: string; mark: Mark }[]): { text: string; mark: Mark }[] {
  const found: { text: string; mark: Mark }[] = [];
  for (const { character, mark } of characters) {
    const last = found.at(-1);
    const shown = isBlank(character) ? " " : character;
    if (last !== undefined && last.mark === mark) last.text += shown;
    else found.push({ text: shown, mark });
  }
  return found;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function textOf(part: Inline): string {
  return typeof part === "string" ? part : part.text;
}

function markOf(part: Inline, style: Style): Mark {
  if (typeof part === "string") return undefined;
  return part.mark === "strong" ? style.bold : part.mark === "quiet" ? style.dim : undefined;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
