import { fromMarkdown } from "mdast-util-from-markdown";
import { isoDate } from "./date.ts";
import type { Piece, ReadableDocument } from "./document.ts";

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root | Root["children"][number] | Children<Root["children"][number]>;
type Children<Node> = Node extends { children: (infer Child)[] } ? Child : never;

/** Markdown without its marks: headings, paragraphs, items and cells, each a paragraph. Code, HTML and addresses are left out. */
export function markdownDocument(source: string): ReadableDocument {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  const skipped = front?.[0].length ?? 0;
  const tree = fromMarkdown(source.slice(skipped));
  const writing = new Writing(source, skipped);
  writing.block(tree);
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*["']?(.*?)["']?[ \\t]*$`, "im").exec(front?.[1] ?? "")?.[1] || undefined;
  const title = field("title") ?? writing.title;
  const dated = isoDate(field("date"));
  const author = field("author");
  return {
    kind: "markdown",
    text: writing.text,
    ...(title === undefined ? {} : { title }),
    ...(dated === undefined ? {} : { dated }),
    ...(author === undefined ? {} : { author }),
    origin: { kind: "pieces", pieces: writing.pieces },
  };
}

class Writing {
  text = "";
  title: string | undefined;
  readonly pieces: Piece[] = [];
  readonly #source: string;
  readonly #skipped: number;

  constructor(source: string, skipped: number) {
    this.#source = source;
    this.#skipped = skipped;
  }

  block(node: Nodes | Root): void {
    switch (node.type) {
      case "heading":
      case "paragraph": {
        if (this.text !== "") this.text += "\n\n";
        const start = this.text.length;
        for (const child of node.children) this.inline(child);
        if (node.type === "heading" && node.depth === 1) this.title ??= this.text.slice(start);
        return;
      }
      case "code":
      case "html":
      case "definition":
      case "thematicBreak":
        return;
      default:
        if ("children" in node) for (const child of node.children) this.block(child);
    }
  }

  inline(node: Nodes): void {
    if (node.type === "text" || node.type === "inlineCode") this.write(node.value, node.position?.start.offset ?? 0);
    else if (node.type === "break") this.text += "\n";
    else if (node.type === "image") this.text += node.alt ?? "";
    else if ("children" in node) for (const child of node.children) this.inline(child);
  }

  /** Adds words, and notes where they stand if they stand there as they are (escapes and entities do not). */
  write(words: string, offset: number): void {
    const from = this.#source.indexOf(words, offset + this.#skipped);
    if (from >= 0 && from - offset - this.#skipped <= 2)
      this.pieces.push({ start: this.text.length, end: this.text.length + words.length, from });
    this.text += words;
  }
}
