import type { Model } from "@proviso/agreement";
import { loadText } from "@proviso/language";

/** The model of a text in the language, for tests. @throws Error with the first messages if it has errors */
export async function modelOf(text: string, files: Record<string, string> = {}): Promise<Model> {
  const { model, diagnostics } = await loadText(text, { path: "test.proviso", files });
  if (model === undefined) {
    throw new Error(diagnostics.map((d) => `${d.place.line}:${d.place.column} ${d.code} ${d.message}`).join("\n"));
  }
  return model;
}

/** A pact with one open question, whose answer decides who can void it. */
export const GUARANTEE = `
agreement Guarantee "A guarantee"
  question veto "Can the guarantors' rivals block the response?" either absent or held
  group Guarantors: UnitedStates, UnitedKingdom, France
  group Blockers: Russia, China
  [veto is held:
    decision response "Whether to act" by any of Guarantors and no objection from Blockers within 3 days failing which refused
    clause bar when anyone attacks Ukraine as determined by someone unnamed
      unless response is approved each of Guarantors except the attacker must not intervene]
  clause neutrality Ukraine must not join Nato
  clause defence when anyone attacks Ukraine at request of Ukraine as determined by someone unnamed
    [veto is held: if response is approved] each of Guarantors except the attacker shall assist Ukraine within 7 days
  promise protection to Ukraine kept when any of Guarantors except the attacker assists Ukraine
reading announced of Guarantee takes veto is absent
reading clarified of Guarantee takes veto is held
scenario renewed "Renewed invasion" of Guarantee
  Russia attacks Ukraine on day 0
  stance each of Guarantors yes 50%, no 50%
  stance Russia no 100%
  stance China yes 20%, abstain 30%, no 50%
  reliability 80%
  expect in announced protection is not voidable by Russia
  expect in clarified protection is voidable by Russia
  expect protection is voidable by Russia
  expect in some reading protection is voidable by Russia
  expect in clarified protection needs at least 2 parties
  expect in announced protection is kept at least 99% of the time
  expect in announced protection is kept within 14 days at least 99% of the time
`;
