/**
 * The parts of a text that are set differently, found by their shape alone: at once while typing, and in a text with mistakes too. What the words mean
 * is the language's business, not this file's.
 */
export interface Reading {
  /** In the order of the text; none covers another. */
  readonly marks: readonly Mark[];
  /** Runs of `cite`, `quote` and `assumed`, each one stretch. */
  readonly supports: readonly SupportRun[];
  /** Square brackets, outer before inner. */
  readonly brackets: readonly Bracket[];
  /** What the text declares, to jump to. */
  readonly items: readonly Item[];
}

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: "comment" | "keyword" | "name" | "title" | "cited" | "quoted" | "guard" | "modal";
}

export interface SupportRun {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly ("cited" | "assumed")[];
  /** The words and reasons. */
  readonly texts: readonly string[];
}

export interface Bracket {
  readonly from: number;
  /** After the closing bracket, or the text's end where it is not closed. */
  readonly to: number;
  /** After the colon. */
  readonly guardTo: number;
  readonly guard: string;
  /** The agreement that it stands in. */
  readonly agreement: string;
}

export interface Item {
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly from: number;
  /** Where what the item says ends: before the next one begins. */
  readonly to: number;
}

const DECLARATIONS = new Set([
  "agreement",
  "scenario",
  "reading",
  "statement",
  "claim",
  "table",
  "party",
  "person",
  "faction",
  "source",
  "use",
]);
const ITEMS = new Set([
  "clause",
  "decision",
  "promise",
  "question",
  "version",
  "group",
  "fact",
  "attribute",
  "status",
  "between",
]);
const MODALS = new Set(["shall", "may", "must"]);
const SUPPORTS: ReadonlyMap<string, "cited" | "assumed"> = new Map([
  ["cite", "cited"],
  ["quote", "cited"],
  ["assumed", "assumed"],
]);

// A string that is not closed yet ends with its last word.
const TOKEN =
  /\/\/[^\n]*|"(?:[^"\n]*"|(?:[^"\n]*[^"\s])?)|[A-Za-z_À-ÖØ-öø-ſ][\w.À-ÖØ-öø-ſ]*|[[\]:]|[^\s"[\]:\w]|\d[\w.%-]*/g;

let last: { readonly text: string; readonly reading: Reading } | undefined;

/** As `readText`; what was read last is not read again. The editor and what stands around it ask for the same text. */
export function readAlready(text: string): Reading {
  if (last?.text !== text) last = { text, reading: readText(text) };
  return last.reading;
}

