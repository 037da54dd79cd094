import type { Model, Place, Saying, Statement } from "../packages/agreement/src/index.ts";
import { build } from "../packages/agreement/src/index.ts";
import { drawing, PARTIES } from "./drawn.ts";

const AT: Place = { file: "record.proviso", line: 1, column: 1, endLine: 1, endColumn: 2, offset: 0, end: 1 };

/** A record of so many statements about eight questions and their agreement: answers, demands, conditions, reports, corrections, on days of three years. */
export function longRecord(count: number, seed: number): Model {
  const { below, of } = drawing(seed);
  const pact = build.agreement("Pact", (draft) => {
    for (let i = 0; i < 8; i++) draft.question(`q${i}`, `Question ${i}?`, ["first", "second", "third"]);
  });
  const topic = { kind: "agreement", name: "Pact" } as const;
  const party = () => ({ kind: "party", id: of(PARTIES) }) as const;
  const guard = () =>
    ({ kind: "answer", question: `Pact.q${below(8)}`, option: of(["first", "second", "third"]) }) as const;
  const own = (): Saying =>
    of([
      () => ({ kind: "says that" as const, guard: guard() }),
      () => ({ kind: "requires that" as const, guard: guard() }),
      () => ({ kind: "denies that" as const, guard: guard() }),
      () => ({ kind: "accepts" as const, topic, under: [{ kind: "only if" as const, guard: guard() }] }),
      () => ({ kind: of(["accepts", "rejects", "proposes"] as const), topic }),
      () => ({ kind: "asks" as const, topic: { kind: "question" as const, name: `Pact.q${below(8)}` } }),
    ])();
  const statements = Array.from({ length: count }, (_, i): Statement => {
    const day = below(1000);
    const date = new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);
    return {
      id: `s${i}`,
      named: true,
      by: party(),
      dated: below(20) === 0 ? { kind: "undated" } : { kind: "on", date },
      ...(i > 0 && below(20) === 0 ? { supersedes: `s${i - 1}` } : {}),
      sayings: [below(4) === 0 ? { kind: "announces that", speaker: party(), saying: own() } : own()],
      at: AT,
      support: [],
    };
  });
  const claims = PARTIES.map((id) => ({
    id: `claim${id}`,
    text: id,
    holdsIf: { kind: "said", speaker: { kind: "party", id }, never: false, saying: { kind: "accepts", topic } },
    failsIf: { kind: "said", speaker: { kind: "party", id }, never: false, saying: { kind: "rejects", topic } },
    at: AT,
    support: [],
  })) as Model["claims"];
  return build.model({
    agreements: [pact],
    verbs: [],
    parties: PARTIES.map((id) => build.party(id)),
    statements,
    claims,
  });
}
