import fc, { type Arbitrary } from "fast-check";
import { coreServices } from "../src/services.ts";

/**
 * Random `.proviso` documents. `documents()` gives valid ones, which load without an error beside a source `article.txt` that holds `ARTICLE`. `layouts(text)`
 * gives the same words with other blanks, line breaks and comments between them; `mutations(text)` gives broken texts.
 */

type Piece = string | Arbitrary<string>;

/** A sentence with random pieces. */
function say(words: TemplateStringsArray, ...pieces: readonly Piece[]): Arbitrary<string> {
  return fc
    .tuple(...pieces.map((piece) => (typeof piece === "string" ? fc.constant(piece) : piece)))
    .map((made) => words.map((word, index) => word + (made[index] ?? "")).join(""));
}

const pick = (...words: readonly string[]): Arbitrary<string> => fc.constantFrom(...words);
const maybe = (piece: Arbitrary<string>): Arbitrary<string> => fc.option(piece, { nil: "" });
const list = (piece: Arbitrary<string>, from: number, to: number, between = " "): Arbitrary<string> =>
  fc.array(piece, { minLength: from, maxLength: to }).map((made) => made.join(between));
const listOf = (words: readonly string[], from: number, between = ", "): Arbitrary<string> =>
  fc.subarray([...words], { minLength: from }).map((made) => made.join(between));

/** Up to so many of the pieces, each at most once. */
const some = (pieces: readonly Arbitrary<string>[], most: number): Arbitrary<string> =>
  fc
    .subarray([...pieces], { maxLength: most })
    .chain((chosen) => fc.tuple(...chosen))
    .map((made) => made.join(" "));

const PARTIES = ["UnitedStates", "UK", "France", "Russia", "China", "Ukraine", "Germany", "Wakanda", "Nato"];
const GUARANTORS = ["UnitedStates", "UK", "France", "Germany"];
const WEIGHTS = [...GUARANTORS, "Russia", "China"].map((name, index) => `${name} ${index}.5`).join(", ");
const QUOTED = ["help", 'a, "', "so [it is]: (very) odd", "// no comment", "shall", "Ä € 日本", "x".repeat(90), ""].map(
  (words) => `"${words.replaceAll('"', "’")}"`,
);

/** The source that the documents cite. */
export const ARTICLE = QUOTED.map((words) => words.slice(1, -1)).join("\n");

const quoted = pick(...QUOTED);
const cited = pick(...QUOTED.filter((words) => words.length > 2));
const party = pick(...PARTIES);
const group = pick("Parties", "Guarantors", "Blockers");
const fact = pick("flagrant", "inArea");
const decision = pick("response", "council");
const clauseName = pick("basic", "ceasefire");
/** A scenario may have no more ranges than this. */
const RANGES = 2;

const answer = pick("veto is held", "veto is absent", "seats is western", "seats is yes", "draft is kyiv");
const guard = fc.oneof(answer, list(answer, 2, 3, " and "), list(answer, 2, 2, " or "));
const date = pick("2025-08-20", "2025-08", "2025", "1949-04-04");
const count = fc.integer({ min: 1, max: 9 }).map(String);
const duration = pick("3 days", "1 year", "24 hours", "10 weeks", "6 months", "1 hour");
const percent = fc.integer({ min: 0, max: 100 }).map((value) => `${value}%`);
const support = maybe(
  list(fc.oneof(say`assumed ${quoted}`, say`cite article ${cited}`, say`quote article ${cited} and ${cited}`), 1, 2),
);

const except = maybe(fc.oneof(say` except ${party}`, say` except (${party}, ${party})`));
const exceptRoles = maybe(pick(" except the attacker", " except (the attacker, the victim)", " except Germany"));
const members = say`${group}${maybe(pick(" voting"))}${except}`;
const actors = (excepted: Arbitrary<string>): Arbitrary<string> =>
  fc.oneof(
    party,
    say`each of ${group}${excepted}`,
    say`at least ${count} of ${group}${excepted}`,
    pick("someone unnamed"),
  );
const subject = fc.oneof(
  party,
  pick("anyone", "someone unnamed"),
  say`${pick("each", "any", "all", "none")} of ${group}`,
  say`at ${pick("least", "most")} ${count} of ${group}`,
  say`at least ${pick("2/3", "55%", "2.5")} of weight of Guarantors`,
);

