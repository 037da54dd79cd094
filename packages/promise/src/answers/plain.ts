import type {
  Act,
  Amount,
  Condition,
  Duration,
  Event,
  Finder,
  Members,
  Model,
  Norm,
  Quantifier,
  Rule,
  Subject,
  Timing,
  Who,
} from "@proviso/agreement";
import type { Settled } from "../settle/index.ts";

/** Plain English for the parts of a text: what a diplomat would read aloud, names written as people write them. */

/** "Russia", "Russia and China", "France, Germany and Italy". */
export function list(items: readonly string[], model?: Model): string {
  const names = items.map((item) => (model === undefined ? item : partyName(model, item)));
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** As `list`, but of many only the first: "Belgium, Bulgaria, Canada, Croatia and 27 others". */
export function shortList(items: readonly string[], model?: Model): string {
  if (items.length <= MOST_NAMED) return list(items, model);
  const [first, last] = [items.slice(0, NAMED_OF_MANY), items.length - NAMED_OF_MANY];
  return list([...first.map((item) => (model === undefined ? item : partyName(model, item))), `${last} others`]);
}

const MOST_NAMED = 8;
const NAMED_OF_MANY = 4;

/** "Albania, and likewise each of the 31 others" for a beneficiary and those a text cannot tell from it. */
export function withAlike(model: Model, party: string, alike: readonly string[]): string {
  const name = partyName(model, party);
  if (alike.length === 0) return name;
  return alike.length <= 2
    ? `${name}, and likewise ${list(alike, model)}`
    : `${name}, and likewise each of the ${alike.length} others`;
}

/** "the United States" where English wants the article. */
export function partyName(model: Model, party: string): string {
  const name =
    model.parties.find((candidate) => candidate.id === party)?.name ??
    model.persons.find((p) => p.id === party)?.title ??
    party;
  return /^(United |European |African |Netherlands|Philippines|Soviet |Arab |Gulf |League |North Atlantic |Gambia|Bahamas|Maldives|Comoros|Czech Republic|Dominican Republic)/.test(
    name,
  )
    ? `the ${name}`
    : name;
}

/** Reasons in one sentence: "a; b; and c". */
export function joined(reasons: readonly string[]): string {
  return reasons.length <= 1 ? (reasons[0] ?? "") : `${reasons.slice(0, -1).join("; ")}; and ${reasons.at(-1)}`;
}

/** "clause defence" for `Guarantee.defence`. */
export function clauseName(id: string): string {
  return `clause ${id.split(".").at(-1)}`;
}

/** "clause defence", "the decision response", "the agreement Guarantee": what is ratified. */
export function ratifiedWords(settled: Pick<Settled, "agreement" | "decisions">, what: string): string {
  if (what === settled.agreement) return `the agreement ${what}`;
  return settled.decisions.has(what) ? `the decision ${groupName(what)}` : clauseName(what);
}

/** Upper-cases the first letter of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function groupName(id: string): string {
  return id.split(".").at(-1) ?? id;
}

/** What a fact says, in the text's own words. */
function factName(model: Model, id: string): string {
  const fact = model.agreements.flatMap((agreement) => agreement.facts).find((candidate) => candidate.id === id);
  return fact === undefined ? groupName(id) : `"${fact.title}"`;
}

/** "France", or through a person "Jane Doe, Foreign Minister (France)"; the party is left out where the person's title has it. */
export function personName(model: Model, { party, person }: Extract<Who, { readonly kind: "party" }>): string {
  const title = model.persons.find(({ id }) => id === person)?.title;
  if (title === undefined) return partyName(model, party);
  const name = partyName(model, party);
  return title.includes(name.replace(/^the /, "")) ? title : `${title} (${name})`;
}

function whoWords(model: Model, who: Who): string {
  switch (who.kind) {
    case "party":
      return personName(model, who);
    case "group":
      return `the ${groupName(who.group)}`;
    case "role":
      return `the ${who.role}`;
  }
}

function membersWords(model: Model, members: Members): string {
  const share = members.attribute === undefined ? "" : `the ${groupName(members.attribute)} of `;
  const out = members.except.map((who) => whoWords(model, who));
  return `${share}the ${groupName(members.group)}${members.voting ? " voting" : ""}${out.length === 0 ? "" : ` except ${list(out)}`}`;
}

function quantifierWords(quantifier: Quantifier): string {
  if (quantifier.kind === "at least share") return `at least ${quantifier.amount.text}`;
  return "count" in quantifier ? `${quantifier.kind} ${quantifier.count}` : quantifier.kind;
}

export function subjectWords(model: Model, subject: Subject): string {
  switch (subject.kind) {
    case "who":
      return whoWords(model, subject.who);
    case "members":
      return `${quantifierWords(subject.quantifier)} of ${membersWords(model, subject.members)}`;
    case "anyone":
      return "anyone";
    case "someone":
      return "someone unnamed";
  }
}

export function finderWords(model: Model, finder: Finder): string {
  return finder.kind === "decision"
    ? `the decision ${groupName(finder.decision)}`
    : subjectWords(model, finder.subject);
}

/** "3 days", "2 to 5 days", "each day 20%", "1 day 50%, 2 days 50%". */
export function timingWords(timing: Timing): string {
  switch (timing.kind) {
    case "range":
      return timing.from === timing.to.count
        ? durationWords(timing.to)
        : `${timing.from} to ${durationWords(timing.to)}`;
    case "each":
      return `each ${timing.unit} ${percent(timing.probability)}`;
    case "distribution":
      return [
        ...timing.points.map(({ after, probability }) => `${durationWords(after)} ${percent(probability)}`),
        ...(timing.never > 0 ? [`never ${percent(timing.never)}`] : []),
      ].join(", ");
  }
}

export function durationWords({ count, unit }: Duration): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function percent(probability: number): string {
  return `${Number((probability * 100).toFixed(6))}%`;
}

/** The act after "shall". */
export function actWords(model: Model, act: Act): string {
  if (act.kind === "quoted") return `"${act.words}"`;
  const particle = model.verbs.find((verb) => verb.infinitive === act.verb)?.particle;
  return [act.verb, particle, ...complementWords(model, act)]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

function complementWords(model: Model, act: Extract<Act, { kind: "verb" }>): string[] {
  const { object, amount, means } = act;
  const parts: string[] = [];
  if (object !== undefined) {
    parts.push(
      object.kind === "subject"
        ? subjectWords(model, object.subject)
        : object.kind === "thing"
          ? object.thing
          : object.kind === "words"
            ? `"${object.words}"`
            : object.kind === "clause"
              ? clauseName(object.name)
              : groupName(object.name),
    );
  }
  if (amount !== undefined) parts.push(`to ${amount.value} ${amount.unit}`);
  if (means !== undefined) parts.push(`with ${means.things.join(` ${means.joined} `)}`);
  return parts;
}

/** Whether English gives a subject a verb in the plural: "all of the Guarantors assist". */
function isSeveral(subject: Subject): boolean {
  if (subject.kind !== "members") return false;
  const { quantifier } = subject;
  return (
    quantifier.kind === "all" || quantifier.kind === "at least share" || ("count" in quantifier && quantifier.count > 1)
  );
}

/** "Russia attacks Ukraine". */
export function eventWords(model: Model, event: Event): string {
  const subject = subjectWords(model, event.subject);
  const where = event.where.map((test) => `${test.negated ? "not " : ""}${factName(model, test.fact)}`);
  const circumstances = where.length === 0 ? "" : ` where ${where.join(", ")}`;
  const several = isSeveral(event.subject);
  if (event.act.kind === "quoted") return `${subject} ${several ? "do" : "does"} "${event.act.words}"${circumstances}`;
  if (several) return `${subject} ${actWords(model, event.act)}${circumstances}`;
  const entry = model.verbs.find((verb) => verb.infinitive === (event.act.kind === "verb" ? event.act.verb : ""));
  const verb = entry?.thirdPerson ?? `${event.act.verb}s`;
  return (
    [subject, verb, entry?.particle, ...complementWords(model, event.act)]
      .filter((part) => part !== undefined)
      .join(" ") + circumstances
  );
}

export function conditionWords(model: Model, condition: Condition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of
        .map((part) =>
          part.kind === "and" || part.kind === "or" ? `(${conditionWords(model, part)})` : conditionWords(model, part),
        )
        .join(` ${condition.kind} `);
    case "decision":
      return `${groupName(condition.decision)} ${condition.is === "approved" ? "is approved" : "fails"}`;
    case "kept":
    case "breached":
      return `${groupName(condition.name)} is ${condition.kind}`;
    case "event":
      return eventWords(model, condition.event);
  }
}

/** A norm with what governs it: "unless response is approved, each of the Guarantors must not intervene". */
export function normWords(
  model: Model,
  norm: Norm & { readonly gate?: { readonly kind: "if" | "unless"; readonly condition: Condition } },
): string {
  const gate = norm.gate === undefined ? "" : `${norm.gate.kind} ${conditionWords(model, norm.gate.condition)}, `;
  const { manner } = norm;
  const until =
    manner.until === undefined
      ? ""
      : ` until ${manner.until.kind === "date" ? manner.until.date : conditionWords(model, manner.until.condition)}`;
  const within =
    manner.within === undefined
      ? ""
      : ` within ${manner.within.count} ${manner.within.unit}${manner.within.count === 1 ? "" : "s"}`;
  return `${gate}${subjectWords(model, norm.actor)} ${norm.modality} ${actWords(model, norm.act)}${manner.asItDeemsNecessary ? " as it deems necessary" : ""}${manner.atOnce ? " at once" : ""}${within}${until}${manner.uponItsRatification === true ? " upon its ratification" : ""}`;
}

/** "a quorum of 2/3 of the Council". */
export function quorumWords(model: Model, quorum: { readonly amount: Amount; readonly of: Members }): string {
  return `a quorum of ${quorum.amount.text} of ${membersWords(model, quorum.of)}`;
}

/** What a decision needs: "a yes from any of the Guarantors and no objection from the Blockers". */
export function ruleWords(model: Model, rule: Rule): string {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.of
        .map((part) =>
          part.kind === "and" || part.kind === "or" ? `(${ruleWords(model, part)})` : ruleWords(model, part),
        )
        .join(` ${rule.kind} `);
    case "all":
      return `a yes from all of ${membersWords(model, rule.of)}`;
    case "any":
      return `a yes from any of ${membersWords(model, rule.of)}`;
    case "majority":
      return `a majority of ${membersWords(model, rule.of)}`;
    case "all but":
      return `a yes from all but ${rule.count} of ${membersWords(model, rule.of)}`;
    case "at least":
    case "more than":
      return `a yes from ${rule.kind} ${rule.amount.text} of ${membersWords(model, rule.of)}`;
    case "no objection":
      return `no objection from ${membersWords(model, rule.from)}`;
    case "rule of":
      return `what ${groupName(rule.decision)} needs`;
    case "who":
      return `the approval of ${whoWords(model, rule.who)}`;
  }
}
