import {
  type Agreement,
  build,
  type Condition,
  type DecisionPart,
  type Event,
  type Model,
  type Rule,
  type Scenario,
  type Subject,
  type VerbEntry,
  type Who,
} from "@proviso/agreement";
import fc from "fast-check";

const { agreement, anyone, attacker, deed, model, quoted, someone, verb, victim } = build;

/** A random agreement and a question about it. */
export interface RandomCase {
  readonly model: Model;
  readonly agreement: string;
  readonly answering: Readonly<Record<string, string>>;
  readonly promise?: string;
  readonly decision?: string;
  readonly beneficiary?: string;
  readonly attacker?: string;
  readonly scenario?: Scenario;
}

export interface CaseOptions {
  /** Give every party a stance, so that strength can be asked. */
  readonly stances?: boolean;
  /** No norm that bars, no clause that ends: every vote and act helps. */
  readonly onlyHelpful?: boolean;
}

export const VERBS: readonly VerbEntry[] = [
  verb("attack", "attacks", { subjectRole: "attacker", objectRole: "victim", circumstance: true }),
  verb("invade", "invades", { subjectRole: "attacker", objectRole: "victim", circumstance: true, under: ["attack"] }),
  verb("breach", "breaches", { subjectRole: "offender", takes: "clause", circumstance: true }),
  verb("request", "requests", { subjectRole: "requester", takes: "thing" }),
  verb("intervene", "intervenes", { takes: "nothing" }),
  verb("assist", "assists", { under: ["intervene"] }),
  verb("arm", "arms", { under: ["assist"] }),
  verb("provide", "provides", { takes: "thing" }),
];

const NAMES = [
  "Avalon",
  "Belmar",
  "Corinth",
  "Dalmar",
  "Elbonia",
  "Florin",
  "Genovia",
  "Hyrkania",
  "Ithaca",
  "Jorvik",
] as const;

/** The party outside the agreement that is helped, and the one that attacks. */
export const VICTIM = "Ukraine";
export const ATTACKER = "Mordor";

/**
 * Small agreements that use every form of the model. They are read off a tape of bytes, simplest form first, so that a counterexample shrinks by
 * shrinking its bytes.
 */
export function arbitraryAgreement(options: CaseOptions = {}): fc.Arbitrary<RandomCase> {
  return fc.uint8Array({ minLength: 200, maxLength: 200 }).map((bytes) => {
    const made = new Writer(bytes, options).write();
    return { ...made, [fc.toStringMethod]: () => told(made) };
  });
}

/** The case as a counterexample shows it: without places, support and tables. */
function told({ model: { agreements }, ...rest }: RandomCase): string {
  const idle = new Set(["at", "support", "title"]);
  const told = { ...rest, agreements };
  return JSON.stringify(told, (key, value) => (idle.has(key) || value?.length === 0 ? undefined : value));
}

type Draft = build.Draft;
/** An act as the builder takes it. */
type ActWords = readonly [string | ReturnType<typeof quoted>, build.ObjectInput?, build.ActOptions?];

class Writer {
  readonly #bytes: Uint8Array;
  readonly #options: CaseOptions;
  #at = 0;
  #draft!: Draft;
  #parties: string[] = [];
  #all!: build.GroupRef;
  #groups: build.GroupRef[] = [];
  #votes!: build.AttributeRef;
  #facts: build.Ref<"fact">[] = [];
  #decisions: build.Ref<"decision">[] = [];
  #clauses: build.Ref<"clause">[] = [];
  #question: build.QuestionRef | undefined;
  #open = false;
  #attackerNamed = false;
  /** A text has one duty of several at most, and its promise one sentence: see `isKept` in the reference. */
  #together = false;