// ---- Rules of decision

const amount = fc.oneof(count, pick("2/3", "1/2", "55%", "50.5%", "9/10"));
const vote = fc.oneof(
  say`${pick("all", "any", "majority")} of ${members}`,
  say`all but ${count} of ${group}`,
  say`${pick("at least", "more than")} ${amount} of ${members}`,
  say`at least ${pick("2/3", "65%")} of weight of Guarantors`,
  say`no objection from ${group}`,
  say`${party}`,
);
const rule = fc.oneof(
  vote,
  list(vote, 2, 3, " and "),
  list(vote, 2, 3, " or "),
  say`${vote} and (${vote} or ${vote})`,
  say`${vote} or (${vote} and (${vote} or ${vote}))`,
);
const chances = pick("50%, 5 days 50%", "12.5%, 2 days 37.5%, 40 days 50%");
const surely = fc.oneof(
  duration,
  say`2 to 5 ${pick("days", "hours", "weeks")}`,
  say`each ${pick("day", "hour")} 20%`,
  say`1 day ${chances}`,
);
const timing = fc.oneof(surely, say`0 days 25%, ${pick("1 day 50%, never 25%", "never 75%")}`);
const ratifiers = fc.oneof(party, say`${pick("all", "any", "at least 2", "at least 2/3")} of ${group}`);
const decisionParts = say`by ${rule} ${support} ${maybe(say`quorum ${amount} of ${group}`)} ${maybe(
  say`after consulting ${listOf(PARTIES, 1)}${maybe(say` for ${surely}`)}`,
)} ${maybe(say`within ${duration} ${maybe(pick("failing which refused"))} ${support}`)} ${maybe(
  say`in up to 3 rounds ${maybe(say`${surely} apart`)} ${maybe(pick("voting anew"))} ${support}`,
)} ${maybe(say`upon ratification by ${ratifiers} ${support}`)} ${maybe(say`${party} must abstain`)}`;

// ---- Clauses

const facts = say`${maybe(pick("not "))}${fact}${maybe(say`, ${pick("not ")}${pick("sudden")}`)}`;
const deed = fc.oneof(
  say`${subject} ${pick("attacks", "invades", "assists", "threatens")} ${party}`,
  say`${subject} disputes with ${party}`,
  say`${subject} breaches ${clauseName}`,
  say`${subject} does ${quoted}`,
  say`${subject} intervenes`,
  say`${subject} limits forces to ${count} personnel`,
);
const term = fc.oneof(
  say`${decision} is approved`,
  say`${decision} fails`,
  say`${clauseName} is ${pick("kept", "breached")}`,
  say`${deed}${maybe(say` where ${facts}`)}`,
);
const condition = fc.oneof(
  term,
  list(term, 2, 3, " and "),
  list(term, 2, 3, " or "),
  say`${term} and (${term} or (${term} and ${term}))`,
);
const thing = pick("troops", "airDefence", "sanctions", '"all necessary means"');
/** Each manner at most once. */
const manners = say`${maybe(fc.oneof(say`with ${list(thing, 1, 3, " or ")}`, say`with ${list(thing, 2, 3, " and ")}`))} ${maybe(
  pick("at once", "at\n once"),
)} ${maybe(pick("as it deems necessary", "as  it\n deems necessary"))} ${maybe(say`within ${duration}`)} ${maybe(
  say`for ${duration}`,
)} ${maybe(say`by ${date}`)} ${maybe(say`after consulting ${listOf(PARTIES, 1)}`)} ${maybe(
  say`until ${fc.oneof(date, condition)}`,
)} ${maybe(pick("upon its ratification"))}`;
const act = fc.oneof(
  quoted,
  pick("intervene", "consult Guarantors", "seek council", "host foreignForces", "recognise Ukraine"),
  say`assist ${party}`,
  say`limit forces to ${count} personnel`,
  say`provide ${pick("troops", '"field hospitals"')}`,
);
const sentences = (excepted: Arbitrary<string>): Arbitrary<string> =>
  list(
    say`${actors(excepted)} ${pick("shall", "may", "must not", "may decline to")} ${act} ${manners} ${support}`,
    1,
    3,
  );
