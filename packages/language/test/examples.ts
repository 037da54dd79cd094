import type { DiagnosticCode } from "../src/index.ts";

/** A text, and the files that it uses. */
export interface Example {
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** What a code is about, shown by a text that has it (and nothing else) and one that does not. */
export interface Pair {
  readonly bad: string | Example;
  readonly good: string | Example;
}

const item = (text: string) => `agreement Pact "A pact"\n  group Allies: France, Germany\n${text}\n`;
const clause = (text: string) => item(`  clause help\n    ${text}`);
const scenario = (text: string) =>
  `${item("  decision go by all of Allies\n  promise aid to Poland kept when any of Allies assists Poland")}faction Hawks of France "hawks"\nscenario war "War" of Pact\n  ${text}\n`;
const table = (rows: string) =>
  `faction Hawks of France "hawks"\ntable capital "A table" on "How far?" from "here" to "there"\n  ${rows}\n`;
const cited = (words: string) => ({
  text: `source treaty "treaty.txt" dated 1949\n${item(`  fact near "it is near" cite treaty "${words}"`)}`,
  files: {
    "treaty.txt": "The Parties agree that an armed attack\n against one — “or more” — is an attack against all.",
  },
});
const weighed = (csv: string) => ({
  text: item('  attribute votes of Allies from "votes.csv"\n  decision go by more than 50% of votes of Allies'),
  files: { "votes.csv": csv },
});

export const EXAMPLES: Readonly<Record<Exclude<DiagnosticCode, "too-many-mistakes" | "too-many-versions">, Pair>> = {
  syntax: {
    bad: clause("wen anyone attacks Poland\n    each of Allies shall assist Poland"),
    good: clause("when anyone attacks Poland\n    each of Allies shall assist Poland"),
  },
  "not-proviso": {
    bad: "# A pact\n\nFrance and Poland -- both guarantors -- help Moldova.\n\n* Each shall assist; neither may decline.\n",
    good: item("  group Helpers: France, Poland"),
  },
  "reserved-word": {
    bad: item("  decision open by all of Allies"),
    good: item("  decision opening by all of Allies"),
  },
  "unexpected-character": {
    bad: item('  fact near "it is near";'),
    good: item('  fact near "it is near; very"'),
  },
  "unclosed-string": {
    bad: item('  fact near "it is near'),
    good: item('  fact near "it is near"'),
  },
  "name-case": {
    bad: item('  fact Near "it is near"'),
    good: item('  fact near "it is near"'),
  },
  "bad-date": {
    bad: item("  status signed 1949-02-30"),
    good: item("  status signed 1949-02-28, in force 1949"),
  },
  "bad-number": {
    bad: item("  decision go by at least 3/2 of Allies"),
    good: item("  decision go by at least 2/3 of Allies"),
  },
  "mixed-and-or": {
    bad: item("  decision go by all of Allies and France or Germany"),
    good: item("  decision go by all of Allies and (France or Germany)"),
  },
  "use-not-found": {
    bad: `use "charter.proviso"\n${item("")}`,
    good: {
      text: `use "charter.proviso"\n${item("")}`,
      files: { "charter.proviso": 'agreement Charter "UN Charter"' },
    },
  },
  "source-unreadable": {
    bad: 'source treaty "treaty.txt" dated 1949\n',
    good: { text: 'source treaty "treaty.txt" dated 1949\n', files: { "treaty.txt": "The Parties agree." } },
  },
  "citation-not-found": {
    bad: cited("an armed attack against two"),
    good: cited("armed attack against one - 'or more"),
  },
  "csv-unreadable": {
    bad: item('  attribute votes of Allies from "votes.csv"'),
    good: weighed("party,votes\nFrance,4\nGermany,5.3\n"),
  },
  "csv-header": {
    bad: weighed("France,4\nGermany,5\n"),
    good: weighed("party,value\nFrance,4\nGermany,5\n"),
  },
  "csv-row": {
    bad: weighed("party,votes\nFrance,4\nGermany,5\nPoland\n"),
    good: weighed('party,votes,remark\r\n"France",4,"a, b"\r\nGermany,5,\r\n'),
  },
  "csv-number": {
    bad: weighed("party,votes\nFrance,4\nGermany,5\nGermany,many\n"),
    good: weighed("party,votes\nFrance,4\nGermany,5\n"),
  },
  "unknown-party": {
    bad: item("  group Others: Wakanda"),
    good: `party Wakanda "Wakanda"\n${item("  group Others: Wakanda, US")}`,
  },
  "unknown-name": {
    bad: clause("if go is approved each of Allies shall assist Poland"),
    good: item("  decision go by all of Allies\n  clause help if go is approved each of Allies shall assist Poland"),
  },
  "unknown-verb": {
    bad: clause("each of Allies shall asist Poland"),
    good: clause('each of Allies shall "stand by Poland"'),
  },
  "unknown-option": {
    bad: item('  question size "How large?" either small or large\n  [size is huge: fact near "it is near"]'),
    good: item('  question size "How large?" either small or large\n  [size is large: fact near "it is near"]'),
  },
  "unknown-source": {
    bad: item('  fact near "it is near" cite treaty "near"'),
    good: cited("armed attack"),
  },
  "duplicate-name": {
    bad: item('  fact near "it is near"\n  fact near "it is very near"'),
    good: item('  fact near "it is near"\n  fact nearer "it is very near"'),
  },
  "ambiguous-name": {
    bad: `${item("  decision go by all of Allies")}agreement Other "Another"\n  decision go by Poland\nstatement by Poland undated rejects go\n`,
    good: `${item("  decision go by all of Allies")}agreement Other "Another"\n  decision go by Poland\nstatement by Poland undated rejects Pact.go\n`,
  },
  "wrong-kind": {
    bad: item("  decision go by all of France"),
    good: item("  decision go by France"),
  },
  "role-not-named": {
    bad: clause("when anyone breaches Pact each of Allies except the attacker shall assist Poland"),
    good: clause("when anyone attacks Poland each of Allies except the attacker shall assist Poland"),
  },
  "bare-group-actor": {
    bad: clause("Allies shall assist Poland"),
    good: clause("at least 1 of Allies shall consult Allies"),
  },
  "verb-form": {
    bad: clause("each of Allies shall assists Poland"),
    good: clause("each of Allies shall assist Poland"),
  },
  "wrong-complement": {
    bad: clause("each of Allies shall seek each of Allies"),
    good: item("  decision go by all of Allies\n  clause help each of Allies shall seek go"),
  },
  "clause-order": {
    bad: clause("as determined by France when anyone attacks Poland each of Allies shall assist Poland"),
    good: clause("when anyone attacks Poland as determined by France each of Allies shall assist Poland"),
  },
  "misplaced-part": {
    bad: item("  decision go by all of Allies if go is approved"),
    good: item("  decision go by all of Allies within 3 days"),
  },
  "repeated-part": {
    bad: item("  decision go by all of Allies within 3 days within 4 days"),
    good: item(
      '  question size "How large?" either small or large\n  decision go by all of Allies [size is small: within 3 days] [size is large: within 4 days]',
    ),
  },
  "mixed-bracket": {
    bad: item(
      '  question size "How large?" either small or large\n  clause help each of Allies shall assist Poland\n  [size is large: if Pact is kept each of Allies shall assist Italy fact near "it is near"]',
    ),
    good: item(
      '  question size "How large?" either small or large\n  clause help [size is large: if Pact is kept] each of Allies shall assist Poland\n  [size is large: fact near "it is near"]',
    ),
  },
  "governs-nothing": {
    bad: clause("each of Allies shall assist Poland if Pact is kept"),
    good: clause("if Pact is kept each of Allies shall assist Poland"),
  },
  "no-rule": {
    bad: item('  question size "How large?" either small or large\n  decision go [size is small: by all of Allies]'),
    good: item(
      '  question size "How large?" either small or large\n  decision go [size is small: by all of Allies] [size is large: by France]',
    ),
  },
  "two-rules": {
    bad: item(
      '  question size "How large?" either small or large\n  decision go by all of Allies [size is small: by France]',
    ),
    good: item("  decision go by all of Allies and France"),
  },
  "rule-cycle": {
    bad: item("  decision go by the rule of stop\n  decision stop by the rule of go"),
    good: item("  decision go by the rule of stop\n  decision stop by France"),
  },
  "failing-approved-without-no-objection": {
    bad: item("  decision go by all of Allies within 2 days failing which approved"),
    good: item("  decision go by no objection from Allies within 2 days failing which approved"),
  },
  "empty-group": {
    bad: item('  question size "How large?" either small or large\n  group Others: [size is large: Poland]'),
    good: item('  question size "How large?" either small or large\n  group Others: Italy, [size is large: Poland]'),
  },
  "group-cycle": {
    bad: item("  group Ones: France, Others\n  group Others: Poland, Ones"),
    good: item("  group Ones: France, Others\n  group Others: Poland"),
  },
  "repeated-member": {
    bad: item("  group Others: Poland, Italy, Poland"),
    good: item("  group Others: Poland, Italy"),
  },
  "weights-missing-member": {
    bad: item("  attribute votes of Allies: France 4"),
    good: item("  attribute votes of Allies: France 4, Germany 5.3"),
  },
  "weight-of-stranger": {
    bad: item("  attribute votes of Allies: France 4, Germany 5, Poland 2"),
    good: item("  attribute votes of Allies: France 4, Germany 5"),
  },
  "negative-weight": {
    bad: item("  attribute votes of Allies: France 4, Germany -5"),
    good: item("  attribute votes of Allies: France 4, Germany 0"),
  },
  "guard-cycle": {
    bad: item(
      '  [colour is red: question size "How large?" either small or large]\n  [size is large: question colour "Which?" either red or blue]',
    ),
    good: item(
      '  question colour "Which?" either red or blue\n  [colour is red: question size "How large?" either small or large]',
    ),
  },
  "not-there": {
    bad: item(
      '  question size "How large?" either small or large\n  [size is large: decision go by all of Allies]\n  clause help if go is approved each of Allies shall assist Poland',
    ),
    good: item(
      '  question size "How large?" either small or large\n  [size is large: decision go by all of Allies]\n  clause help [size is large: if go is approved] each of Allies shall assist Poland',
    ),
  },
  "nested-saying-not-last": {
    bad: `${item("")}statement by France undated says that Germany rejects Pact accepts Pact\n`,
    good: `${item("")}statement by France undated accepts Pact says that Germany rejects Pact\n`,
  },
  "question-under-condition": {
    bad: `${item('  question size "How large?" either small or large')}statement by France undated asks size if size is large\n`,
    good: `${item('  question size "How large?" either small or large')}statement by France undated asks size requires that size is large\n`,
  },
  "supersedes-itself": {
    bad: `${item("")}statement one by France undated supersedes two accepts Pact\nstatement two by France undated supersedes one accepts Pact\n`,
    good: `${item("")}statement one by France undated accepts Pact\nstatement two by France undated supersedes one accepts Pact\n`,
  },
  "statement-gives-no-answer": {
    bad: `${item('  question size "How large?" either small or large')}statement said by France undated accepts Pact\nreading hoped of Pact takes said\n`,
    good: `${item('  question size "How large?" either small or large')}statement said by France undated requires that size is large\nreading hoped of Pact takes said\n`,
  },
  "reading-contradicts": {
    bad: `${item('  question size "How large?" either small or large')}reading hoped of Pact takes size is small, size is large\n`,
    good: `${item('  question size "How large?" either small or large')}reading hoped of Pact takes size is small\n`,
  },
  "table-line": {
    bad: table("France position 80 influence 50"),
    good: table("France position 80 influence 50 salience 60"),
  },
  "table-ends": {
    bad: 'table capital "A table" on "How far?" from "here" to there\n  France position 80 influence 50 salience 60\n',
    good: 'table capital "A table" on "How far?" from "here" to "there"\n  France position 80 influence 50 salience 60\n',
  },
  "table-dates": {
    bad: table("France position 80 influence 70, 30 since 2025-08 salience 60"),
    good: table("France position 80 influence 70 since 2025-02, 30 by 2025-08 salience 60"),
  },
  "table-delegation": {
    bad: table("Hawks of France position 80 influence 50 salience 60"),
    good: table("France influence 50 salience 60\n  Hawks of France position 80 influence 50 salience 60"),
  },
  "stance-sum": {
    bad: scenario("stance France yes 70%, no 20%"),
    good: scenario("stance France yes 70%, abstain 10.5%, no 19.5%"),
  },
  "time-sum": {
    bad: scenario("delay France 1 day 50%, 3 days 30%"),
    good: scenario("delay France 1 day 50%, 3 days 30%, never 20%"),
  },
  "follow-sum": {
    bad: scenario("France follows Germany 70%, Hawks 40%"),
    good: scenario("France follows Germany 60%, Hawks 40%"),
  },
  "follows-itself": {
    bad: scenario("France follows Germany 70%\n  Germany follows Poland 50%"),
    good: scenario("France follows Poland 70%\n  Germany follows Poland 50%"),
  },
  "bad-range": {
    bad: scenario("stance France yes 60%, no 40%\n  vary stance Germany yes from 0% to 100% by 10%"),
    good: scenario("stance France yes 60%, no 40%\n  vary stance France yes from 0% to 100% by 10%"),
  },
  stakes: {
    bad: scenario("stakes Germany holds 0, unanswered 3"),
    good: scenario("stakes Germany holds 0, unanswered 3, answered -2\n  stakes each of Allies honour -1, renege -4"),
  },
  "fact-not-stated": {
    bad: `${item('  fact near "it is near"\n  clause help when anyone attacks Poland where near each of Allies shall assist Poland')}scenario war "War" of Pact\n  Russia attacks Poland on day 0\n`,
    good: `${item('  fact near "it is near"\n  clause help when anyone attacks Poland where near each of Allies shall assist Poland')}scenario war "War" of Pact\n  Russia attacks Poland on day 0 where not near\n`,
  },
};
