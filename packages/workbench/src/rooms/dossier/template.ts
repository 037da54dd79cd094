/** Where a new agreement begins: every part there is once, so that each can be changed, and all of it can be asked at once. */
export function templateText(name: string, title: string): string {
  return `// Change what is not yours. Cite a document by: source article "sources/article.txt" dated 2025-06-01

agreement ${name} "${title.replaceAll('"', "'")}"
  question approval "Must the guarantors agree before they act?" either needed or waived

  group Guarantors: France, Poland
    assumed "put the guarantors here"

  [approval is needed:
    decision response "Whether to act"
      by all of Guarantors
      within 3 days
      failing which refused
        assumed "put the rule, its term and what silence means here"]

  clause defence "What is promised"
    when anyone attacks Moldova at request of Moldova as determined by someone unnamed
    [approval is needed: if response is approved]
    each of Guarantors shall assist Moldova within 7 days
      assumed "put who must do what, and by when, here"

  promise protection to Moldova kept when any of Guarantors assists Moldova
    assumed "put here when the promise counts as kept"
`;
}

/** A title as the name of an agreement: "A pact for Moldova (draft)" → "APactForMoldovaDraft". */
export function nameOf(title: string, taken: ReadonlySet<string>): string {
  const words =
    title
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return free(
    /^[A-Z]/.test(joined) ? joined.slice(0, 40) : `Agreement${joined}`.slice(0, 40),
    taken,
    (one, count) => `${one}${count}`,
  );
}

/** A title as the path of a file: "A pact for Moldova" → "a-pact-for-moldova.proviso". */
export function pathOf(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ["agreement"];
  return free(`${words.join("-").slice(0, 40)}.proviso`, taken, (one, count) =>
    one.replace(".proviso", `-${count}.proviso`),
  );
}

function free(wanted: string, taken: ReadonlySet<string>, numbered: (wanted: string, count: number) => string): string {
  let found = wanted;
  for (let count = 2; taken.has(found); count++) found = numbered(wanted, count);
  return found;
}