const bracketed = (piece: Arbitrary<string>): Arbitrary<string> => say`[${guard}: ${piece}] ${support}`;
const nested = (piece: Arbitrary<string>): Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: piece }, bracketed(piece), bracketed(bracketed(piece)));
const ending = fc.oneof(
  say`if ${condition}${maybe(say` as determined by ${subject}`)}`,
  say`after ${duration}`,
  say`${duration} after notice by ${subject}`,
);
const governed = say`${pick("if", "unless")} ${condition} ${support}`;
const trigger = say`when anyone attacks ${party}${maybe(say` where ${facts}`)} ${support} ${maybe(
  say`at request of ${party}`,
)} ${maybe(say`as determined by ${fc.oneof(subject, decision)} ${support}`)}`;
const clauseParts = fc.oneof(
  say`${nested(trigger)} ${nested(sentences(exceptRoles))} ${maybe(nested(governed))} ${sentences(exceptRoles)}`,
  say`${maybe(governed)} ${sentences(maybe(pick(" except Germany")))} ${maybe(say`upon ratification by ${ratifiers}`)} ${maybe(say`takes effect once ${condition}`)} ${maybe(
    say`lapses ${ending}`,
  )}`,
);

// ---- Items

const header = say`
  agreement Pact ${quoted} ${support}
  status ${pick("proposed 2025-08", "signed 1949-04-04, in force 1949-08-24", "agreed 2025")} ${support}
  between ${listOf(PARTIES, 2)}
  question veto "Who can block?" either absent or held ${support}
  question seats ${quoted} either western or yes or no
  version draft ${quoted} either kyiv proposed by Ukraine, UK on ${date} or moscow bracketed by Russia on ${date}
  group Guarantors: ${GUARANTORS.join(", ")}, [${answer}: Russia], ${pick("China", "[seats is western or seats is no: China]")} ${support}
  group Blockers: Russia, [veto is held: China, Ukraine]
  attribute weight of Guarantors: ${WEIGHTS}
  fact flagrant ${quoted} fact inArea ${quoted} fact sudden "sudden"
  decision council by all of Guarantors
  decision response ${maybe(quoted)} ${support} ${decisionParts}
  clause basic each of Guarantors shall "behave" clause ceasefire "Art. 1" Russia must not attack Ukraine`;

const items = fc
  .array(
    fc.record({
      kind: fc.constantFrom("clause", "decision", "promise", "ends", "enters", "bracket", "versions", "group"),
      title: maybe(quoted),
      parts: clauseParts,
      more: clauseParts,
      rules: decisionParts,
      guard,
      condition,
      ending,
      subject,
      support,
    }),
    { maxLength: 6 },
  )
  .map((made) =>
    made
      .map(({ kind, title, parts, more, rules, guard, condition, ending, subject, support }, index) => {
        const n = index + 1;
        switch (kind) {
          case "clause":
            return `clause c${n} ${title} ${parts}`;
          case "decision":
            return `decision d${n} ${title} ${rules}`;
          case "promise":
            return `promise p${n} to ${subject} kept when ${condition} ${support}`;
          case "ends":
            return `ends ${ending} ${support}`;
          case "enters":
            return `enters into force ${condition.length % 2 === 0 ? "upon ratification by all of Guarantors" : `once ${condition}`}`;
          case "group":
            return `group G${n}: France, Ukraine, Nato ${support}`;
          case "versions":
            return `decision d${n} [veto is held: by all of Guarantors] [veto is absent: by any of Guarantors ${support}]`;
          default:
            return `[${guard}: clause c${n} ${parts} clause e${n} ${more} [veto is held: decision d${n} ${rules}]] ${support}`;
        }
      })
      .join("\n"),
  );

// ---- Around the agreement

