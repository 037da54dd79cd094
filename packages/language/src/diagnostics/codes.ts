export type Severity = "error" | "warning" | "info" | "hint";

/** What a code means, for the reference and for editors. */
export interface CodeEntry {
  readonly severity: Severity;
  /** What part of the language it is about; the reference has one heading for each. */
  readonly about: string;
  readonly explanation: string;
  readonly remedy: string;
}

const entry = (about: string, severity: Severity, explanation: string, remedy: string): CodeEntry => ({
  severity,
  about,
  explanation,
  remedy,
});

/** Every diagnostic that the language can give. The codes are stable: tools and documents may name them. */
export const CODES = {
  // reading the text
  syntax: entry(
    "reading the text",
    "error",
    "The text does not follow the grammar at this word.",
    "Write what the message expects, or remove the word.",
  ),
  "reserved-word": entry(
    "reading the text",
    "error",
    "A word of the language stands where a name should.",
    "Choose another name, for example with a second word joined to it.",
  ),
  "unexpected-character": entry(
    "reading the text",
    "error",
    "A character has no meaning in a `.proviso` file.",
    "Remove it; words of the source belong in quotation marks.",
  ),
  "unclosed-string": entry(
    "reading the text",
    "error",
    "A quotation is not closed on its line.",
    "Close it with a straight quotation mark on the same line.",
  ),
  "too-many-mistakes": entry(
    "reading the text",
    "error",
    "A file has so many mistakes that the rest of it was not read.",
    "Mend the first mistakes and check again.",
  ),
  "not-proviso": entry(
    "reading the text",
    "error",
    "A file is not written in the language: hardly anything in it has a meaning.",
    'Name a `.proviso` file. One begins with a declaration such as `agreement Pact "A pact"`; a text of another kind can be cited as a `source`.',
  ),
  "name-case": entry(
    "reading the text",
    "error",
    "A name starts with the wrong kind of letter.",
    "Parties, persons, factions, groups and agreements start with a capital, everything else with a small letter.",
  ),
  "bad-date": entry(
    "reading the text",
    "error",
    "A date is not a day, month or year of the calendar.",
    "Write it as 2025-08-20, 2025-08 or 2025.",
  ),
  "bad-number": entry("reading the text", "error", "A number makes no sense where it stands.", "Correct the number."),
  "mixed-and-or": entry(
    "reading the text",
    "error",
    "`and` and `or` stand side by side, so that the sentence can be read in two ways.",
    "Put parentheses around the part that belongs together.",
  ),
  // files
  "use-not-found": entry(
    "files",
    "error",
    "A file named by `use` cannot be read.",
    "Correct the path; it counts from the folder of the file that says `use`.",
  ),
  "source-unreadable": entry(
    "files",
    "error",
    "The text of a source cannot be read, so its citations cannot be verified.",
    "Correct the path; it counts from the folder of the file that names the source.",
  ),
  "citation-not-found": entry(
    "files",
    "error",
    "The cited words are not in the source.",
    "Copy the words from the source; blanks and the shapes of quotation marks and dashes do not matter, everything else does.",
  ),
  "csv-unreadable": entry(
    "files",
    "error",
    "The file of an attribute's values cannot be read.",
    "Correct the path; it counts from the folder of the file that names it.",
  ),
  "csv-header": entry(
    "files",
    "error",
    "The first line of a CSV file does not name the columns that are needed.",
    "Start the file with `party,` and the name of the attribute.",
  ),
  "csv-row": entry(
    "files",
    "error",
    "A line of a CSV file does not hold a party and a value.",
    "Write one party and one value a line, with a comma between.",
  ),
  "csv-number": entry(
    "files",
    "error",
    "A value in a CSV file is not a number.",
    "Write digits with an optional decimal point, and no thousands separators.",
  ),
  // names
  "unknown-party": entry(
    "names",
    "error",
    "A party is neither known to the prelude nor declared.",
    'Correct the name, or declare it: `party Name "Full name"`.',
  ),
  "unknown-name": entry(
    "names",
    "error",
    "A name is not declared anywhere that this line can see.",
    "Correct the name, declare it, or bring in its file with `use`.",
  ),
  "unknown-verb": entry(
    "names",
    "error",
    "A verb is not in the verb table.",
    'Use a verb of the table, or put the act in quotation marks: `shall "set up a force"`, `does "set up a force"`.',
  ),
  "unknown-option": entry(
    "names",
    "error",
    "A question has no such answer.",
    "Use one of the answers that the question offers.",
  ),
  "unknown-source": entry(
    "names",
    "error",
    "A citation names a source that no file declares.",
    'Declare it: `source name "path" dated 2025-08-20`.',
  ),
  "duplicate-name": entry("names", "error", "Two things have the same name.", "Rename one of them."),
  "ambiguous-name": entry(
    "names",
    "error",
    "A name may mean more than one thing.",
    "Write the agreement before it: `Agreement.name`.",
  ),
  "wrong-kind": entry(
    "names",
    "error",
    "A name stands for something that does not fit here.",
    "Name something of the kind that the message asks for.",
  ),
  "role-not-named": entry(
    "names",
    "error",
    "A role such as `the attacker` is named by no `when` that leads here.",
    "Name the party, or begin the clause with a `when` whose verb names the role.",
  ),
  // sentences
  "bare-group-actor": entry(
    "sentences",
    "error",
    "A group acts under its bare name, so that it is open whether each, all or any of it must act.",
    "Write `each of`, `all of`, `any of` or `at least 1 of` before the group.",
  ),
  "verb-form": entry(
    "sentences",
    "error",
    "A verb has the wrong form for its place.",
    "After `shall`, `may` and `must not` write `assist`; in events write `assists`.",
  ),
  "wrong-complement": entry(
    "sentences",
    "error",
    "A verb is followed by something that it does not take.",
    "Name what the verb takes, or put the whole act in quotation marks.",
  ),
  "clause-order": entry(
    "sentences",
    "error",
    "The parts of a clause do not stand in their order.",
    "Order them: when, at request of, as determined by, then if, unless and sentences.",
  ),
  "misplaced-part": entry(
    "sentences",
    "error",
    "A part of a decision stands in a clause, or the other way round.",
    "Move it to where it belongs.",
  ),
  "repeated-part": entry(
    "sentences",
    "error",
    "A part that may stand once stands twice in one version of the text.",
    "Keep one, or put each in square brackets that exclude one another.",
  ),
  "mixed-bracket": entry(
    "sentences",
    "error",
    "A square bracket holds both whole items and parts.",
    "Use one bracket for the items and another for the parts.",
  ),
  "governs-nothing": entry(
    "sentences",
    "warning",
    "An `if` or `unless` has no sentence after it.",
    "Write the sentence that it governs, or remove it.",
  ),
  // decisions and groups
  "no-rule": entry(
    "decisions and groups",
    "error",
    "A decision has no rule in one version of the text.",
    "Give it `by …`, in that version too.",
  ),
  "two-rules": entry(
    "decisions and groups",
    "error",
    "A decision has two rules in one version of the text.",
    "Keep one, or join them with `and`.",
  ),
  "rule-cycle": entry(
    "decisions and groups",
    "error",
    "Decisions take their rule from one another in a circle.",
    "Give one of them a rule of its own.",
  ),
  "failing-approved-without-no-objection": entry(
    "decisions and groups",
    "error",
    "Silence approves a decision whose rule asks for votes.",
    "Use `by no objection from …`, or `failing which refused`.",
  ),
  "empty-group": entry(
    "decisions and groups",
    "error",
    "A group has no member in one version of the text.",
    "Give it a member in that version too.",
  ),
  "group-cycle": entry(
    "decisions and groups",
    "error",
    "Groups contain one another in a circle.",
    "Remove one of the groups from the other.",
  ),
  "repeated-member": entry(
    "decisions and groups",
    "warning",
    "A group lists the same member twice.",
    "Remove one of them.",
  ),
  "weights-missing-member": entry(
    "decisions and groups",
    "error",
    "A member of the group has no value of the attribute.",
    "Give the value.",
  ),
  "weight-of-stranger": entry(
    "decisions and groups",
    "error",
    "An attribute gives a value to a party that is not in the group.",
    "Remove the value, or add the party to the group.",
  ),
  "negative-weight": entry("decisions and groups", "error", "A weight is negative.", "Give a value of zero or more."),
  // open points
  "guard-cycle": entry(
    "open points",
    "error",
    "Questions depend on one another's answers in a circle.",
    "Remove one of the brackets.",
  ),
  "not-there": entry(
    "open points",
    "error",
    "A line names something that is not in the text under some answers.",
    "Put the line into the same square bracket, or give the thing it names in that version too.",
  ),
  "too-many-versions": entry(
    "open points",
    "error",
    "A line depends on so many questions that its versions cannot be gone through.",
    "Split the item so that each part depends on fewer questions.",
  ),
  // the record
  "nested-saying-not-last": entry(
    "the record",
    "error",
    "Something follows what one party says of another, so that it is unclear who says it.",
    "End the statement there and begin another one.",
  ),
  "question-under-condition": entry(
    "the record",
    "error",
    "A speaker is said to ask something under a condition.",
    "Record the question, and the condition as what the speaker requires.",
  ),
  "supersedes-itself": entry(
    "the record",
    "error",
    "Statements correct one another in a circle, so that none of them is the newest.",
    "Let each correction supersede the statement before it.",
  ),
  "statement-gives-no-answer": entry(
    "the record",
    "error",
    "A reading takes a statement that answers none of the agreement's questions.",
    "Take a statement that does, or give the answer: `question is answer`.",
  ),
  "reading-contradicts": entry(
    "the record",
    "error",
    "A reading takes two different answers to one question.",
    "Keep one of them.",
  ),
  // tables of influence
  "table-line": entry(
    "tables of influence",
    "error",
    "A line of a table lacks a number, stands twice, or there is no line at all.",
    "Give every actor one line with position, influence and salience.",
  ),
  "table-ends": entry(
    "tables of influence",
    "error",
    "The two ends of a table are the same, or one of them says nothing.",
    "Name two answers of the question, or put both ends in words.",
  ),
  "table-dates": entry(
    "tables of influence",
    "error",
    "Numbers that change over time have no dates, or are not in their order.",
    "Write `70 since 2025-02, 30 since 2025-08`, or `30 by 2025-08` for a change little by little.",
  ),
  "table-delegation": entry(
    "tables of influence",
    "error",
    "It is unclear how those who act for somebody form its position.",
    "Give the one they act for a line with influence and salience and no position.",
  ),

  // scenarios
  "stance-sum": entry(
    "scenarios",
    "error",
    "A stance does not add up to 100%.",
    "Make yes, abstain and no add up to 100%.",
  ),
  "time-sum": entry(
    "scenarios",
    "error",
    "The probabilities of how long something takes do not add up to 100%.",
    "Make them add up to 100%; what never happens is written `never 10%`.",
  ),
  "follow-sum": entry(
    "scenarios",
    "error",
    "The shares of those followed add up to more than 100%.",
    "Reduce them; what is left to 100% is the follower's own stance.",
  ),
  "follows-itself": entry(
    "scenarios",
    "error",
    "A follower follows itself, or its leader follows somebody too.",
    "Let it follow somebody who follows nobody.",
  ),
  "bad-range": entry(
    "scenarios",
    "error",
    "A range of a number of the scenario cannot be worked with.",
    "Write a number that the scenario states, and from where to where by how much: `vary reliability from 50% to 100% by 5%`.",
  ),
  stakes: entry(
    "scenarios",
    "error",
    "The stakes of one side are incomplete, or mixed with those of the other.",
    "Give `holds`, `unanswered` and `answered`, or `deterred at`, for the attacker; `honour` and `renege` for the guarantors.",
  ),
  "fact-not-stated": entry(
    "scenarios",
    "error",
    "A scenario does not say whether a fact holds that the agreement asks about.",
    "State it in the event: `where fact` or `where not fact`.",
  ),
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof CODES;
