import type { Model, Scenario } from "@proviso/agreement";
import { nameOf, plain, type ScenarioLine, scenarioLines, setScenarioNumbers } from "@proviso/promise";
import { NUMBER as KEY } from "@proviso/report/view/questions";
import { spaced } from "./lines.ts";

type View = Readonly<Record<string, string>>;
type Numbers = Readonly<Record<string, number>>;

/** The numbers that an address puts in place of the text's, by name; those that are no numbers, or none of the scenario's, are passed over. */
export function numbersIn(view: View, lines: readonly ScenarioLine[]): Numbers {
  const known = new Set(lines.flatMap(({ numbers }) => numbers.map(({ name }) => name)));
  return Object.fromEntries(
    Object.entries(view).flatMap(([key, text]) => {
      const name = key.slice(KEY.length);
      const value = text.trim() === "" ? Number.NaN : Number(text);
      return key.startsWith(KEY) && known.has(name) && Number.isFinite(value) ? [[name, value]] : [];
    }),
  );
}

/** The view with these numbers of a line; without any of them, where there are none. */
export function puttingNumbers(view: View, line: ScenarioLine, given: Numbers): View {
  const own = new Set(line.numbers.map(({ name }) => `${KEY}${name}`));
  return {
    ...Object.fromEntries(Object.entries(view).filter(([key]) => !own.has(key))),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`${KEY}${name}`, String(value)])),
  };
}

/** The view with none but the text's own numbers. */
export function withoutNumbers(view: View): View {
  return Object.fromEntries(Object.entries(view).filter(([key]) => !key.startsWith(KEY)));
}

/** The lines with the numbers put in; where they cannot stand together, as the text has them. */
export function linesWith(model: Model, scenario: Scenario, numbers: Numbers): readonly ScenarioLine[] {
  try {
    return scenarioLines(setScenarioNumbers(model, scenario, numbers));
  } catch (error) {
    if (error instanceof RangeError) return scenarioLines(scenario);
    throw error;
  }
}

/** The lines whose numbers move how likely help is, and how soon. What is at stake for an attacker moves neither: it is a threshold, and counts in Play. */
export function movingLines(lines: readonly ScenarioLine[]): readonly ScenarioLine[] {
  return lines.filter(({ kind }) => kind !== "stakes");
}

/** Of whom a line is, as a heading: "Each of the Guarantors", "China, on response". */
export function lineWords(model: Model, line: Pick<ScenarioLine, "name" | "kind" | "subject" | "on">): string {
  const { name, kind, subject, on } = line;
  if (kind === "day") return plain.sentence(name.replace(/ on day$/, "").replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " "));
  const who =
    subject === undefined
      ? kind === "vetoed"
        ? "A veto"
        : "Everybody"
      : subject.kind === "faction"
        ? named(model, subject.faction)
        : subject.kind === "who" && subject.who.kind === "party"
          ? named(model, subject.who.person ?? subject.who.party)
          : plain.sentence(plain.subjectWords(model, subject));
  return on === undefined ? who : `${who}, on ${spaced(on.split(".").at(-1) ?? on)}`;
}

/** A party's name; what a faction or person is called in the text, as words. */
export function named(model: Model, id: string): string {
  return model.parties.some((party) => party.id === id)
    ? nameOf(model, id)
    : plain.sentence(id.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " "));
}

/** Where a line's numbers come from, in a word. */
export function sourceWords({ support, unstated }: ScenarioLine): string {
  if (unstated === true) return "not stated";
  if (support.some(({ kind }) => kind !== "assumed")) return "cited";
  return support.length > 0 ? "assumed" : "no source";
}
