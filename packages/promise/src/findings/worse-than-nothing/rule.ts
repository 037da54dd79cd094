import { chanceWords, type Scenario } from "@proviso/agreement";
import { Game } from "../../answers/game.ts";
import { list } from "../../answers/plain.ts";
import { type Strength, strength } from "../../answers/strength.ts";
import { beneficiariesOf } from "../../answers/target.ts";
import { MeaningError } from "../../settle/index.ts";
import { withAgreement, withoutAgreement } from "../../worth/baseline.ts";
import { termsAgainst } from "../../worth/worth.ts";
import type { AgreementText, Pledge } from "../context.ts";
import type { Report, Rule } from "../finding.ts";

export const worseThanNothing: Rule = {
  code: "worse-than-nothing",
  severity: "error",
  title: "The promise is worse than no agreement",
  why: "Without a text any state may help another that is attacked; a text that makes such help wait for somebody's leave, or costs the beneficiary something, must give more than that to be worth signing.",
  precedent: {
    text: "In Russia's version of the draft of April 2022 all guarantors, Russia among them, had to approve the response to an attack; Kyiv saw that Moscow could invade and then veto the help.",
    source: "Draft treaty, 15 April 2022, art. 5, as reported by The New York Times",
  },
  *check(text) {
    const scenarios = text.model.scenarios.filter(({ of, stances }) => of === text.agreement.id && stances.length > 0);
    for (const pledge of text.pledges) for (const scenario of scenarios) yield* compared(text, pledge, scenario);
  },
};

function* compared(text: AgreementText, { term }: Pledge, scenario: Scenario): Generator<Report> {
  const target = { kind: "promise", id: term.id, agreement: text.agreement.id, title: term.name } as const;
  for (const beneficiary of beneficiariesOf(text.settled, term, scenario)) {
    const game = new Game(text.settled, target, { beneficiary, scenario, nodeBudget: text.options.nodeBudget });
    const chances = comparison(() => ({
      with: strength(withAgreement(game), scenario),
      without: strength(withoutAgreement(game), scenario),
    }));
    if (chances === undefined || !isWorse(chances)) continue;
    const steps = termsAgainst(text.model, game).map(({ step }) => step);
    const terms = steps.map((step) => step.text);
    const [first] = steps;
    yield {
      at: first?.at ?? term.at,
      message: `In the scenario "${scenario.title}" the promise "${term.name}" is worse for ${list([beneficiary], text.model)} than no agreement: help comes in ${chanceWords(chances.with.low)} of cases with it and ${chanceWords(chances.without.low)} without${terms.length === 0 ? "" : `; this is owed to ${list(terms)}`}.`,
      related: [
        ...steps.slice(1).map((step) => ({ at: step.at, message: "this as well" })),
        { at: term.at, message: "what is promised" },
      ],
      support: first?.support,
      suggestion: {
        message:
          "Drop the term that forbids help without leave, or make what the beneficiary gives wait for what it gets: “takes effect once …”.",
      },
    };
  }
}

interface Chances {
  readonly with: Strength;
  readonly without: Strength;
}

/** Help is nowhere likelier with the text, and somewhere less likely; the finding leaves time to `proviso worth`. */
function isWorse({ with: there, without: bare }: Chances): boolean {
  const off = 1e-9;
  return (
    there.low <= bare.low + off &&
    there.high <= bare.high + off &&
    (there.low < bare.low - off || there.high < bare.high - off)
  );
}

/** Undefined where the scenario leaves out what the comparison needs; whoever asks for the strength is told so. */
function comparison(compare: () => Chances): Chances | undefined {
  try {
    return compare();
  } catch (error) {
    if (error instanceof MeaningError) return undefined;
    throw error;
  }
}
