const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  "forty-eight": 48,
  fifty: 50,
  sixty: 60,
  "seventy-two": 72,
  ninety: 90,
};

/** A number as treaties write it: "30", "thirty", "thirty (30)". */
export const NUMBER = `(?:\\d{1,4}|${Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join("|")})(?:\\s*\\(\\d+\\))?`;
export const UNIT = "(hour|day|week|month|year)s?";

export function numberOf(words: string): number | undefined {
  const digits = /\d+/.exec(words)?.[0];
  return digits === undefined ? WORDS[words.trim().toLowerCase()] : Number(digits);
}

/** "thirty days" → "30 days". */
export function durationText(words: string): string | undefined {
  const [, amount = "", unit = ""] =
    new RegExp(`(${NUMBER})[\\s-]+(?:(?:calendar|working|full)\\s+)?${UNIT}`, "i").exec(words) ?? [];
  const count = numberOf(amount);
  return count === undefined || count === 0 ? undefined : `${count} ${unit.toLowerCase()}${count === 1 ? "" : "s"}`;
}

/** "two thirds", "2/3", "simple", "absolute", "60 per cent": a share as a rule writes it. */
export function shareText(words: string): string | undefined {
  const thirds = /\b(two|three|four|\d)[\s-]+(?:(thirds?)|(quarters?|fourths?)|(fifths?))/i.exec(words);
  if (thirds !== null) {
    const below = thirds[2] !== undefined ? 3 : thirds[3] !== undefined ? 4 : 5;
    const above = numberOf(thirds[1] ?? "");
    if (above !== undefined && above < below) return `at least ${above}/${below}`;
  }
  const fraction = /\b(\d)\/(\d)\b/.exec(words);
  if (fraction !== null && Number(fraction[1]) < Number(fraction[2])) return `at least ${fraction[1]}/${fraction[2]}`;
  const percent = /\b(\d{1,2})\s*(?:%|per ?cent)/i.exec(words);
  if (percent !== null) return `at least ${percent[1]}%`;
  return undefined;
}
