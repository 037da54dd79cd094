import type { Block, Document, Evidence, Line } from "@proviso/report/document";
import { placeText, supportTexts } from "@proviso/report/document";
import {
  AlignmentType,
  BorderStyle,
  Document as Docx,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const HEADINGS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
const SERIF = "Georgia";
const BULLETS = "bullets";

/**
 * A document as a DOCX file: headings, tables and lists as Word knows them, and each piece of evidence as a footnote that names the line of the
 * text and quotes the words that support it.
 */
export async function documentDocx(title: string, blocks: Document): Promise<Uint8Array> {
  const notes: Evidence[] = [];
  const children = printed(blocks, notes, 0);
  const file = new Docx({
    title,
    creator: "Proviso",
    styles: {
      default: { document: { run: { font: SERIF, size: 22 }, paragraph: { spacing: { after: 120, line: 288 } } } },
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
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
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
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          borders: hairlines(),
          rows: [
            row(
              block.columns.map(({ title }) => [{ mark: "strong" as const, text: title }]),
              block.columns,
              true,
            ),
            ...block.rows.map((cells) => row(cells, block.columns, false)),
          ],
        }),
        new Paragraph({ children: [] }),
      ];
    case "evidence":
      return block.steps.map((step) => {
        notes.push(step);
        return new Paragraph({
          indent: { left: 360 * (level + 1) },
          children: [new TextRun(step.text), new FootnoteReferenceRun(notes.length)],
        });
      });
  }
}

function row(
  cells: readonly Line[],
  columns: readonly { readonly align?: "left" | "right" }[],
  head: boolean,
): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: columns.map(
      ({ align }, i) =>
        new TableCell({
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: [
            new Paragraph({
              alignment: align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
              spacing: { after: 0 },
              children: runs(cells[i] ?? []),
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

function runs(line: Line): TextRun[] {
  return line.map((part) => {
    if (typeof part === "string") return new TextRun(part);
    if (part.mark === "strong") return new TextRun({ text: part.text, bold: true });
    return part.mark === "quiet"
      ? new TextRun({ text: part.text, color: "666666" })
      : new TextRun({ text: part.text, font: "Courier New", size: 19 });
  });
}

function noteParagraphs({ at, support }: Evidence): Paragraph[] {
  const texts = supportTexts(support);
  return [placeText(at), ...texts].map(
    (text) => new Paragraph({ spacing: { after: 40 }, children: [new TextRun({ text: ` ${text}`, size: 18 })] }),
  );
}
