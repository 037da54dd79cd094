import { drawing, PARTIES } from "./drawn.ts";

const OPTIONS = ["first", "second", "third"] as const;
const QUESTIONS = 8;
/** Sentences of the source; statements cite them in turn. */
const SENTENCES = 1000;

/**
 * A dossier of so many statements, as texts: ten parties with two persons and a faction each, days, months and years of three years, reports,
 * conditions, corrections, and words cited from a source. The same seed gives the same dossier.
 */
export function longDossier(count: number, seed: number): Readonly<Record<string, string>> {
  const { below, of } = drawing(seed);
  const guard = () => `q${below(QUESTIONS)} is ${of(OPTIONS)}`;
  const saying = () =>
    of([
      () => `says that ${guard()}`,
      () => `requires that ${guard()}`,
      () => `denies that ${guard()}`,
      () => `accepts Pact only if ${guard()}`,
      () => `${of(["accepts", "rejects", "proposes"])} Pact`,
      () => `asks q${below(QUESTIONS)}`,
      () => `warns "of what may come of it"`,
    ])();
  const date = () => {
    const day = new Date(Date.UTC(2023, 0, 1 + below(1000))).toISOString();
    return `on ${day.slice(0, of([10, 10, 10, 10, 10, 10, 10, 10, 7, 4]))}`;
  };
  const statements = Array.from({ length: count }, (_, i) => {
    const party = of(PARTIES);
    const by = of([party, party, `${party}Minister`, `${party}Envoy`, `${party}Camp`]);
    const said = below(4) === 0 ? `announces that ${of(PARTIES)} ${saying()}` : saying();
    const corrects = i > 0 && below(25) === 0 ? ` supersedes s${i - 1}` : "";
    return `statement s${i} by ${by} ${below(25) === 0 ? "undated" : date()}${corrects} ${said}
  cite note "${sentence(i % SENTENCES)}"`;
  });
  const agreement = `agreement Pact "A pact" assumed "made for measuring"
${Array.from({ length: QUESTIONS }, (_, i) => `  question q${i} "Question ${i}?" either ${OPTIONS.join(" or ")}`).join("\n")}
  group Guarantors: France, Poland${Array.from({ length: QUESTIONS }, (_, i) => `, [q${i} is third: ${PARTIES[(4 + i) % PARTIES.length]}]`).join("")}
  clause help each of Guarantors shall assist Moldova`;
  const people = PARTIES.map(
    (party) => `person ${party}Minister of ${party} "the Foreign Minister of ${party}"
person ${party}Envoy of ${party} "the envoy of ${party}"
faction ${party}Camp of ${party} "one camp of ${party}"`,
  );
  return {
    "record.proviso": [`source note "sources/note.txt" dated 2025`, agreement, ...people, ...statements].join("\n\n"),
    "sources/note.txt": Array.from({ length: SENTENCES }, (_, i) => `It is noted that ${sentence(i)}, and more.`).join(
      "\n",
    ),
  };
}

function sentence(i: number): string {
  return `speaker number ${i} said what stands in line ${i}`;
}
