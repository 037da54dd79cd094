import type { Block, Document, Evidence, Line, Table as Rows } from "@proviso/report/document";
import { placeText, plainText, supportTexts } from "@proviso/report/document";
import {
  AlignmentType,
  BorderStyle,
  Document as Docx,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const HEADINGS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
const SERIF = "Georgia";
const BULLETS = "bullets";
const QUIET = "555555";

/** A4 with margins, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, side: 1360, head: 1360, foot: 1250 } as const;
const MEASURE = PAGE.width - 2 * PAGE.side;
const LINE = { line: 276, lineRule: LineRuleType.AUTO } as const;

/**
 * A document as a DOCX file: headings, tables and lists as Word knows them, and each piece of evidence as a footnote that names the line of the
 * text and quotes the words that support it.
 */
export async function documentDocx(title: string, blocks: Document): Promise<Uint8Array> {
  const notes: Evidence[] = [];
  const children = printed(blocks, notes, 0);
  const [first] = blocks;
  const running = first?.kind === "heading" ? first.text : title;
  const file = new Docx({
    title: running,
    description: title,
    creator: "Proviso",
    styles: {
      default: {
        document: { run: { font: SERIF, size: 21 }, paragraph: { spacing: { after: 120, ...LINE } } },
        title: {
          run: { size: 38, bold: true },
          paragraph: { spacing: { after: 160, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
        },
        heading1: {
          run: { size: 27, bold: true, color: "000000" },
          paragraph: { spacing: { before: 400, after: 120, ...LINE }, keepNext: true, keepLines: true },
        },
        heading2: {
          run: { size: 22, bold: true, color: "000000" },
          paragraph: { spacing: { before: 240, after: 80, ...LINE }, keepNext: true, keepLines: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [0, 1, 2].map((level) => ({
            level,
            format: LevelFormat.BULLET,
            text: "•",
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } },
          })),
        },
      ],
    },
    footnotes: Object.fromEntries(notes.map((note, i) => [i + 1, { children: noteParagraphs(note) }])),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.head, bottom: PAGE.foot, left: PAGE.side, right: PAGE.side },
          },
          // The first page has its title where the others have the running head.
          titlePage: true,
        },
        headers: { default: new Header({ children: [furniture([running], AlignmentType.LEFT)] }) },
        footers: { default: pageNumbers(), first: pageNumbers() },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function pageNumbers(): Footer {
  return new Footer({
    children: [furniture([PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], AlignmentType.RIGHT)],
  });
}

/** What stands at the head or foot of a page. */
function furniture(
  parts: (string | (typeof PageNumber)[keyof typeof PageNumber])[],
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { after: 0 },
    children: [new TextRun({ children: parts, size: 16, color: QUIET })],
  });
}

function printed(blocks: Document, notes: Evidence[], level: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => printBlock(block, notes, level));
}

function printBlock(block: Block, notes: Evidence[], level: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun(block.text)] })];
    case "paragraph":
      return [new Paragraph({ children: runs(block.line) })];
    case "list":
      return block.items.flatMap(({ line, below }) => [
        new Paragraph({ numbering: { reference: BULLETS, level: Math.min(level, 2) }, children: runs(line) }),
        ...printed(below ?? [], notes, level + 1),
      ]);
    case "table":
      return [printTable(block), new Paragraph({ spacing: { after: 80 }, children: [] })];
    case "evidence":
      return block.steps.map((step) => {
        notes.push(step);
        return new Paragraph({
          indent: { left: 360 * (level + 1), hanging: 200 },
          spacing: { after: 60, ...LINE },
          children: [
            new TextRun({ text: `– ${step.text}`, size: 19, color: QUIET }),
            new FootnoteReferenceRun(notes.length),
          ],
        });
      });
  }
}

function printTable(block: Rows): Table {
  const { columns, rows } = block;
  const widths = columnWidths(block);
  const heads = columns.map(({ title }): Line => [{ mark: "strong", text: title }]);
  return new Table({
    width: { size: MEASURE, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: hairlines(),
    rows: [row(heads, columns, widths, true), ...rows.map((cells) => row(cells, columns, widths, false))],
  });
}

/** No column narrower than its longest word; what room is left goes to those that have more to say. They fill the room. */
export function columnWidths({ columns, rows }: Pick<Rows, "columns" | "rows">, room: number = MEASURE): number[] {
  const texts = columns.map(({ title }, i) => [title, ...rows.map((cells) => plainText(cells[i] ?? []))]);
  const width = (characters: number) => characters * CHARACTER + CELL;
  const least = texts.map((all) =>
    width(Math.max(...all.flatMap((text) => text.split(/\s+/)).map((one) => one.length))),
  );
  const wanted = texts.map((all, i) =>
    Math.max(1, width(Math.max(...all.map((text) => Math.min(text.length, MOST_TELLING)))) - (least[i] ?? 0)),
  );
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const left = room - sum(least);
  const shares =
    left < 0
      ? least.map((one) => (one / sum(least)) * room)
      : least.map((one, i) => one + ((wanted[i] ?? 0) / sum(wanted)) * left);
  const widths = shares.map(Math.floor);
  return widths.map((one, i) => (i === 0 ? one + room - sum(widths) : one));
}

/** A character of a table, and the margins of a cell, in twentieths of a point: generous, since the reader's machine may have another font. */
const CHARACTER = 112;
const CELL = 140;

/** So many characters of a cell make its column wider; what is longer is wrapped. */
const MOST_TELLING = 44;

function row(
  cells: readonly Line[],
  columns: readonly { readonly align?: "left" | "right" }[],
  widths: readonly number[],
  head: boolean,
): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: columns.map(
      ({ align }, i) =>
        new TableCell({
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: [
            new Paragraph({
              alignment: align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
              spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO },
              children: runs(cells[i] ?? [], 18),
            }),
          ],
        }),
    ),
  });
}

function hairlines() {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const hair = { style: BorderStyle.SINGLE, size: 2, color: "BBBBBB" };
  return { top: hair, bottom: hair, left: none, right: none, insideHorizontal: hair, insideVertical: none };
}

function runs(line: Line, size?: number): TextRun[] {
  const own = size === undefined ? {} : { size };
  return line.map((part) => {
    if (typeof part === "string") return new TextRun({ text: part, ...own });
    if (part.mark === "strong") return new TextRun({ text: part.text, bold: true, ...own });
    return part.mark === "quiet"
      ? new TextRun({ text: part.text, color: QUIET, ...own })
      : new TextRun({ text: part.text, font: "Courier New", size: 18 });
  });
}

function noteParagraphs({ at, support }: Evidence): Paragraph[] {
  const texts = supportTexts(support);
  return [placeText(at), ...texts].map(
    (text, i) =>
      new Paragraph({
        spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
        indent: { left: i === 0 ? 0 : 200 },
        children: [new TextRun({ text: i === 0 ? ` ${text}` : text, size: 16 })],
      }),
  );
}
