import { AbstractParserErrorMessageProvider } from "langium";
import { didYouMean, listed, nearest } from "../diagnostics/suggest.ts";
import { hintFor } from "./hints.ts";
import { SOFT_WORDS } from "./soft-words.ts";

/** What is told about a word that does not fit. */
export interface Mistake {
  readonly message: string;
  readonly code: "syntax" | "reserved-word";
  /** Where the word stands; -1 at the end of the file. */
  readonly offset: number;
  readonly end: number;
  /** Keywords that the word was probably meant to be. */
  readonly meant: readonly string[];
  /** What to write instead, where that is known. */
  readonly help?: string | undefined;
  /** The parser had come to the end of what it knew, and would skip to the next declaration. */
  readonly lostItsWay: boolean;
}

interface Token {
  readonly image: string;
  readonly startOffset: number;
  readonly startLine?: number | undefined;
  readonly endLine?: number | undefined;
  readonly tokenType: { readonly name: string };
}

type Options = Parameters<AbstractParserErrorMessageProvider["buildMismatchTokenMessage"]>[0];
type AltOptions = Parameters<AbstractParserErrorMessageProvider["buildNoViableAltMessage"]>[0];
type ExitOptions = Parameters<AbstractParserErrorMessageProvider["buildEarlyExitMessage"]>[0];
type RestOptions = Parameters<AbstractParserErrorMessageProvider["buildNotAllInputParsedMessage"]>[0];

/** Says in a reader's words what the parser expected; remembers the details for `parse`. */
export class ProvisoErrorMessages extends AbstractParserErrorMessageProvider {
  readonly #mistakes = new Map<string, Mistake>();

  /** What was told with these words about the token at this offset. */
  mistake(message: string): Mistake | undefined {
    return this.#mistakes.get(message);
  }

  forget(): void {
    this.#mistakes.clear();
  }

  override buildMismatchTokenMessage({ expected, actual, previous, ruleName }: Options): string {
    return this.#remember(explain([expected.name], actual, previous, ruleName));
  }

  override buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous, ruleName }: AltOptions): string {
    return this.#explainPaths(expectedPathsPerAlt.flat(), actual, previous, ruleName);
  }

  override buildEarlyExitMessage({ expectedIterationPaths, actual, previous, ruleName }: ExitOptions): string {
    return this.#explainPaths(expectedIterationPaths, actual, previous, ruleName);
  }

  override buildNotAllInputParsedMessage({ firstRedundant, ruleName }: RestOptions): string {
    return this.#remember(explain(["EOF"], firstRedundant, undefined, ruleName));
  }

  /** If the first word fits but the second does not, it is the second that is told about. */
  #explainPaths(
    paths: readonly (readonly { readonly name: string }[])[],
    actual: readonly Token[],
    previous: Token | undefined,
    rule: string,
  ): string {
    const [first, second] = actual;
    if (first === undefined) return "The text ends too early.";
    const seconds = paths.filter((path) => path.length > 1 && path[0]?.name === first.tokenType.name);
    if (seconds.length > 0 && second !== undefined) {
      return this.#remember(
        explain(
          seconds.map((path) => path[1]?.name ?? ""),
          second,
          first,
          rule,
        ),
      );
    }
    return this.#remember(
      explain(
        paths.map((path) => path[0]?.name ?? ""),
        first,
        previous,
        rule,
      ),
    );
  }

  /** Chevrotain carries only a string from here to its exception, so the string has to be the key: it ends with the offset, which `parse` cuts off. */
  #remember(mistake: Mistake): string {
    const key = `${mistake.message}\u0000${mistake.offset}`;
    this.#mistakes.set(key, mistake);
    return key;
  }
}

/** What stands before `of` and a group. */
export const QUANTIFIERS: readonly string[] = ["each", "any", "all", "none"];

