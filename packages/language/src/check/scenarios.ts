import type { Agreement, Event, Expectation, Scenario, Subject } from "@proviso/agreement";
import type { Checked } from "./check.ts";
import { related } from "./roles.ts";

/** A scenario says of every fact that its trigger asks about whether it holds. */
export function checkScenarios(checked: Checked): void {
  const agreements = new Map(checked.model.agreements.map((each) => [each.id, each]));
  const readings = new Map(checked.model.readings.map((each) => [each.id, each]));
  for (const scenario of checked.model.scenarios) {
    for (const expectation of scenario.expectations) {
      for (const id of readingsNamed(expectation)) {
        const of = readings.get(id)?.of;
        if (of === undefined || of === scenario.of) continue;
        const message = `\`${id}\` is a reading of \`${of}\`, not of \`${scenario.of}\`.`;
        checked.tell("wrong-kind", expectation.at, expectation.at, message);
      }
    }
    const agreement = agreements.get(scenario.of);
    if (agreement === undefined || scenario.events.length === 0) continue;
    const stated = new Set(scenario.events.flatMap(({ event }) => event.where.map((test) => test.fact)));
    const missing = [...factsAsked(scenario, agreement)].filter((fact) => !stated.has(fact));
    if (missing.length === 0) continue;
    const at = scenario.events[0]?.at ?? scenario.at;
    checked.tell(
      "fact-not-stated",
      scenario.at,
      at,
      `\`${scenario.id}\` does not say whether ${missing.map((fact) => `\`${fact.slice(fact.indexOf(".") + 1)}\``).join(", ")} ${
        missing.length === 1 ? "holds" : "hold"
      }.`,
    );
  }
}

function readingsNamed({ in: scope, what }: Expectation): string[] {
  const named = scope?.kind === "reading" ? [scope.reading] : [];
  return what.kind === "worse" && what.than.kind === "reading" ? [...named, what.than.reading] : named;
}

/** The facts in the clauses that the scenario's events trigger. */
function factsAsked(scenario: Scenario, agreement: Agreement): Set<string> {
  const facts = new Set<string>();
  for (const part of agreement.clauses.flatMap((clause) => clause.parts)) {
    if (part.kind !== "when" || part.event.where.length === 0) continue;
    if (scenario.events.some(({ event }) => couldTrigger(event, part.event)))
      for (const { fact } of part.event.where) facts.add(fact);
  }
  return facts;
}

function couldTrigger(event: Event, trigger: Event): boolean {
  if (!related(event.act, trigger.act) || differ(event.subject, trigger.subject)) return false;
  const [given, asked] = [event.act, trigger.act].map((act) => (act.kind === "verb" ? act.object : undefined));
  return !(given?.kind === "subject" && asked?.kind === "subject" && differ(given.subject, asked.subject));
}

/** Two parties by name that are not the same. */
function differ(a: Subject, b: Subject): boolean {
  return (
    a.kind === "who" &&
    b.kind === "who" &&
    a.who.kind === "party" &&
    b.who.kind === "party" &&
    a.who.party !== b.who.party
  );
}
