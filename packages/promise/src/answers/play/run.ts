import type { Model, Place, PromiseTerm, Quantifier, Support } from "@proviso/agreement";
import { ABSTAIN, and, constant, NO, not, or, YES } from "../../diagram/formula.ts";
import { isCircumstance } from "../../ground/deeds.ts";
import {
  type Choice,
  type Conduct,
  falls,
  type GroundAct,
  type GroundNorm,
  groundAct,
  type Roles,
} from "../../ground/index.ts";
import { ownerName } from "../finders.ts";
import type { Game } from "../game.ts";
import {
  clauseName,
  eventWords,
  normWords,
  ratifiedWords,
  ruleWords,
  sentence,
  actWords as writtenAct,
} from "../plain.ts";
import { promiseIn } from "../target.ts";
import { type Asking, askings, rolesOf } from "./asking.ts";
import { Ballots, type Cast } from "./ballots.ts";
import { DayLens, holds } from "./day-lens.ts";
import type { PlayOptions } from "./event.ts";
import { Happenings } from "./happenings.ts";
import { NormCourses, type NormStanding } from "./norm-courses.ts";
import type { Barred, Breach, Course, Entry, EntryKind, NormCourse, Outstanding } from "./protocol.ts";
import { dayOf, daysIn, isEvening, type Stamp, stamp } from "./stamps.ts";
import { type Stated, statedIn } from "./stated.ts";
import { actWords, decisionWords, deedWords, findingWords, happeningWords, some } from "./words.ts";

/** How a run is told and steered by other answers. */
export interface RunOptions extends PlayOptions {
  /** Free acts that their owners do from a day on, as soon and as long as they may; only where duties are kept. */
  readonly willing?: { readonly from: number; readonly acts: ReadonlySet<string> };
  /** What the scenario says that parties do of their own choice is left out: who keeps its duties does what these ask. */
  readonly withoutDeeds?: boolean;
  /** Only what concerns these clauses and decisions is told. */
  readonly clauses?: ReadonlySet<string>;
  readonly decisions?: ReadonlySet<string>;
}

interface Duty {
  readonly ground: GroundNorm;
  readonly party: string;
  readonly since: number;
  readonly due?: number;
  kept: boolean;
}

type Open = { -readonly [K in keyof Breach]: Breach[K] } & { readonly ground: GroundNorm };

/** What of a norm is told: a duty that binds, a permission or a bar. */
type Force = "owed" | "permitted" | "forbidden";

/**
 * Plays events through one text, day by day (semantics, definition 12). At every moment the law is read from what has come about so far; at the end
 * it is the law of definitions 1–5 at the choices made.
 */
export class Run {
  readonly entries: Entry[] = [];
  readonly stated: Stated;
  readonly #model: Model;
  readonly #game: Game;
  readonly #options: RunOptions;
  readonly #askings: readonly Asking[];
  readonly #happenings: Happenings;
  readonly #ballots: Ballots;
  readonly #promise: PromiseTerm | undefined;
  readonly #open = new Set<Stamp>();
  readonly #told = new Set<string>();
  readonly #force = new Map<GroundNorm, Set<string>>();
  readonly #duties = new Map<string, Duty>();
  readonly #breaches: Open[] = [];
  readonly #settled = new Map<string, { readonly at: Stamp; readonly approved: boolean }>();
  readonly #doing = new Set<string>();
  readonly #standings = new NormCourses();
  #now: Stamp;
  #lens: DayLens;
  #kept: boolean;
  #keptSince: number | undefined;