/** Where `of` cannot stand since the word before it was taken for a name: whether that was meant to be `all` or the like. */
export function wordBeforeOf(
  actual: Omit<Token, "startLine" | "endLine">,
  before: Omit<Token, "startLine" | "endLine"> | undefined,
): Mistake | undefined {
  if (actual.image !== "of" || before?.tokenType.name !== "LOWER") return undefined;
  const meant = nearest(before.image, QUANTIFIERS);
  const hint = didYouMean(meant);
  if (hint === undefined) return undefined;
  return {
    offset: before.startOffset,
    end: before.startOffset + before.image.length,
    code: "syntax",
    message: `\`${before.image}\` cannot stand before \`of\`. ${hint}`,
    meant,
    lostItsWay: false,
  };
}

/** What to tell about a word (`actual`) that is not what the grammar expects after `previous`. */
export function explain(
  expected: readonly string[],
  actual: Token,
  previous: Token | undefined,
  rule: string,
): Mistake {
  // Where any name fits, these are some.
  const named = expected.includes("LOWER");
  const wanted = [...new Set(expected)].filter((name) => name !== "" && !(named && SOFT_WORDS.has(name)));
  const lostItsWay = wanted.length === 1 && wanted[0] === "EOF";
  const isWord = /^\p{L}/u.test(actual.image);
  const isKeyword = isWord && actual.image === actual.tokenType.name;
  const candidates = wanted.includes("]") ? [...wanted, ...PART_WORDS] : wanted;
  const meant = !isWord || isKeyword ? [] : nearest(actual.image, candidates.filter(isKeywordName));
  const where = rulePhrase(rule);
  const before = previous !== undefined && previous.startOffset >= 0 ? previous : undefined;

  if (before?.image === "," && !lostItsWay) {
    return {
      ...spanOf(before),
      code: "syntax",
      message: `This list ends in a comma: ${describe(wanted)} is expected after it, or no comma.`,
      meant: [],
      lostItsWay,
    };
  }
  const misspelt = lostItsWay ? undefined : wordBeforeOf(actual, before);
  if (misspelt !== undefined) return misspelt;
  const onLaterLine = before !== undefined && (actual.tokenType.name === "EOF" || isOnLaterLine(before, actual));
  if (isKeyword && !onLaterLine && wanted.length > 0 && wanted.every((name) => name === "UPPER" || name === "LOWER")) {
    return {
      ...spanOf(actual),
      code: "reserved-word",
      message: `\`${actual.image}\` is a word of the language and cannot be a name${where === "" ? "" : ` ${where}`}.`,
      meant: [],
      lostItsWay,
    };
  }
  const hint = didYouMean(meant);
  const should = describe(wanted);
  const start = where === "" ? capital(should) : `${capital(where)}, ${should}`;
  const help = onLaterLine ? undefined : hintFor(actual.image, lostItsWay ? [] : wanted);
  let span = spanOf(actual);
  let message: string;
  if (lostItsWay || should === "") {
    message = `\`${shortened(actual.image)}\` cannot stand here.`;
  } else if (before !== undefined && meant.length === 0 && onLaterLine) {
    span = spanOf(before);
    message = `${start} is expected after \`${shortened(before.image)}\`.`;
  } else {
    message = `${start} is expected, but the text reads \`${shortened(actual.image)}\`.`;
  }
  return {
    ...span,
    code: "syntax",
    message: hint === undefined ? message : `${message} ${hint}`,
    meant,
    help,
    lostItsWay,
  };
}

function spanOf(token: Token): { offset: number; end: number } {
  const known = token.tokenType.name !== "EOF" && token.startOffset >= 0;
  return known ? { offset: token.startOffset, end: token.startOffset + token.image.length } : { offset: -1, end: -1 };
}

function isOnLaterLine(before: Token, after: Token): boolean {
  return before.endLine !== undefined && after.startLine !== undefined && before.endLine < after.startLine;
}

const PART_WORDS = "when if unless each any takes lapses clause decision group fact by quorum within".split(" ");