const stipulation = fc.oneof(
  say`${pick("only if", "if", "unless")} ${fc.oneof(answer, say`(${guard})`, quoted)}`,
  say`in return for ${fc.oneof(pick("Pact"), quoted)}`,
);
const speech = pick("says", "denies", "announces", "clarifies", "warns", "threatens");
const stand = fc.oneof(
  say`${pick("proposes", "accepts", "rejects", "requires", "claims")} ${fc.oneof(pick("Pact"), quoted)} ${list(stipulation, 0, 2)}`,
  say`asks ${fc.oneof(pick("veto"), quoted)}`,
  say`answers ${fc.oneof(answer, say`veto ${quoted}`)}`,
  say`requires that ${fc.oneof(answer, say`(${guard})`)} ${maybe(stipulation)}`,
  say`${speech} that ${fc.oneof(answer, say`(${guard})`, pick("veto may be held"))} ${maybe(stipulation)}`,
  say`${speech} ${quoted} ${maybe(stipulation)}`,
);
const last = fc.oneof(stand, say`${speech} that ${party} ${stand}`, say`denies that Russia says that Ukraine ${stand}`);
const statement = say`statement by ${pick("Lavrov", "Russia", "Doves", "article")} ${maybe(
  say`for ${pick("Russia", "Ukraine")} `,
)}${fc.oneof(pick("undated"), say`${pick("on", "since")} ${date}`)} ${maybe(say`at ${quoted} `)}${maybe(
  say`reported ${fc.oneof(say`by article${maybe(say` on ${date}`)}`, say`on ${date}`)} `,
)}${list(stand, 0, 3)} ${last} ${support}`;

const said = fc.oneof(say`${party} ${stand}`, say`${party} never ${stand}`);
const record = fc.oneof(said, list(said, 2, 3, " and "), say`${said} or (${said} and ${said})`);
const claim = say`claim loss ${quoted} ${maybe(pick("by Doves"))} holds if ${record} ${maybe(say`fails if ${record}`)} ${support}`;

const stated = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 }))
  .chain(([low, a, b]) => pick(`${low}`, `${low} to ${low + a + b}`, `${low} to ${low + a + b} likely ${low + a}`));
const quantity = (kind: string): Arbitrary<string> =>
  fc.oneof(
    say`${kind} ${stated}`,
    say`${kind} ${stated} since 2025-02`,
    say`${kind} ${stated} since 2025-02, ${stated} ${pick("since", "by")} 2025-08-20, ${stated} since 2026`,
  );
const row = (actor: string): Arbitrary<string> =>
  say`${actor} ${quantity("influence")} ${quantity("position")} ${quantity("salience")} ${support}`;
const table = say`table capital ${quoted} on ${fc.oneof(pick("Pact.veto from absent to held"), say`${quoted} from ${quoted} to ${quoted}`)} ${support}
  ${row("France")} ${row("Doves")}
  ${maybe(say`Germany ${quantity("influence")} ${quantity("salience")} Lavrov of Germany ${quantity("salience")} ${quantity("influence")} ${quantity("position")}`)}`;

const outcome = fc.oneof(
  say`${maybe(pick("not "))}${pick("voidable", "blockable", "breakable", "secured")} by ${list(party, 1, 2, " and ")}`,
  say`${maybe(pick("not "))}worse than ${pick("nothing", "in mild")}`,
  say`kept ${maybe(say`within ${duration} `)}at ${pick("most", "least")} ${percent} of the time`,
);
const expectation = fc.oneof(
  say`expect ${maybe(pick("in mild ", "in some reading "))}protection ${fc.oneof(say`is ${outcome}`, say`needs at least ${count} parties`)}`,
  say`expect finding ${quoted}${maybe(pick(" at basic"))}`,
  say`expect veto is ${pick("open", "answered", "disputed", "unasked")}`,
);
const scenario = say`
  scenario war ${quoted} of Pact ${support}
  Russia attacks Ukraine on day ${count} where ${pick("", "not ")}flagrant, ${pick("", "not ")}inArea, sudden
  ${list(
    fc.oneof(
      say`stance each of Guarantors yes 70%, no 30% ${support}`,
      say`stance ${party} ${maybe(say`on ${decision} `)}yes 5%, abstain 35%, no 60%`,
      say`China follows ${pick("Russia 80%", "Russia 10.5%, UnitedStates 20%")}`,
      say`${pick("delay", "ratification")} ${party}${maybe(pick(" on response", " on basic"))} ${timing}`,
      say`reliability ${maybe(say`${party} `)}${percent}`,
      say`${party} ${pick("votes yes", "votes no", "abstains")} on ${decision} on day ${count} ${support}`,
      expectation,
    ),
    0,
    6,
  )}
  ${some(
    [
      say`reliability 80% vary reliability from 0% to ${pick("50%", "99.5%")} by 5% ${support}`,
      say`stance Germany yes 100% vary stance Germany ${pick("yes", "no")} from 0% to 100% by 2.5%`,
      pick(
        "delay Poland 1 day 50%, 5 days 50% vary delay Poland 5 days from 0% to 100% by 50%",
        "delay Poland 1 day 50%, 5 days 50% vary delay Poland 5 days from 2 to 9 by 1",
        "ratification Poland each day 10% vary ratification Poland each day from 5% to 10% by 2.5%",
        "ratification Poland on basic 2 days 40%, never 60% vary ratification Poland on basic never from 0% to 60% by 20%",
        "vary Russia attacks Ukraine on day from 0 to 6 by 3",
        "China votes no on response on day 1 vary China votes no on response on day from 0 to 3 by 1",
      ),
    ],
    RANGES,
  )}
  ${maybe(say`stakes the attacker ${pick("holds 0, unanswered 3.5, answered -2", "deterred at 60%", "answered 1, holds 2, unanswered 4, vetoed 3")} ${support}`)}
  ${maybe(say`stakes each of Guarantors honour -1, renege -${count} vetoed ${percent}`)}
  ${maybe(say`expect capital is ${maybe(pick("not "))}at ${pick("most", "least")} ${count}${maybe(say` on ${date}`)}`)}`;