  constructor(model: Model, game: Game, options: RunOptions = {}) {
    const { structure } = game;
    this.#model = model;
    this.#game = game;
    this.#options = options;
    this.#promise = promiseIn(structure.settled, game.target.id);
    // Choices come into being when the law reads them.
    for (const norm of structure.norms) for (const party of norm.parties) structure.applies(norm, party);
    this.#happenings = new Happenings(structure);
    this.#askings = askings(structure, (norm) => this.#happenings.ofTrigger(norm) !== undefined);
    this.stated = statedIn(model, structure, this.#askings, options.events ?? [], options.withoutDeeds);
    this.#ballots = new Ballots(structure, this.stated.votes, (choice, now) => this.#ratifiedAt(choice) <= now);
    this.#now = stamp(this.#happenings.first, "happens") - 1;
    this.#lens = this.#look();
    this.#standing();
    this.#kept = this.#isKept();
    if (this.#kept) this.#keptSince = this.#happenings.first;
    this.#schedule();
    this.#play();
  }

  get end(): number {
    return dayOf(this.#now);
  }

  get kept(): { readonly atEnd: boolean; readonly since?: number } {
    return { atEnd: this.#kept, ...(this.#kept ? { since: this.#keptSince } : {}) };
  }

  /** The law at the end. */
  get lens(): DayLens {
    return this.#lens;
  }

  /** The outcome of a choice at the end, as an outcome of its variable. */
  outcome(choice: Choice): number {
    switch (choice.kind) {
      case "vote":
        return this.#ballots.level(choice.owner, choice.about, choice.variable.levels);
      case "finding":
        return Number(this.#foundAt(choice) <= this.#now);
      case "request":
        return Number(this.#requestedAt(choice) <= this.#now);
      case "ratification":
        return Number(this.#ratifiedAt(choice) <= this.#now);
      case "act":
        return Number(this.#chosen(choice) ?? this.#isWilling(choice));
    }
  }

  /** The roles under which a decision is told of: those of the first clause that asks for it. */
  rolesOf(decision: string): Roles {
    return rolesOf(this.#game.structure, this.#askings, decision);
  }

  courses(): Course[] {
    return [...this.#game.structure.settled.decisions.keys()].map((decision) => {
      const asked = this.#ballots.openedAt(decision);
      const term = this.#ballots.deadline(decision);
      const settled = this.#settled.get(decision);
      return {
        decision,
        ...(asked === undefined ? {} : { asked: dayOf(asked) }),
        ...(term === undefined ? {} : { term: dayOf(term) }),
        ...(settled === undefined ? {} : { settled: dayOf(settled.at) }),
        outcome:
          asked === undefined
            ? "not asked"
            : settled === undefined
              ? "pending"
              : settled.approved
                ? "approved"
                : "failed",
      };
    });
  }

  /** What became of each duty, permission and bar. */
  norms(): NormCourse[] {
    return this.#standings.told((ground) => ({
      clause: ground.clause.id,
      force: forceOf(ground),
      act: this.#act(ground),
      words: normWords(this.#model, ground.norm),
      ...this.#source(ground),
    }));
  }

  breaches(): Breach[] {
    return grouped(
      this.#breaches.map(({ ground: _ground, ...breach }) => breach),
      ({ clause, kind, words, from, until }) => [clause, kind, words, from, until].join("|"),
    );
  }

  /** Acts, as choices, of those on whom a duty of several falls that too few have done at the end. */
  wanting(): string[] {
    return this.#game.structure.norms
      .filter((ground) => ground.joint !== undefined && forceOf(ground) === "owed" && this.#missing(ground) > 0)
      .flatMap((ground) =>
        ground.parties
          .filter((party) => this.#binds(ground, party) && !holds(this.#lens.does(party, ground.act)))
          .map((party) => `act ${party}: ${ground.act.key}`),
      );
  }

  /** Whether the text says of an act at the end that it is owed or may be done; help of which it says nothing counts for no promise. */
  speaksOf(party: string, act: GroundAct): boolean {
    const { bound, free } = this.#lens.status(party, act);
    return holds(bound) || holds(free);
  }

  outstanding(): Outstanding[] {
    const open = [...this.#duties.values()].filter(
      ({ ground, party, due }) =>
        due === undefined && this.#binds(ground, party) && !holds(this.#lens.does(party, ground.act)),
    );
    const short = new Map<GroundNorm, boolean>();
    const some = open.filter(({ ground }) => {
      if (!short.has(ground)) short.set(ground, this.#missing(ground) > 0);
      return short.get(ground);
    });
    return grouped(
      some.map(({ ground, party, since }) => ({
        parties: [party],
        clause: ground.clause.id,
        act: this.#act(ground),
        words: normWords(this.#model, ground.norm),
        since,
        ...(ground.norm.manner.by === undefined ? {} : { by: ground.norm.manner.by }),
        ...this.#source(ground),
      })),
      ({ clause, words, since }) => [clause, words, since].join("|"),
    );
  }

  /** Help that would be a breach at the end, of those who could still give it. */
  barred(): Barred[] {
    const { structure } = this.#game;
    const found = helpers(this.#game).flatMap(({ party, act }) => {
      if (holds(this.#lens.does(party, act))) return [];
      return structure.norms
        .filter(
          (ground) =>
            ground.modality === "must not" &&
            ground.parties.includes(party) &&
            falls(structure.settled.verbs, act, ground.act) &&
            this.#lens.inForce(ground, party),
        )
        .map((ground) => ({
          parties: [party],
          act: actWords(this.#model, act),
          clause: ground.clause.id,
          words: normWords(this.#model, ground.norm),
          ...this.#source(ground),
        }));
    });
    return grouped(found, ({ clause, act, words }) => [clause, act, words].join("|"));
  }

  // Time.

  #at(moment: Stamp): void {
    if (moment <= this.#now) return;
    this.#open.add(moment);
    this.#open.add(stamp(dayOf(moment), "evening"));
  }

  /** Everything whose day is known beforehand. */
  #schedule(): void {
    const { structure } = this.#game;
    this.#at(stamp(this.#happenings.first, "happens"));
    for (const norm of structure.norms) {
      const day = this.#happenings.ofTrigger(norm);
      if (day !== undefined) this.#at(stamp(day, "happens"));
    }
    for (const { day } of structure.course.scenario?.events ?? []) this.#at(stamp(day, "happens"));
    for (const choice of structure.choices) {
      const at =
        choice.kind === "finding"
          ? this.#foundAt(choice)
          : choice.kind === "request"
            ? this.#requestedAt(choice)
            : choice.kind === "ratification"
              ? this.#ratifiedAt(choice)
              : Number.POSITIVE_INFINITY;
      if (at < Number.POSITIVE_INFINITY) this.#at(at);
    }
    for (const { day } of this.stated.deeds) this.#at(stamp(day, "done"));
    if (this.#options.willing !== undefined) this.#at(stamp(this.#options.willing.from, "done"));
  }

  #play(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#open.delete(next);
      this.#now = next;
      this.#lens = this.#look();
      this.#tellHappenings();
      this.#tellRequests();
      this.#tellFindings();
      this.#tellRatifications();
      this.#tellDeeds();
      // One thing leads to another on the same day: what settles may open a decision, and what is owed is done at once by whoever keeps its word.
      do {
        do this.#lens = this.#look();
        while (this.#settle());
        this.#norms();
      } while (this.#conduct());
      this.#performances();
      if (isEvening(next)) this.#evening();
    }
  }

  #next(): Stamp | undefined {
    return this.#open.size === 0 ? undefined : Math.min(...this.#open);
  }

  #look(): DayLens {
    const now = this.#now;
    return new DayLens(this.#game.structure, this.#conductNow(), {
      triggered: (norm) => norm.clause.when === undefined || this.#triggered(norm) <= now,
      stated: (event, roles) => (this.#happenings.ofStated(event, roles) ?? Number.POSITIVE_INFINITY) <= dayOf(now),
      breached: (name) => (this.#happenings.ofBreach(name) ?? Number.POSITIVE_INFINITY) <= dayOf(now),
      decided: (id, roles) => this.#ballots.decided(id, roles, now),
    });
  }

  #conductNow(): Conduct {
    const done: Conduct["done"] = (choice, { barred, bound }) => {
      const chosen = this.#chosen(choice);
      if (chosen !== undefined) return constant(chosen);
      if (this.#options.dutiesKept !== true) return constant(false);
      return and(not(barred), or(bound, constant(this.#isWilling(choice))));
    };
    return {
      vote: () => constant(false),
      finding: (choice) => constant(this.#foundAt(choice) <= this.#now),
      request: (choice) => constant(this.#requestedAt(choice) <= this.#now),
      ratification: (choice) => constant(this.#ratifiedAt(choice) <= this.#now),
      done,
      countUnlawful: this.#game.options.countUnlawful === true,
    };
  }

  /** Whether an event says that the act is done or refused by now; undefined where none speaks of it. */
  #chosen({ owner, about }: Choice): boolean | undefined {
    const spoken = this.stated.deeds.filter(
      ({ party, does }) => party === owner && does.some((act) => act.key === about),
    );
    if (spoken.length === 0) return undefined;
    return spoken.some(({ refused, day }) => !refused && stamp(day, "done") <= this.#now);
  }

  #isWilling({ variable }: Choice): boolean {
    const { willing } = this.#options;
    return willing?.acts.has(variable.name) === true && stamp(willing.from, "done") <= this.#now;
  }

  #triggered(norm: GroundNorm): Stamp {
    const day = this.#happenings.ofTrigger(norm);
    return day === undefined ? Number.POSITIVE_INFINITY : stamp(day, "happens");
  }

  /** When the case of a finding or request arises: the first trigger of the clauses that read it. */
  #arises({ clauses }: Choice): number {
    const norms = this.#game.structure.norms.filter(({ clause }) => clauses.has(clause.id));
    const days = norms.flatMap((norm) => this.#happenings.ofTrigger(norm) ?? []);
    if (norms.length === 0) return this.#happenings.first;
    return days.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...days);
  }

  #foundAt(choice: Choice): Stamp {
    const { findings } = this.stated;
    if (!findings.has(choice.variable.name)) return Number.POSITIVE_INFINITY;
    const day = Math.max(findings.get(choice.variable.name) ?? this.#happenings.first, this.#arises(choice));
    return day === Number.POSITIVE_INFINITY ? day : stamp(day, "found");
  }

  #requestedAt(choice: Choice): Stamp {
    const day = this.stated.requests.get(choice.variable.name) ?? this.#happenings.first;
    if (day === "never") return Number.POSITIVE_INFINITY;
    const from = Math.max(day, this.#arises(choice));
    return from === Number.POSITIVE_INFINITY ? from : stamp(from, "asked");
  }

  // Decisions.

  /** Decisions that fall due, votes that are cast, outcomes; whether anything came of it. */
  #settle(): boolean {
    let moved = false;
    for (const asking of this.#askings) {
      const { decision } = asking;
      const at = this.#askedAt(asking);
      if (this.#ballots.openedAt(decision) !== undefined || at > this.#now) continue;
      this.#ballots.open(decision, this.#now);
      const deadline = this.#ballots.deadline(decision);
      if (deadline !== undefined) this.#at(deadline);
      for (const cast of this.#ballots.votes(decision)) {
        const castAt = this.#ballots.castAt(cast);
        if (castAt !== undefined) this.#at(castAt);
      }
      // What a clause without a trigger asks for is asked for all the time, and no news.
      if (asking.norm === undefined || asking.norm.clause.when !== undefined) this.#tellAsked(decision);
      moved = true;
    }
    for (const [id, { rule }] of this.#game.structure.settled.decisions) {
      this.#tellVotes(id);
      if (this.#settled.has(id) || this.#ballots.openedAt(id) === undefined) continue;
      const { approved, failed } = this.#ballots.decided(id, this.rolesOf(id), this.#now);
      if (!approved && !failed) continue;
      this.#settled.set(id, { at: this.#now, approved });
      moved = true;
      if (!this.#isToldOf(id)) continue;
      const decision = this.#game.structure.decisionNamed(id);
      const term = this.#ballots.deadline(id);
      const out = term !== undefined && this.#now >= term;
      const how = out ? "The term has run out" : "No outstanding vote can change it any longer";
      this.#tell(approved ? "approved" : "refused", {
        text: `${how}: ${decisionWords(decision)} ${approved ? "is approved" : "fails"}.`,
        parties: [],
        about: id,
        rests: `it needs ${ruleWords(this.#model, rule.rule)}`,
        at: rule.at,
        support: [...rule.support, ...decision.support, ...(out ? (decision.failing?.support ?? []) : [])],
      });
    }
    return moved;
  }

  #askedAt({ norm, after }: Asking): Stamp {
    let at = norm === undefined ? stamp(this.#happenings.first, "happens") : this.#invokedAt(norm);
    for (const id of after) at = Math.max(at, this.#settled.get(id)?.at ?? Number.POSITIVE_INFINITY);
    return at;
  }

  /** When a clause's trigger has happened and those who are to ask have asked. */
  #invokedAt(norm: GroundNorm): Stamp {
    const { clause, roles } = norm;
    const { structure } = this.#game;
    let at = clause.when === undefined ? stamp(this.#happenings.first, "happens") : this.#triggered(norm);
    const asked = (parties: readonly string[], quantifier: Quantifier): void => {
      const stamps = structure.choices
        .filter(({ kind, owner, clauses }) => kind === "request" && parties.includes(owner) && clauses.has(clause.id))
        .map((choice) => this.#requestedAt(choice))
        .sort((a, b) => a - b);
      const needed = quantifier.kind === "any" ? 1 : quantifier.kind === "at least" ? quantifier.count : stamps.length;
      if (stamps.length > 0 && needed > 0) at = Math.max(at, stamps[needed - 1] ?? Number.POSITIVE_INFINITY);
    };
    const { when, request } = clause;
    if (when?.event.act.kind === "verb" && when.event.act.verb === "request") asked(roles.requester, { kind: "any" });
    if (request !== undefined) {
      const { by } = request;
      asked(structure.actors.partiesOf(by, roles), by.kind === "members" ? by.quantifier : { kind: "all" });
    }
    return at;
  }

  // What is told.

  #tell(kind: EntryKind, entry: Omit<Entry, "day" | "kind">): void {
    this.entries.push({ day: dayOf(this.#now), kind, ...entry, text: sentence(entry.text) });
  }

  #once(key: string): boolean {
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }

  #isTold(clause: string): boolean {
    return this.#options.clauses === undefined || this.#options.clauses.has(clause);
  }

  #tellHappenings(): void {
    const { course, settled, norms } = this.#game.structure;
    if (course.scenario !== undefined) {
      for (const { event, day, at, support } of course.scenario.events) {
        if (stamp(day, "happens") !== this.#now || !isCircumstance(event, settled)) continue;
        this.#tell("event", { text: `${eventWords(this.#model, event)}.`, parties: [], at, support });
      }
      return;
    }
    for (const norm of norms) {
      const { when, id } = norm.clause;
      const asks = when?.event.act.kind === "verb" && when.event.act.verb === "request";
      if (when === undefined || asks || this.#triggered(norm) !== this.#now || !this.#isTold(id)) continue;
      const text = `${happeningWords(this.#model, when.event, norm.roles)}.`;
      if (this.#once(`event ${text}`))
        this.#tell("event", { text, parties: [], about: id, at: when.at, support: when.support });
    }
  }

  #tellRequests(): void {
    const byClause = new Map<string, { parties: Set<string>; at: Place; support: readonly Support[] }>();
    for (const choice of this.#choicesAt("request", (each) => this.#requestedAt(each))) {
      for (const id of choice.clauses) {
        const clause = this.#game.structure.settled.clauses.find((each) => each.id === id);
        const part = clause?.request ?? clause?.when;
        if (clause === undefined || part === undefined) continue;
        const known = byClause.get(id) ?? { parties: new Set(), at: part.at, support: part.support };
        known.parties.add(choice.owner);
        byClause.set(id, known);
      }
    }
    for (const [id, { parties, at, support }] of byClause) {
      const who = [...parties];
      if (!this.#isTold(id)) continue;
      const text = `${some(this.#model, who)} ${who.length === 1 ? "invokes" : "invoke"} ${clauseName(id)}.`;
      this.#tell("request", { text, parties: who, about: id, at, support });
    }
  }

  #tellFindings(): void {
    const bySaying = new Map<string, { parties: Set<string>; clause: string; at: Place; choice: Choice }>();
    for (const choice of this.#choicesAt("finding", (each) => this.#foundAt(each))) {
      const norm = this.#game.structure.norms.find(({ clause }) => choice.clauses.has(clause.id));
      const trigger = norm?.clause.when && happeningWords(this.#model, norm.clause.when.event, norm.roles);
      const saying = findingWords(this.#model, choice, trigger);
      const clause = [...choice.clauses][0] ?? "";
      const at = norm?.clause.determined?.at ?? choice.at ?? this.#anywhere();
      const known = bySaying.get(saying) ?? { parties: new Set(), clause, at, choice };
      known.parties.add(choice.owner);
      bySaying.set(saying, known);
    }
    for (const [saying, { parties, clause, at, choice }] of bySaying) {
      const who = [...parties];
      if (!this.#isTold(clause)) continue;
      const names = who.length === 1 ? ownerName(this.#model, this.#game.structure, choice) : some(this.#model, who);
      const text = `${names} ${who.length === 1 ? "finds" : "find"} that ${saying}.`;
      this.#tell("finding", { text, parties: who, about: clause, at, support: [] });
    }
  }

  #ratifiedAt({ variable }: Choice): Stamp {
    const day = this.stated.ratifications.get(variable.name);
    return day === undefined ? Number.POSITIVE_INFINITY : stamp(day, "asked");
  }

  #tellRatifications(): void {
    const byText = new Map<string, { parties: Set<string>; at: Place }>();
    for (const choice of this.#choicesAt("ratification", (each) => this.#ratifiedAt(each))) {
      const known = byText.get(choice.about) ?? { parties: new Set(), at: choice.at ?? this.#anywhere() };
      known.parties.add(choice.owner);
      byText.set(choice.about, known);
    }
    for (const [about, { parties, at }] of byText) {
      const who = [...parties];
      const text = `${some(this.#model, who)} ${who.length === 1 ? "ratifies" : "ratify"} ${ratifiedWords(this.#game.structure.settled, about)}.`;
      this.#tell("ratification", { text, parties: who, about, at, support: [] });
    }
  }

  #choicesAt(kind: Choice["kind"], at: (choice: Choice) => Stamp): Choice[] {
    return this.#game.structure.choices.filter((choice) => choice.kind === kind && at(choice) === this.#now);
  }

  #isToldOf(decision: string): boolean {
    return this.#options.decisions === undefined || this.#options.decisions.has(decision);
  }

  #tellAsked(id: string): void {
    if (!this.#isToldOf(id)) return;
    const decision = this.#game.structure.decisionNamed(id);
    const term = this.#ballots.deadline(id);
    const until = term === undefined ? ", without a term" : `, until day ${dayOf(term)}`;
    this.#tell("asked", {
      text: `${decisionWords(decision)} falls due${until}.`,
      parties: [],
      about: id,
      at: decision.at,
      support: decision.within?.support ?? [],
    });
  }

  #tellVotes(id: string): void {
    const { rule } = this.#game.structure.decisionNamed(id);
    const settled = this.#settled.get(id);
    const groups = new Map<string, string[]>();
    for (const cast of this.#ballots.votes(id)) {
      const at = this.#ballots.castAt(cast) ?? Math.max(stamp(cast.day, "cast"), this.#ballots.deadline(id) ?? 0);
      const asked = this.#ballots.openedAt(id) !== undefined;
      if (!asked || at > this.#now || !this.#once(`vote ${cast.party} ${id}`)) continue;
      const late = settled !== undefined && settled.at < at;
      const key = `${late ? "late" : "cast"} ${cast.level}`;
      groups.set(key, [...(groups.get(key) ?? []), cast.party]);
    }
    for (const [key, parties] of groups) {
      const [when, level] = key.split(" ");
      const how = votedWords(Number(level) as Cast["level"], parties.length === 1);
      const on = decisionWords(this.#game.structure.decisionNamed(id));
      const text =
        when === "late"
          ? `${some(this.#model, parties)} would vote on ${on}, which has been settled: the vote is not cast.`
          : `${some(this.#model, parties)} ${how} on ${on}.`;
      this.#tell("vote", { text, parties, about: id, at: rule.at, support: rule.support });
    }
  }

  /** What events say is done or refused. */
  #tellDeeds(): void {
    const groups = new Map<string, { parties: string[]; first: Stated["deeds"][number] }>();
    for (const deed of this.stated.deeds) {
      if (stamp(deed.day, "done") !== this.#now) continue;
      const key = `${deed.refused} ${deed.act.key}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { parties: [deed.party], first: deed });
      else known.parties.push(deed.party);
    }
    for (const { parties, first } of groups.values()) {
      const one = parties.length === 1;
      const text = first.refused
        ? `${some(this.#model, parties)} ${one ? "refuses" : "refuse"} to ${actWords(this.#model, first.act, parties)}.`
        : `${deedWords(this.#model, parties, first.act)}.`;
      const at = first.at ?? this.#normOn(first.party, first.act)?.norm.at ?? this.#anywhere();
      this.#tell(first.refused ? "refusal" : "deed", { text, parties, at, support: first.support });
    }
  }

  /** What those do who keep their duties: done as soon as it is owed, stopped when it is barred. Whether anything changed. */
  #conduct(): boolean {
    if (this.#options.dutiesKept !== true) return false;
    const { structure } = this.#game;
    const { verbs } = structure.settled;
    const began = new Map<string, { act: GroundAct; parties: string[] }>();
    const stopped = new Map<string, { act: GroundAct; parties: string[] }>();
    for (const party of structure.settled.parties) {
      const doing = structure.actsOf(party).filter((act) => holds(this.#lens.does(party, act)));
      const narrowest = doing.filter(
        (act) => !doing.some((other) => falls(verbs, other, act) && !falls(verbs, act, other)),
      );
      for (const act of structure.actsOf(party)) {
        const key = `${party}: ${act.key}`;
        const now = narrowest.includes(act);
        if (now === this.#doing.has(key)) continue;
        if (now) this.#doing.add(key);
        else this.#doing.delete(key);
        // A narrower act in its place is no stop.
        if (!now && doing.includes(act)) continue;
        if (this.stated.deeds.some((deed) => deed.party === party && deed.does.includes(act))) continue;
        const into = now ? began : stopped;
        const known = into.get(act.key) ?? { act, parties: [] };
        known.parties.push(party);
        into.set(act.key, known);
      }
    }
    for (const [of, kind] of [
      [began, "deed"],
      [stopped, "refusal"],
    ] as const) {
      for (const { act, parties } of of.values()) {
        const ground = this.#normOn(parties[0] ?? "", act);
        if (!this.#isTold(ground?.clause.id ?? "")) continue;
        const one = parties.length === 1;
        const text =
          kind === "deed"
            ? `${deedWords(this.#model, parties, act)}.`
            : `${some(this.#model, parties)} no longer ${one ? "does" : "do"} so: ${actWords(this.#model, act, parties)}.`;
        const at = ground?.norm.at ?? this.#anywhere();
        this.#tell(kind, { text, parties, at, support: [] });
      }
    }
    return began.size + stopped.size > 0;
  }

  /** The norm that speaks of a party's act, a bar first. */
  #normOn(party: string, act: GroundAct): GroundNorm | undefined {
    const { norms, settled } = this.#game.structure;
    const of = norms.filter(
      (ground) =>
        ground.parties.includes(party) &&
        (falls(settled.verbs, act, ground.act) || falls(settled.verbs, ground.act, act)),
    );
    const holding = of.filter((ground) => this.#lens.inForce(ground, party));
    return holding.find(({ modality }) => modality === "must not") ?? holding[0] ?? of[0];
  }

  #anywhere(): Place {
    const { settled } = this.#game.structure;
    const at = this.#promise?.at ?? settled.clauses[0]?.at ?? [...settled.decisions.values()][0]?.at;
    if (at === undefined) throw new RangeError("the text says nothing");
    return at;
  }

  // Norms.

  /** What holds from the start, and so is no news; duties with a term are. */
  #standing(): void {
    for (const ground of this.#game.structure.norms) {
      const parties = ground.parties.filter((party) => this.#holdsFor(ground, party));
      const { within, atOnce } = ground.norm.manner;
      if (forceOf(ground) === "owed" && (within !== undefined || atOnce)) continue;
      this.#force.set(ground, new Set(parties));
      if (forceOf(ground) === "owed") for (const party of parties) this.#arise(ground, party);
    }
  }

  #duty(ground: GroundNorm, party: string): string {
    return `${this.#game.structure.norms.indexOf(ground)} ${party}`;
  }

  #holdsFor(ground: GroundNorm, party: string): boolean {
    return forceOf(ground) === "owed" ? this.#binds(ground, party) : this.#lens.inForce(ground, party);
  }

  /** A duty that is in force for a party, neither barred nor excused. */
  #binds(ground: GroundNorm, party: string): boolean {
    if (forceOf(ground) !== "owed" || !this.#lens.inForce(ground, party)) return false;
    const { norms, settled } = this.#game.structure;
    return !norms.some(
      (other) =>
        (other.modality === "must not" || other.modality === "may decline to") &&
        other.parties.includes(party) &&
        falls(settled.verbs, ground.act, other.act) &&
        this.#lens.inForce(other, party),
    );
  }

  /** How many performers a duty of several still lacks; for one that binds each singly, 1. */
  #missing(ground: GroundNorm): number {
    if (ground.joint === undefined) return 1;
    const done = ground.parties.filter((party) => holds(this.#lens.does(party, ground.act)));
    const could = ground.parties.filter((party) => !done.includes(party) && this.#binds(ground, party));
    return Math.min(ground.joint, done.length + could.length) - done.length;
  }

  /** Which duties, permissions and bars have come into force or ended since the last look. */
  #norms(): void {
    const ended: (() => void)[] = [];
    const begun: (() => void)[] = [];
    for (const ground of this.#game.structure.norms) {
      const before = this.#force.get(ground) ?? new Set<string>();
      const now = new Set(ground.parties.filter((party) => this.#holdsFor(ground, party)));
      this.#force.set(ground, now);
      const gained = ground.parties.filter((party) => now.has(party) && !before.has(party));
      const lost = ground.parties.filter((party) => before.has(party) && !now.has(party));
      if (forceOf(ground) === "owed") for (const party of gained) this.#arise(ground, party);
      const unkept = lost.filter((party) => this.#duties.get(this.#duty(ground, party))?.kept !== true);
      if (forceOf(ground) === "owed") for (const party of lost) this.#duties.delete(this.#duty(ground, party));
      if (!this.#isTold(ground.clause.id)) continue;
      if (unkept.length > 0) ended.push(() => this.#tellEnd(ground, unkept));
      if (gained.length > 0) begun.push(() => this.#tellBegin(ground, gained));
    }
    for (const tell of [...ended, ...begun]) tell();
  }

  #arise(ground: GroundNorm, party: string): void {
    const { within, atOnce } = ground.norm.manner;
    const since = Math.max(dayOf(this.#now), this.#happenings.first);
    const due = atOnce ? since : within === undefined ? undefined : since + daysIn(within);
    this.#duties.set(this.#duty(ground, party), { ground, party, since, due, kept: false });
    if (due !== undefined) this.#open.add(stamp(due, "evening"));
  }

  #tellBegin(ground: GroundNorm, parties: readonly string[]): void {
    const { norm, modality, joint } = ground;
    const who = some(this.#model, parties);
    const act = this.#act(ground, parties);
    const due = this.#duties.get(this.#duty(ground, parties[0] ?? ""))?.due;
    const term = norm.manner.atOnce
      ? " at once"
      : due === undefined
        ? norm.manner.by === undefined
          ? ""
          : ` by ${norm.manner.by}`
        : ` by day ${due}`;
    const one = parties.length === 1;
    const force = forceOf(ground);
    const text =
      modality === "may decline to"
        ? `${who} may decline to ${act}`
        : modality === "may"
          ? `${who} may ${act}`
          : force === "permitted"
            ? `${who} ${one ? "is" : "are"} to ${act} as ${one ? "it deems" : "each deems"} necessary, and may do nothing`
            : force === "forbidden"
              ? `${who} must not ${act} from now on`
              : joint === undefined
                ? `${who} must ${act}${term}`
                : `at least ${joint} of ${who} must ${act}${term}`;
    this.#tell(force, { text: `${text}.`, parties, ...this.#resting(ground) });
  }

  #tellEnd(ground: GroundNorm, parties: readonly string[]): void {
    const who = some(this.#model, parties);
    const act = this.#act(ground, parties);
    const one = parties.length === 1;
    const force = forceOf(ground);
    const text =
      force === "forbidden"
        ? `it is no longer forbidden to ${act}, for ${who}`
        : force === "owed"
          ? `${who} no longer ${one ? "has" : "have"} to ${act}`
          : `${who} may no longer ${ground.modality === "may decline to" ? "decline to " : ""}${act} under this clause`;
    this.#tell(force === "forbidden" ? "lifted" : "lapsed", { text: `${text}.`, parties, ...this.#resting(ground) });
  }

  #resting(ground: GroundNorm): Pick<Entry, "about" | "rests" | "at" | "support"> {
    const rests = `${clauseName(ground.clause.id)}: ${normWords(this.#model, ground.norm)}`;
    return { about: ground.clause.id, rests, ...this.#source(ground) };
  }

  /** The act with its parties, or in the words of the text where these are many, or where it is not said who does it. */
  #act({ act, norm }: GroundNorm, by: readonly string[] = []): string {
    const others = act.object?.kind === "parties" ? act.object.parties.filter((party) => !by.includes(party)) : [];
    const many = others.length > (by.length === 0 ? 1 : 3);
    return many ? writtenAct(this.#model, norm.act) : actWords(this.#model, act, by);
  }

  #source({ norm, clause }: GroundNorm): { readonly at: Place; readonly support: readonly Support[] } {
    return { at: norm.at, support: [...norm.support, ...(norm.gate?.support ?? []), ...clause.support] };
  }

  /** Duties done since the last look. */
  #performances(): void {
    const kept = new Map<GroundNorm, string[]>();
    for (const duty of this.#duties.values()) {
      if (duty.kept || !holds(this.#lens.does(duty.party, duty.ground.act))) continue;
      duty.kept = true;
      const late = this.#breaches.some(
        ({ ground, parties, until }) => ground === duty.ground && parties.includes(duty.party) && until === undefined,
      );
      if (!late) kept.set(duty.ground, [...(kept.get(duty.ground) ?? []), duty.party]);
    }
    for (const [ground, parties] of kept) {
      if (!this.#isTold(ground.clause.id)) continue;
      const one = parties.length === 1;
      const text = `${some(this.#model, parties)} ${one ? "keeps its" : "keep their"} duty to ${this.#act(ground, parties)}.`;
      this.#tell("kept", { text, parties, ...this.#resting(ground) });
    }
  }

  /** At the end of a day it is seen what is broken, what is made good, and whether the promise is kept. */
  #evening(): void {
    const day = dayOf(this.#now);
    const mended = new Map<GroundNorm, Open[]>();
    for (const breach of this.#breaches) {
      if (breach.until !== undefined || this.#isBroken(breach.ground, breach.parties[0] ?? "", day)) continue;
      breach.until = day;
      mended.set(breach.ground, [...(mended.get(breach.ground) ?? []), breach]);
    }
    for (const [ground, breaches] of mended) this.#tellMended(ground, breaches);
    for (const ground of this.#game.structure.norms) {
      if (forceOf(ground) === "permitted") continue;
      const parties = ground.parties.filter(
        (party) =>
          this.#isBroken(ground, party, day) &&
          !this.#breaches.some(
            (known) => known.ground === ground && known.parties[0] === party && known.until === undefined,
          ),
      );
      if (parties.length > 0) this.#break(ground, parties, day);
    }
    for (const ground of this.#game.structure.norms)
      for (const party of ground.parties)
        this.#standings.record(ground, party, day, this.#standingOf(ground, party, day));
    const kept = this.#isKept();
    if (kept === this.#kept) return;
    this.#kept = kept;
    if (kept) this.#keptSince = day;
    const what = this.#game.target.kind === "promise" ? "The promise is" : "It is";
    const state = this.#game.target.kind === "promise" ? "kept" : "approved";
    this.#tell("promise", {
      text: `${what} ${kept ? state : `no longer ${state}`}.`,
      parties: [],
      about: this.#game.target.id,
      at: this.#anywhere(),
      support: this.#promise?.support ?? [],
    });
  }

  #standingOf(ground: GroundNorm, party: string, day: number): NormStanding | undefined {
    const force = forceOf(ground);
    if (this.#isBroken(ground, party, day)) return { state: "breach" };
    if (force !== "owed") return this.#lens.inForce(ground, party) ? { state: force } : undefined;
    const duty = this.#duties.get(this.#duty(ground, party));
    if (duty === undefined) return undefined;
    if (holds(this.#lens.does(party, ground.act))) return { state: "kept" };
    if (ground.joint !== undefined && this.#missing(ground) === 0) return { state: "met" };
    return { state: "owed", ...(duty.due === undefined ? {} : { due: duty.due }) };
  }

  #isBroken(ground: GroundNorm, party: string, day: number): boolean {
    const does = holds(this.#lens.does(party, ground.act));
    if (forceOf(ground) === "forbidden") return does && this.#lens.inForce(ground, party);
    const duty = this.#duties.get(this.#duty(ground, party));
    return (
      duty?.due !== undefined && duty.due <= day && !does && this.#binds(ground, party) && this.#missing(ground) > 0
    );
  }

  #break(ground: GroundNorm, parties: readonly string[], day: number): void {
    const { clause, norm, joint } = ground;
    const kind = forceOf(ground) === "forbidden" ? "barred" : "undone";
    const act = this.#act(ground, parties);
    const words = normWords(this.#model, norm);
    for (const party of parties) {
      const breach = { parties: [party], clause: clause.id, kind, act, words, from: day, ...this.#source(ground) };
      this.#breaches.push({ ...breach, ground } as Open);
    }
    const who = some(this.#model, parties);
    const one = parties.length === 1;
    const under = clauseName(clause.id);
    const text =
      kind === "barred"
        ? `${who} ${one ? "is" : "are"} in breach of ${under}, which forbids ${one ? "it" : "them"} to ${act}`
        : joint === undefined
          ? `${who} ${one ? "has" : "have"} not done what was due, to ${act}, and ${one ? "is" : "are"} in breach of ${under}`
          : `fewer than ${joint} have done what was due, to ${act}: ${who} together are in breach of ${under}`;
    this.#tell("breach", { text: `${text}.`, parties, ...this.#resting(ground) });
  }

  #tellMended(ground: GroundNorm, breaches: readonly Breach[]): void {
    const parties = breaches.flatMap((breach) => breach.parties);
    const who = some(this.#model, parties);
    const one = parties.length === 1;
    const done = holds(this.#lens.does(parties[0] ?? "", ground.act));
    const under = clauseName(ground.clause.id);
    const text =
      forceOf(ground) === "forbidden"
        ? `what ${who} ${one ? "does" : "do"} is no longer a breach of ${under}`
        : done
          ? `late, ${who} ${one ? "does" : "do"} what ${under} asks`
          : `${who} ${one ? "is" : "are"} no longer bound by ${under}`;
    this.#tell("mended", { text: `${text}.`, parties, ...this.#resting(ground) });
  }

  #isKept(): boolean {
    const { structure, target } = this.#game;
    if (this.#promise !== undefined) return holds(this.#lens.kept(this.#promise.keptWhen, structure.promiseRoles()));
    if (target.kind === "promise") return false;
    return this.#ballots.decided(target.id, structure.promiseRoles(), this.#now).approved;
  }
}

function forceOf({ modality, norm }: GroundNorm): Force {
  if (modality === "must not") return "forbidden";
  return modality === "shall" && !norm.manner.asItDeemsNecessary ? "owed" : "permitted";
}

function votedWords(level: Cast["level"], one: boolean): string {
  if (level === ABSTAIN) return one ? "abstains" : "abstain";
  return `${one ? "votes" : "vote"} ${level === YES ? "yes" : level === NO ? "no" : ""}`;
}

/** What differs in its parties only, told once. */
function grouped<T extends { readonly parties: readonly string[] }>(
  items: readonly T[],
  key: (item: T) => string,
): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const known = found.get(key(item));
    found.set(key(item), known === undefined ? item : { ...known, parties: [...known.parties, ...item.parties] });
  }
  return [...found.values()];
}

/** Parties whose acts a promise counts, with the act; the attacker's help never counts. */
export function helpers(game: Game): { readonly party: string; readonly act: GroundAct }[] {
  const { structure } = game;
  const promise = promiseIn(structure.settled, game.target.id);
  const roles = structure.promiseRoles();
  const inCondition = (condition: PromiseTerm["keptWhen"]): { party: string; act: GroundAct }[] => {
    if (condition.kind === "and" || condition.kind === "or") return condition.of.flatMap(inCondition);
    if (condition.kind !== "event") return [];
    const { subject } = condition.event;
    const spared = subject.kind === "members" && ["none", "at most"].includes(subject.quantifier.kind);
    if (spared) return [];
    const act = groundAct(condition.event.act, structure.actors, roles);
    return structure.actors
      .partiesOf(subject, roles)
      .filter((party) => !roles.attacker.includes(party))
      .map((party) => ({ party, act }));
  };
  return promise === undefined ? [] : inCondition(promise.keptWhen);
}