const TERMINALS: Readonly<Record<string, string>> = {
  STRING: "text in quotation marks",
  INTEGER: "a whole number",
  NUMBER: "a number",
  DATE: "a date such as 2025-08-20",
  AT_ONCE: "`at once`",
  UPON_ITS_RATIFICATION: "`upon its ratification`",
  AS_IT_DEEMS_NECESSARY: "`as it deems necessary`",
  EOF: "the end of the file",
};

/** What can begin a verb: names, and the verbs that are keywords elsewhere. */
const VERB_WORDS: ReadonlySet<string> = new Set([
  "LOWER",
  "request",
  "accepts",
  "enters",
  "holds",
  "threatens",
  "return",
]);

const SUBJECT_STARTS = ["each", "any", "all", "none", "at", "anyone", "someone", "the"];

/** What should stand here, in at most a line. */
function describe(names: readonly string[]): string {
  let rest = [...names];
  const phrases: string[] = [];
  const take = (taken: readonly string[], phrase: string) => {
    if (!taken.every((name) => rest.includes(name))) return;
    rest = rest.filter((name) => !taken.includes(name));
    phrases.push(phrase);
  };
  if (rest.includes("agreement") && rest.includes("statement"))
    return "a declaration such as `agreement` or `statement`";
  if (rest.includes("clause") && rest.includes("when")) return "an item or a part of a clause";
  if (rest.includes("clause") && rest.includes("group"))
    return "an item such as `group`, `question`, `decision`, `clause` or `promise`";
  if (rest.includes("when") && rest.includes("unless")) return "a part such as `when`, `if`, `unless` or a sentence";
  if (rest.includes("intervene")) {
    rest = rest.filter((name) => name !== "intervene" && name !== "STRING" && !VERB_WORDS.has(name));
    phrases.push("an act (a verb or text in quotation marks)");
  }
  if (rest.includes("intervenes")) {
    rest = rest.filter((name) => name !== "intervenes" && name !== "does" && !VERB_WORDS.has(name));
    phrases.push("a verb such as `attacks`");
  }
  take(SUBJECT_STARTS, "who (a name, `each of`, `any of`, `anyone`, `someone unnamed`)");
  if (phrases.some((phrase) => phrase.startsWith("who")))
    rest = rest.filter((name) => name !== "UPPER" && name !== "LOWER");
  if (rest.includes("INTEGER")) {
    if (rest.includes("DATE")) take(["DATE", "INTEGER"], "a date such as 2025-08-20, 2025-08 or 2025");
    else if (rest.includes("NUMBER")) take(["NUMBER", "INTEGER"], "a number");
  }
  take(["hours", "days"], "a unit such as `days`");
  if (phrases.includes("a unit such as `days`"))
    rest = rest.filter((name) => !/^(hour|day|week|month|year)s?$/.test(name));
  if (rest.includes("LOWER")) {
    rest = rest.filter((name) => name !== "LOWER" && name !== "UPPER");
    phrases.push("a name");
  } else if (rest.includes("UPPER")) {
    rest = rest.filter((name) => name !== "UPPER");
    phrases.push("a name with a capital letter");
  }
  const terminals = rest.filter((name) => TERMINALS[name] !== undefined);
  for (const name of terminals) phrases.push(TERMINALS[name] ?? name);
  const keywords = rest.filter((name) => TERMINALS[name] === undefined);
  const shown = keywords.slice(0, 8);
  if (phrases.length === 0) return listed(shown) + (keywords.length > shown.length ? " or another such word" : "");
  if (shown.length === 0) return joined(phrases);
  return joined([...phrases, ...shown.map((word) => `\`${word}\``)]);
}

function joined(phrases: readonly string[]): string {
  return phrases.length < 2
    ? (phrases[0] ?? "")
    : `${phrases.slice(0, -1).join(", ")} or ${phrases[phrases.length - 1]}`;
}

function isKeywordName(name: string): boolean {
  return /^[a-z]/.test(name);
}

