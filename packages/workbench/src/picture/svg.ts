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
const LEFT_OUT = ".visually-hidden, .no-picture, script, style, template, dialog";

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
 */
export async function pictureOf(element: Element, title: string): Promise<Picture> {
  const frame = element.getBoundingClientRect();
  const drawing = new Drawing(frame.left - EDGE, frame.top - EDGE);
  drawing.add(element);
  const width = Math.ceil(Math.max(frame.width + 2 * EDGE, drawing.right + EDGE));
  const height = Math.ceil(Math.max(frame.height + 2 * EDGE, drawing.bottom + EDGE));
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

  #addLaidOut(element: Element, style: CSSStyleDeclaration): void {
    const seen = style.visibility !== "hidden" && style.display !== "contents";
    if (seen) this.#addBox(element, style);
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
      }));
      const [top, right, bottom, left] = borders as [Border, Border, Border, Border];
      const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
      const even = borders.every(({ width, colour }) => width === top.width && colour === top.colour);
      const filled = isSeen(style.backgroundColor);
      const framed = even && top.width > 0 && isSeen(top.colour);
      if (filled || framed) {
        const inset = framed ? top.width / 2 : 0;
        this.#draw(
          `<rect x="${x + inset}" y="${y + inset}" width="${box.width - 2 * inset}" height="${box.height - 2 * inset}" rx="${radius}" fill="${filled ? style.backgroundColor : "none"}"${framed ? ` stroke="${top.colour}" stroke-width="${top.width}"` : ""}/>`,
          x + box.width,
          y + box.height,
        );
      }
      if (framed) continue;
      const line = ({ width, colour }: Border, x1: number, y1: number, w: number, h: number) => {
        if (width > 0 && isSeen(colour))
          this.#draw(`<rect x="${x1}" y="${y1}" width="${w}" height="${h}" fill="${colour}"/>`, x1 + w, y1 + h);
      };
      line(top, x, y, box.width, top.width);
      line(bottom, x, y + box.height - bottom.width, box.width, bottom.width);
      line(left, x, y, left.width, box.height);
      line(right, x + box.width - right.width, y, right.width, box.height);
    }
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
}

function isSeen(colour: string): boolean {
  return colour !== "transparent" && !/^rgba\(.*,\s*0\)$/.test(colour) && !/\/\s*0\)$/.test(colour);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
