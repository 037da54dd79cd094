import {
  type Block,
  type Document,
  type Evidence,
  type Inline,
  type Line,
  placeText,
  supportTexts,
} from "./document.ts";

/** A document as one page that needs nothing else: readable in light and dark, printable, and without scripts. */
export function documentHtml(title: string, blocks: Document): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
${blocks.map(printBlock).join("\n")}
</main>
</body>
</html>
`;
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case "paragraph":
      return `<p>${lineHtml(block.line)}</p>`;
    case "list": {
      const items = block.items.map(
        ({ line, below }) =>
          `<li>${lineHtml(line)}${(below ?? []).map((part) => `\n${printBlock(part)}`).join("")}</li>`,
      );
      return `<ul>\n${items.join("\n")}\n</ul>`;
    }
    case "table": {
      const side = (i: number) => (block.columns[i]?.align === "right" ? ' class="number"' : "");
      const heads = block.columns.map(({ title }, i) => `<th scope="col"${side(i)}>${escaped(title)}</th>`).join("");
      const rows = block.rows.map(
        (cells) => `<tr>${cells.map((cell, i) => `<td${side(i)}>${lineHtml(cell)}</td>`).join("")}</tr>`,
      );
      return `<div class="wide"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table></div>`;
    }
    case "evidence":
      return `<ol class="evidence">\n${block.steps.map(printEvidence).join("\n")}\n</ol>`;
  }
}

function printEvidence(step: Evidence): string {
  const quotes = supportTexts(step.support).map((text) => `\n<blockquote>${escaped(text)}</blockquote>`);
  return `<li>${escaped(step.text)} <code>${escaped(placeText(step.at))}</code>${quotes.join("")}</li>`;
}

function lineHtml(line: Line): string {
  return line.map(inlineHtml).join("");
}

function inlineHtml(part: Inline): string {
  if (typeof part === "string") return escaped(part);
  const tag = { strong: "strong", quiet: "small", code: "code" }[part.mark];
  return `<${tag}>${escaped(part.text)}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1b1a17, #e9e6df); --quiet: light-dark(#6a665c, #a39e92); --paper: light-dark(#fdfcf9, #171613); --hair: light-dark(#d9d4c7, #3a372f); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 "Source Serif 4", Georgia, "Times New Roman", serif; font-variant-numeric: oldstyle-nums; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--hair); }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p, ul, ol { margin: 0 0 .9rem; } li { margin-bottom: .35rem; }
small, code, blockquote, .evidence code { color: var(--quiet); }
code { font: .8125rem ui-monospace, "SF Mono", Consolas, monospace; }
blockquote { margin: .2rem 0 .4rem; font-style: italic; }
.evidence { font-size: .9375rem; border-left: 1px solid var(--hair); padding-left: 2rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: 0 0 1.2rem; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem 1.1rem .35rem 0; border-bottom: 1px solid var(--hair); }
th { font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
@media print { main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } }
`;