function shortened(image: string): string {
  const line = image.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const PHRASES: Readonly<Record<string, string>> = {
  ProvisoFile: "",
  Source: "in a source",
  Use: "after `use`",
  Party: "in a party",
  Person: "in a person",
  Faction: "in a faction",
  Citation: "in a citation",
  Words: "in a citation",
  Assumption: "after `assumed`",
  Agreement: "in an agreement",
  Bracket: "in square brackets",
  Status: "in a status",
  StatusStep: "in a status",
  Stage: "in a status",
  Between: "after `between`",
  EntersIntoForce: "after `enters`",
  Ends: "after `ends`",
  Ending: "in what ends it",
  Group: "in a group",
  GroupEntry: "in a group",
  BracketedEntries: "in a group's square brackets",
  Fact: "in a fact",
  Attribute: "in an attribute",
  Weight: "in an attribute",
  SignedDecimal: "in an attribute",
  Question: "in a question",
  QuestionOption: "in a question",
  OptionName: "in an answer",
  Version: "in a version",
  Draft: "in a version",
  PromiseTerm: "in a promise",
  Decision: "in a decision",
  Clause: "in a clause",
  By: "in a rule",
  DecisionRule: "in a rule",
  Vote: "in a rule",
  AllOf: "in a rule",
  AllBut: "in a rule",
  AtLeast: "in a rule",
  NoObjection: "in a rule",
  RuleOf: "in a rule",
  Amount: "in a rule",
  Quorum: "in a quorum",
  Failing: "after `failing`",
  When: "after `when`",
  Request: "after `at request of`",
  Determined: "after `as determined by`",
  Sentence: "in a sentence (who shall do what)",
  Modality: "in a sentence (who shall do what)",
  Act: "in a sentence (who shall do what)",
  Happening: "in an event (who does what)",
  Predicate: "in an event (who does what)",
  Condition: "in a condition",
  Term: "in a condition",
  SimpleTerm: "in a condition",
  Guard: "in an answer (question is answer)",
  Answer: "in an answer (question is answer)",
  Duration: "in a duration",
  Unit: "in a duration",
  Members: "in the members of a group",
  Reading: "in a reading",
  Statement: "in a statement",
  Dated: "in a statement's date",
  Saying: "in what is said",
  Says: "in what is said",
  Answers: "in what is said",
  Requires: "in what is said",
  Stand: "in what is said",
  Stipulation: "in a condition of what is said",
  Reported: "after `reported`",
  Claim: "in a claim",
  Said: "in what the record must hold",
  RecordTerm: "in what the record must hold",
  Table: "in a table",
  TableEnd: "at the end of a table's scale",
  TableRow: "in a line of a table",
  Quantity: "in a line of a table",
  QuantityStep: "in a line of a table",
  Scenario: "in a scenario",
  ScenarioSentence: "in a scenario's sentence",
  Stance: "in a stance",
  Ballot: "in a stance",
  Percent: "in a percentage",
  Delay: "in a delay",
  Vary: "in a range",
  ScenarioNumber: "after `vary`",
  StanceNumber: "after `vary`",
  ReliabilityNumber: "after `vary`",
  TimeNumber: "after `vary`",
  StakesNumber: "after `vary`",
  SentenceNumber: "after `vary`",
  VaryValue: "in a range",
  Stakes: "in stakes",
  Stake: "in stakes",
  Vetoed: "after `vetoed`",
  Ratification: "in a ratification",
  Ratified: "after `upon ratification`",
  RoundsPart: "in a number of rounds",
  Timing: "in a time such as `3 days` or `5 to 20 days`",
  TimeOutcome: "in a time such as `3 days` or `5 to 20 days`",
  Expect: "in an expectation",
  Expected: "in an expectation",
  Outcome: "in an expectation",
  IsoDate: "in a date",
};

function rulePhrase(rule: string): string {
  return PHRASES[rule.replace(/[\u200B]/g, "")] ?? "";
}