/** Valid documents, each on as few lines as it happened to be written on. */
export function documents(): Arbitrary<string> {
  return say`source article "article.txt" dated ${date}
    party Wakanda "Wakanda" person Lavrov of Russia ${quoted} faction Doves of Russia ${quoted}${maybe(pick(" led by Lavrov"))}
    ${header} promise protection to Ukraine kept when any of Guarantors assists Ukraine ${items}
    reading mild of Pact takes veto is ${pick("absent", "held")}${maybe(pick(", seats is western"))} ${support}
    ${list(statement, 0, 3)} ${maybe(claim)} ${fc.oneof(say`${maybe(table)}`, say`${table} ${scenario}`)}`;
}

/** The words and comments of a text, as they are written. */
export function words(text: string): readonly string[] {
  const { tokens } = coreServices().parser.Lexer.tokenize(text);
  return tokens.map((token) => token.image);
}

const BLANKS = [" ", " ", " ", "  ", "\n", "\n", "\n\n", "\n\n\n\n", "\t", "\r\n", "\n        "];
const REMARKS = [
  "//",
  "// why\n",
  '  // a [remark]: it\'s "odd"  \n',
  "\n// alone\n",
  "\n\n// apart\n\n",
  "// one\n// two\n",
];

/** The same words with other blanks, line breaks and comments between them. */
export function layouts(text: string, { remarks = 0.05 } = {}): Arbitrary<string> {
  const parts = words(text);
  const often = Math.round(100 * remarks);
  const gap = fc.oneof(
    { weight: 100 - often, arbitrary: pick(...BLANKS) },
    { weight: often, arbitrary: pick(...REMARKS).map((remark) => ` ${remark.trimEnd()}\n`) },
    { weight: often, arbitrary: pick(...REMARKS).map((remark) => `\n ${remark}\n`) },
  );
  return fc
    .array(gap, { minLength: parts.length + 1, maxLength: parts.length + 1 })
    .map((gaps) => gaps.map((made, index) => made + (parts[index] ?? "")).join(""));
}

/** Texts that somebody or something has damaged: words lost, doubled, swapped, cut or replaced. */
export function mutations(text: string): Arbitrary<string> {
  const parts = words(text);
  const place = fc.nat({ max: Math.max(0, parts.length - 1) });
  const change = fc.record({
    kind: fc.constantFrom("drop", "double", "swap", "cut", "word", "junk"),
    at: place,
    to: place,
    junk: fc.oneof(
      fc.string({ maxLength: 6 }),
      pick(
        '"',
        "[",
        "]",
        "(",
        "//",
        "\0",
        "\u2028",
        "9999999999999999999999",
        "2025-13-45",
        "agreement",
        "Ünïcode",
        ".",
      ),
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const made = [...parts];
    for (const { kind, at, to, junk } of changes) {
      const word = made[at] ?? "";
      if (kind === "drop") made.splice(at, 1);
      else if (kind === "double") made.splice(at, 0, word);
      else if (kind === "swap") [made[at], made[to]] = [made[to] ?? "", word];
      else if (kind === "cut") made[at] = word.slice(0, word.length >> 1);
      else made[at] = kind === "word" ? (made[to] ?? "") : junk;
    }
    return made.join(" ");
  });
}