  constructor(bytes: Uint8Array, options: CaseOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  write(): RandomCase {
    const many = this.#chance(2);
    this.#parties = NAMES.slice(0, many ? 6 + this.#below(5) : 2 + this.#below(3));
    this.#open = this.#chance(4);
    let promise: build.Ref<"promise"> | undefined;
    const pact = agreement("Pact", (draft) => {
      this.#draft = draft;
      this.#all = draft.group("All", this.#parties);
      if (this.#chance(4)) this.#question = draft.question("open", "Is it?", ["no", "yes"]);
      this.#groups = [this.#all, this.#all, draft.group("Some", this.#someParties())];
      this.#votes = draft.attribute(
        "votes",
        this.#all,
        Object.fromEntries(this.#parties.map((name) => [name, ["1", "2", "3.5", "0.25", "10"][this.#below(5)] ?? "1"])),
      );
      this.#facts = [draft.fact("inArea"), draft.fact("flagrant")];
      const decisions = many ? 1 : this.#below(3);
      for (let i = 0; i < decisions; i++) this.#decision(`d${i}`);
      const clauses = 1 + this.#below(many ? 1 : 3);
      for (let i = 0; i < clauses; i++) this.#clause(`c${i}`, many);
      if (this.#chance(2) && this.#decisions.length > 0) draft.entersIntoForce(this.#approved());
      if (this.#chance(1)) draft.entersIntoForceUponRatificationBy(this.#ratifiers());
      if (this.#chance(2) && !this.#options.onlyHelpful)
        draft.ends(build.endsIf(this.#circumstance(), this.#finderForEnding()));
      promise = draft.promise(
        "aid",
        this.#open ? build.eachOf(this.#all) : VICTIM,
        this.#keptWhen(2, this.#open ? victim : VICTIM),
      );
    });
    const scenario = this.#options.stances || this.#chance(3) ? this.#scenario(pact) : undefined;
    const made = model({ agreements: [pact], verbs: VERBS, scenarios: scenario === undefined ? [] : [scenario] });
    const aboutDecision = this.#decisions[0] !== undefined && this.#chance(2);
    return {
      model: made,
      agreement: "Pact",
      answering: this.#question === undefined ? {} : { [this.#question.name]: this.#pick("no", "yes") },
      ...(aboutDecision ? { decision: this.#decisions[0]?.name } : { promise: promise?.name }),
      beneficiary: this.#beneficiary(),
      ...(!this.#attackerNamed && this.#chance(3) ? { attacker: this.#pick(ATTACKER, ...this.#parties) } : {}),
      ...(made.scenarios[0] === undefined ? {} : { scenario: made.scenarios[0] }),
    };
  }

  // The tape.

  #below(count: number): number {
    const byte = this.#bytes[this.#at++] ?? 0;
    return byte % count;
  }

  /** In `of` out of ten. */
  #chance(of: number): boolean {
    return this.#below(10) >= 10 - of;
  }

  #pick<T>(...from: readonly [T, ...T[]]): T {
    return from[this.#below(from.length)] as T;
  }

  #someParties(): string[] {
    const some = this.#parties.filter(() => this.#below(2) === 0);
    return some.length === 0 ? this.#parties.slice(0, 1) : some;
  }

  #party(): string {
    return this.#parties[this.#below(this.#parties.length)] as string;
  }

  #beneficiary(): string {
    return this.#open ? (this.#parties[0] as string) : VICTIM;
  }

  // Decisions.

  #members(forVote: boolean): build.MembersInput {
    const group = this.#pick(...(this.#groups as [build.GroupRef]));
    let of: build.MembersInput = forVote && group === this.#all && this.#chance(3) ? this.#votes : group;
    if (this.#chance(2)) of = build.except(of, this.#pick<Who | string>(attacker, victim, this.#party()));
    if (forVote && this.#chance(2)) of = build.voting(of);
    return of;
  }

  #leaf(): Rule {
    const of = () => this.#members(true);
    const heads = () => this.#members(false);
    const count = 1 + this.#below(2);
    switch (this.#below(12)) {
      case 0:
        return { kind: "who", who: { kind: "party", party: this.#party() } };
      case 1:
        return { kind: "all", of: build.except(heads()) };
      case 2:
        return { kind: "any", of: build.except(heads()) };
      case 3:
        return build.majorityOf(of());
      case 4:
        return build.allBut(this.#below(2), heads());
      case 5:
        return { kind: "at least", amount: build.amount(count), of: build.except(of()) };
      case 6:
        return build.atLeastShare(this.#pick("2/3", "1/2", "55%", "100%", "33.4%"), of());
      case 7:
        return build.moreThan(this.#pick("1/2", "2/3", "50%", "1"), of());
      case 8:
      case 9:
        return build.noObjection(heads());
      case 10: {
        const earlier = this.#decisions[0];
        return earlier === undefined ? build.majorityOf(of()) : build.ruleOf(earlier);
      }
      default:
        return { kind: "who", who: this.#chance(1) ? attacker : { kind: "party", party: this.#party() } };
    }
  }

  #rule(depth: number): Rule {
    if (depth === 0 || !this.#chance(3)) return this.#leaf();
    const of = [this.#rule(depth - 1), this.#rule(depth - 1)];
    return { kind: this.#pick("and", "or"), of };
  }

  #decision(name: string): void {
    const rule = this.#rule(2);
    const parts: DecisionPart[] = [];
    if (this.#chance(6)) {
      parts.push(build.within(3, "day"));
      if (this.#chance(4)) parts.push(build.failing(rule.kind === "no objection" ? "approved" : "refused"));
    }
    if (this.#parties.length < 5 && this.#chance(2))
      parts.push(build.quorum(this.#pick("2/3", "1/2", "2"), this.#members(false)));
    if (this.#chance(1)) parts.push(build.rounds(2, { anew: this.#parties.length < 4 && this.#chance(5) }));
    if (this.#chance(1)) parts.push(build.uponRatificationBy(this.#ratifiers()));
    if (this.#chance(1)) parts.push(build.mustAbstain(this.#pick<build.SubjectInput>(attacker, this.#party())));
    this.#decisions.push(this.#draft.decision(name, rule, ...parts));
  }

  #ratifiers(): build.SubjectInput {
    const of = this.#members(false);
    return this.#pick<build.SubjectInput>(
      this.#party(),
      build.anyOf(of),
      build.allOf(of),
      build.atLeast(2, of),
      this.#share(),
    );
  }

  /** A share of heads or weights, or so much weight. */
  #share(): Subject {
    const group = this.#pick(...(this.#groups as [build.GroupRef]));
    if (group === this.#all && this.#chance(6))
      return build.atLeastOf(this.#pick("4", "1.25", "50%", "2/3"), this.#votes);
    return build.atLeastOf(this.#pick("1/2", "2/3", "100%"), group);
  }

  #approved(): Condition {
    return build.approved(this.#pick(...(this.#decisions as [build.Ref<"decision">])));
  }

  // Acts.

  #object(): build.ObjectInput {
    return this.#open ? victim : VICTIM;
  }

  #act(): ActWords {
    switch (this.#below(9)) {
      case 0:
      case 1:
      case 2:
        return ["assist", this.#object()];
      case 3:
        return ["assist", this.#object(), { with: ["troops"] }];
      case 4:
        return ["assist", this.#object(), { withAnyOf: ["troops", "money"] }];
      case 5:
        return ["arm", this.#object()];
      case 6:
        return ["intervene"];
      case 7:
        return ["provide", "troops"];
      default:
        return [quoted("parley")];
    }
  }

  #preparation(): ActWords {
    return this.#pick<ActWords>([quoted("prepare")], ["provide", "maps"]);
  }

  #group(): Subject {
    const of = this.#members(false);
    const count = 1 + this.#below(2);
    if (this.#options.onlyHelpful)
      return this.#pick<Subject>(build.anyOf(of), build.atLeast(count, of), build.allOf(of), this.#share());
    return this.#pick<Subject>(
      build.anyOf(of),
      build.atLeast(count, of),
      build.allOf(of),
      build.noneOf(of),
      build.atMost(count - 1, of),
      this.#share(),
    );
  }

  // Conditions.

  #circumstance(): Event {
    return deed(
      this.#pick<build.SubjectInput>(VICTIM, this.#party(), anyone),
      "attacks",
      this.#pick("Gondor", ATTACKER),
      {
        where: this.#chance(2) ? [this.#facts[1] as build.Ref<"fact">] : [],
      },
    );
  }

  /** What somebody has prepared, which no norm on preparing waits for; now and then help itself, so that circles come about. */
  #conductCondition(): Condition {
    const by: build.SubjectInput = this.#chance(5) ? this.#party() : this.#group();
    if (this.#chance(1)) return { kind: "event", event: deed(by, "assists", this.#object()) };
    const [act, object] = this.#preparation();
    return { kind: "event", event: deed(by, act, object) };
  }

  #condition(depth: number): Condition {
    if (depth > 0 && this.#chance(2)) {
      return { kind: this.#pick("and", "or"), of: [this.#condition(depth - 1), this.#condition(depth - 1)] };
    }
    const decided = this.#decisions.length > 0;
    switch (this.#below(8)) {
      case 0:
      case 1:
      case 2:
        return decided ? this.#approved() : this.#conductCondition();
      case 3:
        return decided && !this.#options.onlyHelpful
          ? build.fails(this.#pick(...(this.#decisions as [build.Ref<"decision">])))
          : this.#conductCondition();
      case 4:
      case 5:
        return this.#conductCondition();
      case 6: {
        const fact = this.#pick(...(this.#facts as [build.Ref<"fact">]));
        return this.#chance(5) ? build.kept(fact) : build.breached(fact);
      }
      default:
        return { kind: "event", event: this.#circumstance() };
    }
  }

  #finderForEnding(): build.FinderInput | undefined {
    const of = this.#members(false);
    return this.#pick<build.FinderInput | undefined>(
      undefined,
      this.#party(),
      build.anyOf(of),
      build.atLeast(2, of),
      someone,
      this.#decisions[0] ?? this.#party(),
    );
  }

  // Clauses.

  #clause(name: string, many: boolean): void {
    const parts: Parameters<Draft["clause"]>[1][] = [];
    const clause = [...this.#trigger()];
    parts.push(...clause);
    const preparing = !many && this.#chance(2);
    const norms = preparing ? 1 : 1 + this.#below(many ? 1 : 3);
    for (let i = 0; i < norms; i++) {
      if (!preparing && this.#chance(this.#decisions.length > 0 ? 5 : 2)) {
        const condition = this.#condition(1);
        parts.push(this.#chance(3) && !this.#options.onlyHelpful ? build.unless(condition) : build.given(condition));
      }
      const norm = this.#norm(preparing);
      parts.push(
        this.#question !== undefined && this.#chance(3)
          ? build.bracket(build.answer(this.#question, "yes"), norm)
          : [norm],
      );
    }
    if (!preparing && this.#chance(1)) parts.push(build.takesEffect(this.#condition(1)));
    if (this.#chance(1) && !this.#options.onlyHelpful)
      parts.push(
        build.lapses(build.endsIf(preparing ? this.#circumstance() : this.#condition(0), this.#finderForEnding())),
      );
    if (this.#chance(1)) parts.push([build.uponRatificationBy(this.#ratifiers())]);
    this.#clauses.push(
      this.#draft.clause(name, ...(parts as Parameters<Draft["clause"]> extends [unknown, ...infer P] ? P : never)),
    );
  }

  #trigger(): readonly Parameters<Draft["clause"]>[1][] {
    const of = this.#members(false);
    const where = this.#chance(2)
      ? {
          where: [
            this.#chance(3) ? build.not(this.#facts[0] as build.Ref<"fact">) : (this.#facts[0] as build.Ref<"fact">),
          ],
        }
      : {};
    const parts: Parameters<Draft["clause"]>[1][] = [];
    const kind = this.#below(8);
    if (this.#open || (kind >= 1 && kind <= 4)) {
      const by = this.#pick<build.SubjectInput>(anyone, anyone, ATTACKER, this.#party());
      if (by !== anyone) this.#attackerNamed = true;
      parts.push(
        build.when(
          by,
          this.#pick("attacks", "attacks", "invades"),
          this.#open ? build.anyOf(this.#all) : VICTIM,
          where,
        ),
      );
    } else if (kind === 5) parts.push(build.when(VICTIM, "requests", "help"));
    else if (kind === 6)
      parts.push(
        build.when(this.#pick<build.SubjectInput>(anyone, this.#party()), quoted("provoke"), undefined, where),
      );
    else if (kind === 7 && this.#clauses[0] !== undefined) parts.push(build.when(anyone, "breaches", this.#clauses[0]));
    if (this.#chance(1))
      parts.push(
        build.atRequestOf(
          this.#pick<build.SubjectInput>(someone, this.#open ? victim : VICTIM, this.#party(), build.anyOf(of)),
        ),
      );
    if (parts.length > 0 && this.#chance(5)) {
      parts.push(
        build.determinedBy(
          this.#pick<build.FinderInput>(
            someone,
            build.eachOf(of),
            build.anyOf(of),
            this.#party(),
            build.allOf(of),
            build.atLeast(2, of),
            this.#decisions[0] ?? someone,
            this.#open ? victim : VICTIM,
          ),
        ),
      );
    }
    return parts;
  }

  #norm(preparing: boolean): ReturnType<typeof build.shall> {
    const [act, object, options = {}]: ActWords = preparing ? this.#preparation() : this.#act();
    const of = this.#members(false);
    const modality = this.#below(this.#options.onlyHelpful ? 6 : 10);
    const actor: build.SubjectInput = this.#chance(7) ? build.eachOf(of) : this.#party();
    const until = !preparing && !this.#options.onlyHelpful && this.#chance(1) ? { until: this.#condition(0) } : {};
    if (modality < 4) {
      const together = this.#chance(2) && !this.#together;
      if (together) this.#together = true;
      const owing = together ? this.#pick<Subject>(build.anyOf(of), build.atLeast(2, of)) : actor;
      return build.shall(owing, act, object, {
        ...options,
        ...until,
        asItDeemsNecessary: this.#chance(1),
        uponItsRatification: this.#chance(1),
      });
    }
    if (modality < 6)
      return build.may(actor, act, object, { ...options, ...until, uponItsRatification: this.#chance(1) });
    if (modality < 8) return build.mustNot(actor, act, object, options);
    if (modality < 9) return build.mayDecline(actor, act, object, options);
    return build.shall(actor, act, object, options);
  }

  // The promise.

  #keptWhen(depth: number, helped: build.ObjectInput): Condition {
    if (depth > 0 && !this.#together && this.#chance(2))
      return {
        kind: this.#pick("and", "or"),
        of: [this.#keptWhen(depth - 1, helped), this.#keptWhen(depth - 1, helped)],
      };
    const of = this.#members(false);
    const act = (by: build.SubjectInput): Condition => ({
      kind: "event",
      event: this.#pick(
        deed(by, "assists", helped),
        deed(by, "assists", helped),
        deed(by, "intervenes"),
        deed(by, "assists", helped, { with: ["troops"] }),
        deed(by, quoted("parley")),
      ),
    });
    switch (this.#below(11)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return act(build.anyOf(of));
      case 10:
        return act(this.#share());
      case 4:
        return act(build.atLeast(2, of));
      case 5:
        return act(build.allOf(of));
      case 6:
        return act(this.#party());
      case 7: {
        if (this.#options.onlyHelpful) return act(build.anyOf(of));
        const by = this.#pick<Subject>(build.noneOf(of), build.atMost(1, of));
        return this.#chance(5) ? act(by) : { kind: "event", event: deed(by, "attacks", helped) };
      }
      case 8:
        return this.#decisions.length > 0 ? this.#approved() : act(build.anyOf(of));
      default:
        return this.#decisions[0] !== undefined && !this.#options.onlyHelpful
          ? build.fails(this.#decisions[0])
          : act(build.anyOf(of));
    }
  }

  // The scenario.

  #scenario(pact: Agreement): Scenario {
    const [inArea, flagrant] = this.#facts as [build.Ref<"fact">, build.Ref<"fact">];
    return build.scenario("war", pact, (s) => {
      const where = [
        this.#pick<build.FactInput>(inArea, build.not(inArea)),
        this.#pick<build.FactInput>(build.not(flagrant), flagrant),
      ];
      const attack = this.#pick("attacks", "attacks", "invades");
      const by = this.#chance(3) ? this.#party() : ATTACKER;
      s.event(
        deed(by === this.#beneficiary() ? ATTACKER : by, this.#chance(9) ? attack : "attacks", this.#beneficiary(), {
          where,
        }),
      );
      if (this.#chance(5)) s.event(deed(ATTACKER, quoted("provoke"), undefined, { where }));
      if (this.#chance(2)) s.event(deed(VICTIM, "attacks", ATTACKER, { where }), 2);
      const [clause] = this.#clauses;
      if (clause !== undefined && this.#chance(2)) s.event(deed(ATTACKER, "breaches", clause, { where }));
      if (!this.#options.stances) return;
      const ballot = () => {
        const yes = this.#pick(0.5, 1, 0, 0.25, 0.75);
        return { yes, no: this.#pick(0.5, 1, 0) * (1 - yes) };
      };
      s.stance(build.eachOf(this.#all), ballot());
      for (const name of this.#parties) if (this.#chance(3)) s.stance(name, ballot());
      s.stance(VICTIM, ballot());
      for (const of of [this.#all, VICTIM]) {
        const by: build.SubjectInput = of === VICTIM ? VICTIM : build.eachOf(this.#all);
        s.ratification(
          by,
          build.taking(
            [
              [1, "day", 0.5],
              [4, "day", 0.25],
            ],
            0.25,
          ),
        );
      }
      const slow = [
        build.between(2, [5, "day"]),
        build.onEach("day", 0.5),
        build.taking([[1, "day", 0.5]], 0.5),
      ] as const;
      for (const decision of this.#decisions)
        if (this.#chance(3))
          s.delay(this.#chance(5) ? this.#party() : build.eachOf(this.#all), this.#pick(...slow), decision);
      for (const decision of this.#decisions)
        if (this.#chance(6)) s.stance(build.eachOf(this.#all), ballot(), decision);
      const [first, second, third] = this.#parties as [string, string, string?];
      if (this.#chance(4)) s.follows(second, third === undefined ? { [first]: 0.75 } : { [first]: 0.25, [third]: 0.5 });
      if (this.#chance(4)) s.reliability(this.#pick(0.5, 0.75, 0));
      if (this.#chance(3))
        s.reliability(this.#pick(0.25, 1), this.#pick<build.SubjectInput>(first, build.eachOf(this.#all)));
    });
  }
}
