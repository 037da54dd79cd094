import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { isoDate } from "./date.ts";
import type { ReadableDocument } from "./document.ts";

/** The article of a web page, a paragraph a block; without menus, scripts and advertisements. */
export function htmlDocument(page: string): ReadableDocument {
  // The parser does not supply the tags that the standard lets a page leave out.
  const source = /<body[\s>]/i.test(page) ? page : `<!doctype html><html><head></head><body>${page}</body></html>`;
  const { document } = parseHTML(source);
  const dated = isoDate(dateIn(document));
  const author = content(document, 'meta[name="author"]', 'meta[property="article:author"]');
  const heading = document.querySelector("h1")?.textContent?.trim();
  const titled = content(document, 'meta[property="og:title"]') ?? (heading || document.title?.trim() || undefined);
  // Readability rewrites the tree that it is given; short pages have nothing that it takes for an article, and are read whole.
  const whole = parseHTML(source).document;
  const article = new Readability<Element>(document as unknown as Document, {
    serializer: (node) => node as Element,
    charThreshold: 120,
  }).parse();
  const found = article?.content ? paragraphsIn(article.content) : [];
  const paragraphs = found.length > 0 ? found : paragraphsIn(stripped(whole as unknown as Document));
  const by = author ?? article?.byline ?? undefined;
  return {
    kind: "html",
    text: paragraphs.join("\n\n"),
    ...(titled === undefined ? {} : { title: titled }),
    ...(dated === undefined ? {} : { dated }),
    ...(by ? { author: by.trim() } : {}),
  };
}

function dateIn(document: ParentNode): string | undefined {
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime");
  return (
    content(
      document,
      'meta[property="article:published_time"]',
      'meta[name="date"]',
      'meta[name="DC.date"]',
      'meta[name="dcterms.date"]',
      'meta[itemprop="datePublished"]',
    ) ??
    time ??
    undefined
  );
}

function content(document: ParentNode, ...selectors: readonly string[]): string | undefined {
  for (const selector of selectors) {
    const words = document.querySelector(selector)?.getAttribute("content")?.trim();
    if (words) return words;
  }
  return undefined;
}

function stripped(document: Document): Element {
  const body = document.querySelector("body") ?? document.documentElement;
  for (const node of body.querySelectorAll("script,style,noscript,template,nav,header,footer,aside,form,svg,button"))
    node.remove();
  return body;
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const UNREAD = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG".split(" "));

function paragraphsIn(root: Element): string[] {
  const found: string[] = [];
  let current = "";
  const finish = () => {
    const words = current
      .replaceAll(/[ \t\r\n\f]+/g, " ")
      .replaceAll("\u00AD", "")
      .trim();
    if (words !== "") found.push(words);
    current = "";
  };
  const visit = (node: Node) => {
    if (node.nodeType === 3) current += node.textContent ?? "";
    if (node.nodeType !== 1) return;
    const name = (node as Element).tagName.toUpperCase();
    if (UNREAD.has(name)) return;
    if (name === "BR") current += " ";
    const apart = BLOCKS.has(name);
    if (apart) finish();
    for (const child of node.childNodes) visit(child);
    if (apart) finish();
  };
  visit(root);
  finish();
  return found;
}