/** Reads a text of any kind and size in one pass; it never fails. */
export function readText(text: string): Reading {
  const marks: Mark[] = [];
  const supports: { from: number; to: number; kinds: ("cited" | "assumed")[]; texts: string[] }[] = [];
  const brackets: { from: number; to: number; guardTo: number; guard: string; agreement: string }[] = [];
  const items: { kind: string; name: string; title: string; from: number; to: number }[] = [];
  const open: typeof brackets = [];
  let agreement = "";
  let support: "cited" | "assumed" | undefined;
  let run: (typeof supports)[number] | undefined;
  let heading: (typeof items)[number] | undefined;
  let guardOf: (typeof brackets)[number] | undefined;
  let guardFrom = 0;
  let said = "";
  let before = "";
  const endHeading = (): void => {
    heading = undefined;
  };

  for (const { 0: token, index: from } of text.matchAll(TOKEN)) {
    const to = from + token.length;
    if (token.startsWith("//")) {
      if (guardOf !== undefined) {
        // A guard goes on after a comment.
        if (/\S/.test(text.slice(guardFrom, from))) marks.push({ from: guardFrom, to: from, kind: "guard" });
        said += text.slice(guardFrom, from);
        guardFrom = to;
      }
      marks.push({ from, to, kind: "comment" });
      continue;
    }
    if (token.startsWith('"')) {
      guardOf = undefined;
      if (support !== undefined && run !== undefined) {
        run.to = to;
        run.texts.push(inside(token));
        marks.push({ from, to, kind: support === "cited" ? "cited" : "quoted" });
      } else if (heading !== undefined && heading.title === "") {
        heading.title = inside(token);
        marks.push({ from, to, kind: "title" });
        endHeading();
      } else marks.push({ from, to, kind: "quoted" });
      before = token;
      continue;
    }
    if (guardOf !== undefined) {
      if (token === ":") {
        guardOf.guardTo = to;
        guardOf.guard = (said + text.slice(guardFrom, from)).slice(1).replace(/\s+/g, " ").trim();
        marks.push({ from: guardFrom, to, kind: "guard" });
        guardOf = undefined;
      } else if (!/^[\w.À-ſ]+$/.test(token)) guardOf = undefined;
      before = token;
      continue;
    }
    const supported = SUPPORTS.get(token);
    if (supported !== undefined) {
      if (run === undefined) {
        run = { from, to, kinds: [], texts: [] };
        supports.push(run);
      }
      if (!run.kinds.includes(supported)) run.kinds.push(supported);
      run.to = to;
      support = supported;
      endHeading();
    } else if (support !== undefined && isWithinSupport(token, before)) {
      if (run !== undefined) run.to = to;
    } else {
      support = undefined;
      run = undefined;
      if (token === "[") {
        const bracket = { from, to: text.length, guardTo: to, guard: "", agreement };
        brackets.push(bracket);
        open.push(bracket);
        guardOf = bracket;
        guardFrom = from;
        said = "";
      } else if (token === "]") {
        const closed = open.pop();
        if (closed !== undefined) closed.to = to;
      } else if (begins(token, before, text, from)) {
        heading = { kind: token, name: "", title: "", from, to: text.length };
        const last = items.at(-1);
        if (last !== undefined) last.to = from;
        items.push(heading);
        marks.push({ from, to, kind: "keyword" });
        if (token === "agreement") agreement = "";
      } else if (heading !== undefined && heading.name === "" && /^[A-Za-zÀ-ſ]/.test(token)) {
        heading.name = token;
        if (heading.kind === "agreement") agreement = token;
        marks.push({ from, to, kind: "name" });
      } else {
        if (MODALS.has(token)) marks.push({ from, to, kind: "modal" });
        else if (token === "not" && before === "must") marks.push({ from, to, kind: "modal" });
        endHeading();
      }
    }
    before = token;
  }
  return { marks, supports, brackets, items };
}

/** Between `cite` and its words: the source's name, and `and` before further words. */
function isWithinSupport(token: string, before: string): boolean {
  return SUPPORTS.has(before) || (token === "and" && before.startsWith('"'));
}

/** Whether a keyword begins a declaration or an item here, and is not part of a sentence. */
function begins(token: string, before: string, text: string, from: number): boolean {
  if (DECLARATIONS.has(token)) {
    // A declaration begins a line; in a sentence such as "in some reading" the same words mean something else.
    return text.slice(text.lastIndexOf("\n", from - 1) + 1, from).trim() === "";
  }
  return ITEMS.has(token) && before !== "of" && before !== "by" && before !== "the";
}

function inside(string: string): string {
  return string.slice(1, string.endsWith('"') && string.length > 1 ? -1 : undefined);
}

/**
 * Whether the text in a bracket is there, by the answers that were given so far; undefined where that is still open.
 * @param taken answers by qualified question
 */
export function isIn({ guard, agreement }: Bracket, taken: Readonly<Record<string, string>>): boolean | undefined {
  const parts = guard.split(/\s+(?:and|or)\s+/);
  const any = /\sor\s/.test(guard);
  const values = parts.map((part) => {
    const [, path = "", option = ""] = /^(\S+)\s+is\s+(\S+)$/.exec(part) ?? [];
    const given = taken[path.includes(".") ? path : `${agreement}.${path}`];
    return given === undefined || option === "" ? undefined : given === option;
  });
  const deciding = any;
  if (values.includes(deciding)) return deciding;
  return values.includes(undefined) ? undefined : !deciding;
}
