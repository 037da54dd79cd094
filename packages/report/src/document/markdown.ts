import {
  type Block,
  type Document,
  type Evidence,
  type Inline,
  type Line,
  placeText,
  supportTexts,
} from "./document.ts";

/** A document as GitHub-flavoured Markdown. */
export function documentMarkdown(blocks: Document): string {
  return `${printBlocks(blocks).join("\n")}\n`;
}

function printBlocks(blocks: Document): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? printBlock(block) : ["", ...printBlock(block)]));
}

function printBlock(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [`${"#".repeat(block.level)} ${escaped(block.text)}`];
    case "paragraph":
      return [lineText(block.line)];
    case "list":
      return block.items.flatMap(({ line, below }) => [
        `- ${lineText(line)}`,
        ...indented(below === undefined ? [] : printBlocks(below)),
      ]);
    case "table": {
      const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
      return [
        row(block.columns.map(({ title }) => escaped(title))),
        row(block.columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
        ...block.rows.map((cells) => row(cells.map(lineText))),
      ];
    }
    case "evidence":
      return block.steps.flatMap(printEvidence);
  }
}

function printEvidence(step: Evidence, index: number): string[] {
  const quotes = supportTexts(step.support).map((text) => `  > ${escaped(text)}`);
  return [
    `${index + 1}. ${escaped(step.text)} (\`${placeText(step.at)}\`)`,
    ...quotes.flatMap((quote) => ["", ` ${quote}`]),
  ];
}

function lineText(line: Line): string {
  return line.map(inlineText).join("");
}

function inlineText(part: Inline): string {
  if (typeof part === "string") return escaped(part);
  if (part.mark === "code") return `\`${part.text.replaceAll("`", "ʼ")}\``;
  // A mark next to white space on its inner side is no mark but an asterisk.
  const [, before = "", text = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part.text) ?? [];
  if (text === "") return escaped(part.text);
  const sign = part.mark === "strong" ? "**" : "_";
  return `${escaped(before)}${sign}${escaped(text)}${sign}${escaped(after)}`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`)
    .replace(/^(\d+)([.)] )/, "$1\\$2")
    .replace(/^([-+] )/, "\\$1");
}

function indented(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines.map((line) => (line === "" ? "" : `  ${line}`))];
}
