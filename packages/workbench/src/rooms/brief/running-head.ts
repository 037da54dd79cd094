import { useEffect } from "react";

/**
 * While a brief is on the page: what stands at the head and the foot of each printed page. Browsers that know no margin boxes print without them.
 * A style sheet of its own, since its words are the brief's.
 */
export function useRunningHead(title: string | undefined, dossier: string): void {
  useEffect(() => {
    if (title === undefined) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageRules(title, dossier));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const before = document.title;
    // What the browser offers as the name of the PDF.
    document.title = `${title}: brief`;
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      document.title = before;
    };
  }, [title, dossier]);
}

export function pageRules(title: string, dossier: string): string {
  const font = "font: 8.5pt 'Inter Variable', sans-serif; color: #444;";
  return `@page {
  size: A4;
  margin: 24mm 22mm 24mm 26mm;
  @top-left { content: ${quoted(title)}; ${font} }
  @bottom-left { content: ${quoted(dossier)}; ${font} }
  @bottom-right { content: counter(page) " / " counter(pages); ${font} }
}
@page :first {
  @top-left { content: none; }
}`;
}

/** A string of a style sheet: no character of it ends it or begins anything else. */
function quoted(text: string): string {
  const escaped = text.replaceAll(
    /[^ \p{L}\p{N}.,;:–-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
