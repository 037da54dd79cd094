/** What people write for want of the language's word, and what to write instead. `wanted` is empty where nothing in particular was expected. */
export function hintFor(image: string, wanted: readonly string[]): string | undefined {
  const word = image.toLowerCase();
  if (wanted.includes("shall")) {
    if (word === "and" || word === ",")
      return "Several who act are a group: `group G: A, B`, then `each of G shall …`.";
    return "A duty is written `shall`, a permission `may`, a bar `must not`.";
  }
  if (wanted.includes("up") && /^\d/.test(word))
    return "A term is written `within 3 days`, rounds of votes `in up to 3 rounds`.";
  if (word === "not" && wanted.includes("intervene")) return "A bar is written `must not`.";
  if (wanted.includes("abstain")) return "A duty is written `shall`; `must` stands in `must not` and `must abstain`.";
  if (wanted.includes("approved") && wanted.includes("kept"))
    return "A decision `is approved` or `fails` (it is refused or out of time); a text `is kept` or `is breached`.";
  if (wanted.length === 1 && wanted[0] === "of")
    return "Before a group stand `each of`, `any of`, `all of` or `at least 2 of`.";
  if (/^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(word))
    return "Dates are written 2025-08-20, 2025-08 or 2025.";
  if (/^(one|two|three|four|five|six|seven|eight|nine|ten|twelve)$/.test(word)) return "Numbers are written in digits.";
  if (wanted.length > 0) return undefined;
  switch (word) {
    case "immediately":
    case "forthwith":
      return "Without delay is written `at once`.";
    case "in":
      return "A term is written `within 3 days`.";
    case "or":
    case "and":
      return "A clause has one trigger and one act a sentence: write a second clause, or a second sentence.";
    case ",":
      return "No comma stands here; what belongs together is joined by `and` or `or`.";
    case "unanimity":
    case "unanimously":
      return "That everybody agrees is written `by all of` the group.";
    default:
      return undefined;
  }
}
