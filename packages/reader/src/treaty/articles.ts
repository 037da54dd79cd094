/** A numbered part of a treaty, or what stands before the first one. */
export interface Article {
  /** "Article 5", "12"; empty for what stands before the first article. */
  readonly label: string;
  readonly title: string;
  /** Its words without line breaks. */
  readonly text: string;
}

const HEADING =
  /^(?:#+\s*)?((?:article|art\.|section|paragraph|chapter|annex)\s+(?:\d+[a-z]?|[ivxlc]+)\b|(?:\d{1,3})(?=[.)]\s))[.):\s–—-]*(.*)$/i;
const LONGEST_TITLE = 80;

/**
 * A treaty's articles in order, the words before the first one under an empty label. Lines that are broken in the middle of a sentence are joined.
 * Numbered paragraphs within an article stay with it.
 */
export function articlesOf(text: string): Article[] {
  const found: { label: string; title: string; lines: string[] }[] = [{ label: "", title: "", lines: [] }];
  const hasArticles = /^(?:#+\s*)?(?:article|art\.)\s+(?:\d+|[ivxlc]+)\b/im.test(text);
  for (const line of text.split(/\r\n?|\n/)) {
    const heading = HEADING.exec(line.trim());
    const [, label = "", rest = ""] = heading ?? [];
    const isNumber = /^\d/.test(label);
    if (heading === null || (isNumber && hasArticles)) {
      found.at(-1)!.lines.push(line.trim());
      continue;
    }
    const isTitle = isTitleLine(rest);
    found.push({
      label: isNumber ? `Point ${label}` : tidy(label),
      title: isTitle ? rest.trim() : "",
      lines: isTitle ? [] : [rest],
    });
  }
  for (const article of found) {
    const [first = "", ...others] = article.lines.filter((line) => line !== "");
    if (article.label === "" || article.title !== "" || !isTitleLine(first) || !/^[\d(\p{Lu}]/u.test(others[0] ?? ""))
      continue;
    article.title = first;
    article.lines = others;
  }
  return found.map(({ label, title, lines }) => ({
    label,
    title,
    // A number before a paragraph, or a letter before an item, ends what stands before it.
    text: lines
      .join(" ")
      .replaceAll(/\s+/g, " ")
      .replaceAll(/(?<=^|[.;:] |; and )(?:\d{1,2}[.)]|\([a-z\d]{1,3}\))\s+(?=\p{L})/gu, "\n")
      .trim(),
  }));
}

/** Whether a text is built like a treaty: in articles, with sentences that bind somebody. */
export function isTreatyLike(text: string): boolean {
  const articles = new Set(
    Array.from(text.matchAll(/^[#*\s]*(?:article|art\.)\s+(\d+|[ivxlc]+)\b/gim), ([, number]) => number),
  );
  return articles.size >= 2 && /\bshall\b/i.test(text);
}

function isTitleLine(line: string): boolean {
  return (
    line !== "" &&
    line.length <= LONGEST_TITLE &&
    !/[.;:,]$/.test(line) &&
    !/\b(?:shall|may|must|will|undertakes?)\b/.test(line)
  );
}

function tidy(label: string): string {
  const [kind = "", number = ""] = label.split(/\s+/);
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()} ${/^[ivxlc]+$/i.test(number) ? number.toUpperCase() : number}`;
}
