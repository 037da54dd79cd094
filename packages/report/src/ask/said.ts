import type { Model } from "@proviso/agreement";
import { claimVerdict, questionStates } from "@proviso/record";
import { type Document, heading, paragraph, quiet, strong } from "../document/document.ts";
import type { Answered } from "./answered.ts";

/** What the record says about each question, and how each claim fares against it. */
export function askRecord(model: Model): Answered {
  const questions = questionStates(model);
  const claims = model.claims.map(({ id }) => claimVerdict(model, id));
  const document: Document = [
    heading(1, "What the record says"),
    ...questions.flatMap(({ question, state, why }) => [
      heading(2, question.text),
      paragraph(strong(`${capital(state)}.`), ` ${why}`),
    ]),
    ...(questions.length === 0 ? [paragraph(quiet("The agreements leave no question open."))] : []),
    ...claims.flatMap((one) => askedClaim(one)),
  ];
  return {
    value: {
      kind: "record",
      statements: model.statements,
      persons: model.persons,
      factions: model.factions,
      questions,
      claims,
    },
    document,
  };
}

/** How one claim fares. @throws RangeError for a claim that is not there */
export function askClaim(model: Model, name: string): Answered {
  const value = claimVerdict(model, name);
  return { value: { kind: "claim", ...value }, document: askedClaim(value) };
}

function askedClaim({ claim, verdict, why, deciding }: ReturnType<typeof claimVerdict>): Document {
  return [
    heading(2, claim.text),
    paragraph(strong(`${capital(verdict)}.`), ` ${why}`),
    {
      kind: "evidence",
      steps: deciding.map(({ id, named, at, support }) => ({ text: named ? id : "statement", at, support })),
    },
  ];
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
