/**
 * The page's own fonts as styles that hold them, so that a picture looks the same where they are not installed: of each font only those parts
 * (by `unicode-range`) that the picture's characters need.
 */
export async function embeddedFonts(families: ReadonlySet<string>, text: string): Promise<string> {
  const points = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const faces = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter(isFace);
  const needed = faces.filter(
    ({ style }) =>
      families.has(unquoted(style.getPropertyValue("font-family"))) &&
      covers(style.getPropertyValue("unicode-range"), points),
  );
  const rules = await Promise.all(
    needed.map(async (face) => {
      const [, address] = /url\(["']?([^"')]+)["']?\)/.exec(face.style.getPropertyValue("src")) ?? [];
      if (address === undefined) return "";
      const base = face.parentStyleSheet?.href ?? document.baseURI;
      const data = address.startsWith("data:") ? address : await dataAddress(new URL(address, base).href);
      const property = (name: string) => {
        const value = face.style.getPropertyValue(name);
        return value === "" ? "" : `${name}:${value};`;
      };
      return `@font-face{${["font-family", "font-style", "font-weight", "unicode-range"].map(property).join("")}src:url(${data}) format("woff2");}`;
    }),
  );
  return rules.join("\n");
}

/** Whether a face's `unicode-range` has one of the characters; a face without one has all. */
export function covers(range: string, points: ReadonlySet<number>): boolean {
  if (range.trim() === "") return true;
  return range.split(",").some((part) => {
    const [, first = "", last = first] = /^\s*u\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(part) ?? [];
    if (first === "") return false;
    const from = Number.parseInt(first.replaceAll("?", "0"), 16);
    const to = Number.parseInt(last.replaceAll("?", "f"), 16);
    for (const point of points) if (point >= from && point <= to) return true;
    return false;
  });
}

function isFace(rule: CSSRule): rule is CSSFontFaceRule {
  return rule instanceof CSSFontFaceRule;
}

function unquoted(family: string): string {
  return family.trim().replace(/^["']|["']$/g, "");
}

async function dataAddress(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the font could not be read"));
    reader.readAsDataURL(blob);
  });
}
