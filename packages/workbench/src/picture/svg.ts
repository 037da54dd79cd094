import { embeddedFonts } from "./fonts.ts";
import { drawnText } from "./text.ts";

/** A picture that stands for itself: its own drawing, fonts within, and how large it is in CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const EDGE = 24;
/** What is for the hand and not for the eye. */
const LEFT_OUT =
  ".visually-hidden, .no-picture, .voice-button, button.button, a.button, details.why:not([open], [data-says]), script, style, template, dialog";
/** The line under the picture. */
const CAPTION = { size: 12, line: 17, perLetter: 6.3 } as const;

/** Presentation that a drawing within the page gets from style sheets, which do not go along. */
const DRAWN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "letter-spacing",
  "paint-order",
  "visibility",
] as const;

/**
 * What an element shows, as a drawing made of text, boxes and lines, which any drawing program can take apart. Backgrounds, borders, text and drawings
 * within are taken as the browser has laid them out.
 * @param title read out in place of the picture, and shown by file managers
 * @param caption stands under it: what it does not say itself
 */
export async function pictureOf(element: Element, title: string, caption: string): Promise<Picture> {
  const frame = element.getBoundingClientRect();
  const drawing = new Drawing(frame.left - EDGE, frame.top - EDGE);
  drawing.add(element);
  const width = Math.ceil(Math.max(frame.width + 2 * EDGE, drawing.right + EDGE));
  const bottom = Math.max(frame.height + EDGE, drawing.bottom);
  const height = Math.ceil(bottom + drawing.caption(caption, bottom + EDGE, width - 2 * EDGE) + EDGE);
  const page = getComputedStyle(document.documentElement);
  const fonts = await embeddedFonts(drawing.families, drawing.said);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${fonts}</style>`,
    `<rect width="100%" height="100%" fill="${page.backgroundColor}"/>`,
    ...drawing.parts,
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

class Drawing {
  readonly parts: string[] = [];
  readonly families = new Set<string>();
  said = "";
  right = 0;
  bottom = 0;
  readonly #left: number;
  readonly #top: number;

  constructor(left: number, top: number) {
    this.#left = left;
    this.#top = top;
  }

  add(element: Element): void {
    if (element.matches(LEFT_OUT)) return;
    const style = getComputedStyle(element);
    // A folded part has its box still, and is not drawn.
    if (!element.checkVisibility({ opacityProperty: true }) && style.display !== "contents") return;
    if (element instanceof SVGSVGElement) this.#addDrawing(element);
    else if (element instanceof HTMLCanvasElement) this.#addImage(element);
    else this.#addLaidOut(element, style);
  }

  /** @returns how much height it takes */
  caption(words: string, top: number, width: number): number {
    const style = getComputedStyle(document.querySelector(".label") ?? document.body);
    const lines = wrapped(words, Math.max(20, Math.floor(width / CAPTION.perLetter)));
    for (const family of style.fontFamily.split(",")) this.families.add(family.trim().replaceAll(/["']/g, ""));
    this.said += words;
    for (const [i, line] of lines.entries())
      this.parts.push(
        `<text x="${EDGE}" y="${top + (i + 1) * CAPTION.line}" fill="${style.color}" font-family="${escaped(style.fontFamily)}" font-size="${CAPTION.size}" xml:space="preserve">${escaped(line)}</text>`,
      );
    return EDGE + lines.length * CAPTION.line;
  }

  #addLaidOut(element: Element, style: CSSStyleDeclaration): void {
    const seen = style.visibility !== "hidden" && style.display !== "contents";
    if (seen) {
      this.#addBox(element, style);
      for (const which of ["::before", "::after"]) this.#addMade(element, style, which);
    }
    if (element instanceof HTMLSelectElement || element instanceof HTMLInputElement) {
      if (seen) this.#addValue(element, style);
      return;
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) this.add(child);
      else if (child instanceof Text && seen) this.#addText(child, style);
    }
  }

  #addBox(element: Element, style: CSSStyleDeclaration): void {
    for (const box of style.display === "inline" ? element.getClientRects() : [element.getBoundingClientRect()]) {
      if (box.width === 0 || box.height === 0) continue;
      const { x, y } = this.#at(box);
      const sides = ["Top", "Right", "Bottom", "Left"] as const;
      const borders = sides.map((side) => ({
        width: style[`border${side}Style`] === "none" ? 0 : Number.parseFloat(style[`border${side}Width`]),
        colour: style[`border${side}Color`],
        dashed: style[`border${side}Style`] === "dashed",
      }));
      const [top, right, bottom, left] = borders as [Border, Border, Border, Border];
      const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
      const even = borders.every(({ width, colour }) => width === top.width && colour === top.colour);
      const filled = isSeen(style.backgroundColor);
      const framed = even && top.width > 0 && isSeen(top.colour);
      if (filled || framed) {
        const inset = framed ? top.width / 2 : 0;
        this.#draw(
          `<rect x="${x + inset}" y="${y + inset}" width="${box.width - 2 * inset}" height="${box.height - 2 * inset}" rx="${radius}" fill="${filled ? style.backgroundColor : "none"}"${framed ? ` stroke="${top.colour}" stroke-width="${top.width}"${top.dashed ? ` stroke-dasharray="${3 * top.width}"` : ""}` : ""}/>`,
          x + box.width,
          y + box.height,
        );
      }
      if (framed) continue;
      const line = ({ width, colour, dashed }: Border, x1: number, y1: number, w: number, h: number) => {
        if (width === 0 || !isSeen(colour)) return;
        if (dashed) {
          const [across, down] = w > h ? [w, 0] : [0, h];
          const [midX, midY] = w > h ? [x1, y1 + h / 2] : [x1 + w / 2, y1];
          this.#line(midX, midY, midX + across, midY + down, { width, colour, dashed });
        } else this.#draw(`<rect x="${x1}" y="${y1}" width="${w}" height="${h}" fill="${colour}"/>`, x1 + w, y1 + h);
      };
      line(top, x, y, box.width, top.width);
      line(bottom, x, y + box.height - bottom.width, box.width, bottom.width);
      line(left, x, y, left.width, box.height);
      line(right, x + box.width - right.width, y, right.width, box.height);
    }
  }

  /** A line or box that a style sheet draws by an element that is not in the page: the threads between dots, the line between stations. */
  #addMade(element: Element, { position, borderTopWidth, borderLeftWidth }: CSSStyleDeclaration, which: string): void {
    const style = getComputedStyle(element, which);
    if (style.content === "none" || style.content === "normal" || style.display === "none") return;
    if (style.position !== "absolute" || position === "static") return;
    const box = element.getBoundingClientRect();
    const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(Number.parseFloat);
    if (left === undefined || top === undefined || width === undefined || height === undefined) return;
    if (![left, top, width, height].every(Number.isFinite)) return;
    const { x, y } = this.#at(box);
    const [x1, y1] = [x + Number.parseFloat(borderLeftWidth) + left, y + Number.parseFloat(borderTopWidth) + top];
    if (isSeen(style.backgroundColor) && width > 0 && height > 0)
      this.#draw(
        `<rect x="${x1}" y="${y1}" width="${width}" height="${height}" fill="${style.backgroundColor}"/>`,
        x1 + width,
        y1 + height,
      );
    const thick = style.borderTopStyle === "none" ? 0 : Number.parseFloat(style.borderTopWidth);
    if (thick > 0 && isSeen(style.borderTopColor))
      this.#line(x1, y1 + thick / 2, x1 + width, y1 + thick / 2, {
        width: thick,
        colour: style.borderTopColor,
        dashed: style.borderTopStyle === "dashed",
      });
  }

  #line(x1: number, y1: number, x2: number, y2: number, { width, colour, dashed }: Border): void {
    this.#draw(
      `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"${dashed ? ` stroke-dasharray="${3 * width}"` : ""}/>`,
      Math.max(x1, x2),
      Math.max(y1, y2),
    );
  }

  #addText(node: Text, style: CSSStyleDeclaration): void {
    for (const { text, box, baseline } of drawnText(node, style)) {
      const { x } = this.#at(box);
      this.#say(text, x, baseline - this.#top, box, style);
    }
  }

  /** What was chosen or written stands in no text of the page. */
  #addValue(element: HTMLSelectElement | HTMLInputElement, style: CSSStyleDeclaration): void {
    const text = element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.text ?? "") : element.value;
    if (element instanceof HTMLInputElement && !["text", "search", "date", "number"].includes(element.type)) return;
    const box = element.getBoundingClientRect();
    const { x, y } = this.#at(box);
    this.#say(
      text,
      x + Number.parseFloat(style.paddingLeft),
      y + box.height / 2 + Number.parseFloat(style.fontSize) * 0.35,
      box,
      style,
    );
  }

  #say(text: string, x: number, baseline: number, box: DOMRect, style: CSSStyleDeclaration): void {
    for (const family of style.fontFamily.split(",")) this.families.add(family.trim().replaceAll(/["']/g, ""));
    this.said += text;
    const attributes = [
      `x="${x}" y="${baseline}"`,
      `fill="${style.color}"`,
      `font-family="${escaped(style.fontFamily)}"`,
      `font-size="${style.fontSize}"`,
      style.fontWeight === "400" ? "" : `font-weight="${style.fontWeight}"`,
      style.fontStyle === "normal" ? "" : `font-style="${style.fontStyle}"`,
      style.letterSpacing === "normal" ? "" : `letter-spacing="${style.letterSpacing}"`,
      style.fontVariantCaps === "normal" ? "" : `font-variant="${style.fontVariantCaps}"`,
      style.textDecorationLine === "none" ? "" : `text-decoration="${style.textDecorationLine}"`,
    ].filter((one) => one !== "");
    this.#draw(
      `<text ${attributes.join(" ")} xml:space="preserve">${escaped(text)}</text>`,
      x + box.width,
      baseline + box.height / 4,
    );
  }

  #addDrawing(element: SVGSVGElement): void {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    const copy = element.cloneNode(true) as SVGSVGElement;
    const [originals, copies] = [element, copy].map((one) => [one, ...one.querySelectorAll("*")]) as [
      Element[],
      Element[],
    ];
    for (const [i, original] of originals.entries()) {
      const style = getComputedStyle(original);
      const target = copies[i];
      if (target === undefined) continue;
      target.removeAttribute("class");
      target.removeAttribute("style");
      for (const name of DRAWN) {
        const value = style.getPropertyValue(name);
        if (value !== "") target.setAttribute(name, value);
      }
      for (const family of style.fontFamily.split(",")) this.families.add(family.trim().replaceAll(/["']/g, ""));
    }
    for (const hidden of copy.querySelectorAll("style, script, foreignObject")) hidden.remove();
    const { x, y } = this.#at(box);
    copy.setAttribute("x", String(x));
    copy.setAttribute("y", String(y));
    copy.setAttribute("width", String(box.width));
    copy.setAttribute("height", String(box.height));
    this.said += copy.textContent ?? "";
    this.#draw(new XMLSerializer().serializeToString(copy), x + box.width, y + box.height);
  }

  #addImage(element: HTMLCanvasElement): void {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.width === 0 || element.height === 0) return;
    const { x, y } = this.#at(box);
    this.#draw(
      `<image x="${x}" y="${y}" width="${box.width}" height="${box.height}" href="${element.toDataURL()}"/>`,
      x + box.width,
      y + box.height,
    );
  }

  #at(box: DOMRect): { readonly x: number; readonly y: number } {
    return { x: box.left - this.#left, y: box.top - this.#top };
  }

  #draw(part: string, right: number, bottom: number): void {
    this.parts.push(part);
    this.right = Math.max(this.right, right);
    this.bottom = Math.max(this.bottom, bottom);
  }
}

interface Border {
  readonly width: number;
  readonly colour: string;
  readonly dashed: boolean;
}

/** Words in lines of at most so many letters. */
function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function isSeen(colour: string): boolean {
  return colour !== "transparent" && !/^rgba\(.*,\s*0\)$/.test(colour) && !/\/\s*0\)$/.test(colour);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
