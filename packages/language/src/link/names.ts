import type { Guard, Place } from "@proviso/agreement";
import type { AstNode } from "langium";
import type { Report } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import * as ast from "../generated/ast.ts";
import type { ParsedFile } from "../parse/parse.ts";
import { findParty, partyNames } from "../prelude/lookup.ts";
import type { TextFile } from "../text/text-file.ts";

export type NameKind =
  | "source"
  | "party"
  | "person"
  | "faction"
  | "agreement"
  | "group"
  | "fact"
  | "attribute"
  | "question"
  | "option"
  | "decision"
  | "clause"
  | "promise"
  | "reading"
  | "statement"
  | "claim"
  | "table"
  | "scenario";

/** Something that has a name. Bindings point at these, so that two references mean the same if and only if they bind to the same object. */
export interface Named {
  readonly kind: NameKind;
  /** As written where it is declared. */
  readonly name: string;
  /** As the model writes it: `Guarantee.response`; an option is `Guarantee.veto is held`. */
  readonly id: string;
  /** What people read: a title or full name. */
  readonly title?: string | undefined;
  /** The agreement of an item, the question of an option. */
  readonly within?: Named | undefined;
  /** Where it is declared; absent for the prelude's parties. */
  readonly file?: TextFile | undefined;
  readonly node?: AstNode | undefined;
  readonly at?: Place | undefined;
  /** The place of the name itself. */
  readonly nameAt?: Place | undefined;
  /** The square brackets that it stands in, outermost first. */
  readonly brackets: readonly ast.Guard[];
  /** The same, joined; set once the questions are known. */
  guard?: Guard | undefined;
}

export const KIND_WORDS: Readonly<Record<NameKind, string>> = {
  source: "a source",
  party: "a party",
  person: "a person",
  faction: "a faction",
  agreement: "an agreement",
  group: "a group",
  fact: "a fact",
  attribute: "an attribute",
  question: "a question",
  option: "an answer",
  decision: "a decision",
  clause: "a clause",
  promise: "a promise",
  reading: "a reading",
  statement: "a statement",
  claim: "a claim",
  table: "a table",
  scenario: "a scenario",
};

/** Each suggestion compares a name with all others; a file that misses a whole text is told without. */
const MOST_SUGGESTIONS = 300;

const CAPITAL: ReadonlySet<NameKind> = new Set(["party", "person", "faction", "agreement", "group"]);

export type Found =
  | { readonly kind: "found"; readonly named: Named }
  | { readonly kind: "wrong"; readonly named: Named }
  | { readonly kind: "ambiguous"; readonly among: readonly Named[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[]; readonly lost: boolean };

/** All names of a set of files, and which of them a line can see. */
export class Names {
  /** Every declared name, in the order of files and text. */
  readonly all: Named[] = [];
  readonly #files = new Map<string, ParsedFile>();
  readonly #uses: ReadonlyMap<string, readonly string[]>;
  readonly #sourceId: (name: string, file: string, path: string) => string;
  readonly #top = new Map<string, Map<string, Named>>();
  readonly #items = new Map<Named, Map<string, Named>>();
  readonly #options = new Map<Named, Map<string, Named>>();
  readonly #byNode = new Map<AstNode, Named>();
  readonly #visible = new Map<string, readonly string[]>();
  readonly #suggestions = new Map<string, readonly string[]>();
  readonly #agreementsSeen = new Map<string, readonly Named[]>();
  readonly #prelude = new Map<string, Named>();

  /** `uses` says which files each file brings in; `sourceId` names a source for the model. */
  constructor(
    files: readonly ParsedFile[],
    uses: ReadonlyMap<string, readonly string[]>,
    report: Report,
    sourceId: (name: string, file: string, path: string) => string = (name) => name,
  ) {
    this.#uses = uses;
    this.#sourceId = sourceId;
    for (const parsed of files) this.#files.set(parsed.file.path, parsed);
    const taken = new Map<string, Named>();
    for (const parsed of files) this.#declareFile(parsed, taken, report);
  }

  /** What a declaration declares. */
  of(node: AstNode | undefined): Named | undefined {
    return node === undefined ? undefined : this.#byNode.get(node);
  }

  items(agreement: Named): ReadonlyMap<string, Named> {
    return this.#items.get(agreement) ?? new Map();
  }

  options(question: Named): ReadonlyMap<string, Named> {
    return this.#options.get(question) ?? new Map();
  }

  /**
   * Finds what `path` means in `file`, inside `agreement` if the line belongs to one. The record belongs to none and so sees the items of all
   * agreements.
   */
  find(path: string, kinds: readonly NameKind[], file: string, agreement: Named | undefined): Found {
    const accepts = (named: Named) => kinds.includes(named.kind);
    const dot = path.indexOf(".");
    let wrong: Named | undefined;
    const candidates: Named[] = [];
    const consider = (named: Named | undefined) => {
      if (named === undefined) return false;
      if (accepts(named)) {
        candidates.push(named);
        return true;
      }
      wrong ??= named;
      return false;
    };

    if (dot !== -1) {
      const owner = this.#topLevel(path.slice(0, dot), file, (named) => named.kind === "agreement");
      if (owner !== undefined && consider(this.items(owner).get(path.slice(dot + 1))))
        return { kind: "found", named: candidates[0] as Named };
    } else {
      if (agreement !== undefined && consider(this.items(agreement).get(path)))
        return { kind: "found", named: candidates[0] as Named };
      if (consider(this.#topLevel(path, file, accepts) ?? this.#topLevel(path, file, () => true)))
        return { kind: "found", named: candidates[0] as Named };
      if (consider(this.party(path))) return { kind: "found", named: candidates[0] as Named };
      if (agreement === undefined) {
        for (const each of this.#agreements(file)) consider(this.items(each).get(path));
        if (candidates.length === 1) return { kind: "found", named: candidates[0] as Named };
        if (candidates.length > 1) return { kind: "ambiguous", among: candidates };
      }
    }
    if (wrong !== undefined) return { kind: "wrong", named: wrong };
    const lost = this.#isLost(path, file);
    return { kind: "unknown", suggestions: this.#suggest(path, kinds, file, agreement), lost };
  }

  /** A party of the prelude, by its name or an alias. */
  party(name: string): Named | undefined {
    const entry = findParty(name);
    if (entry === undefined) return undefined;
    let named = this.#prelude.get(entry.id);
    if (named === undefined) {
      named = { kind: "party", name: entry.id, id: entry.id, title: entry.name, brackets: [] };
      this.#prelude.set(entry.id, named);
    }
    return named;
  }

  /** The names that a line may write for one of these kinds. */
  *candidates(kinds: readonly NameKind[], file: string, agreement: Named | undefined): Iterable<[string, Named]> {
    if (agreement !== undefined)
      for (const [name, named] of this.items(agreement)) if (kinds.includes(named.kind)) yield [name, named];
    for (const path of this.visibleFrom(file))
      for (const [name, named] of this.#top.get(path) ?? []) if (kinds.includes(named.kind)) yield [name, named];
    for (const other of this.#agreements(file)) {
      if (other === agreement) continue;
      for (const [name, named] of this.items(other))
        if (kinds.includes(named.kind)) yield [agreement === undefined ? name : `${other.name}.${name}`, named];
    }
  }

  /** The file itself and all that it brings in, directly or through others. */
  visibleFrom(file: string): readonly string[] {
    let visible = this.#visible.get(file);
    if (visible === undefined) {
      const seen = new Set([file]);
      for (const path of seen) for (const used of this.#uses.get(path) ?? []) seen.add(used);
      visible = [...seen];
      this.#visible.set(file, visible);
    }
    return visible;
  }

  #agreements(file: string): readonly Named[] {
    let agreements = this.#agreementsSeen.get(file);
    if (agreements === undefined) {
      agreements = this.visibleFrom(file).flatMap((path) =>
        [...(this.#top.get(path)?.values() ?? [])].filter((named) => named.kind === "agreement"),
      );
      this.#agreementsSeen.set(file, agreements);
    }
    return agreements;
  }

  #topLevel(name: string, file: string, accepts: (named: Named) => boolean): Named | undefined {
    for (const path of this.visibleFrom(file)) {
      const named = this.#top.get(path)?.get(name);
      if (named !== undefined && accepts(named)) return named;
    }
    return undefined;
  }

  #isLost(path: string, file: string): boolean {
    const name = path.slice(path.lastIndexOf(".") + 1);
    const first = path.split(".")[0] ?? path;
    return this.visibleFrom(file).some((each) => {
      const lost = this.#files.get(each)?.lostNames;
      return lost?.has(name) === true || lost?.has(first) === true;
    });
  }

  #suggest(path: string, kinds: readonly NameKind[], file: string, agreement: Named | undefined): readonly string[] {
    const key = [path, kinds.join(), file, agreement?.id ?? ""].join("\0");
    let suggestions = this.#suggestions.get(key);
    if (suggestions === undefined) {
      suggestions = this.#suggestions.size < MOST_SUGGESTIONS ? this.#nearest(path, kinds, file, agreement) : [];
      this.#suggestions.set(key, suggestions);
    }
    return suggestions;
  }

  #nearest(path: string, kinds: readonly NameKind[], file: string, agreement: Named | undefined): string[] {
    const name = path.slice(path.lastIndexOf(".") + 1);
    const elsewhere: string[] = [];
    const known: string[] = [];
    for (const [candidate, named] of this.candidates(kinds, file, agreement)) {
      if (named.name === name && candidate !== path) elsewhere.push(candidate);
      known.push(candidate);
    }
    if (elsewhere.length > 0) return elsewhere.slice(0, 3);
    if (kinds.includes("party")) known.push(...partyNames());
    return nearest(path, known);
  }

  #declareFile(parsed: ParsedFile, taken: Map<string, Named>, report: Report): void {
    const { file } = parsed;
    const top = new Map<string, Named>();
    this.#top.set(file.path, top);
    const declare = (kind: NameKind, node: AstNode & { name?: string }, title?: string): Named | undefined => {
      const named = this.#declare(kind, node, file, title, undefined, [], report);
      if (named === undefined) return undefined;
      const scope = kind === "source" ? `${file.path}\0` : "";
      const before = taken.get(scope + named.name) ?? (kind === "party" ? this.party(named.name) : undefined);
      if (before === undefined) taken.set(scope + named.name, named);
      else duplicate(named, before, report);
      if (!top.has(named.name)) top.set(named.name, named);
      return named;
    };
    for (const each of parsed.ast.declarations) {
      switch (each.$type) {
        case "Source":
          declare("source", each, each.path);
          break;
        case "Party":
          declare("party", each, each.title);
          break;
        case "Person":
          declare("person", each, each.title);
          break;
        case "Faction":
          declare("faction", each, each.title);
          break;
        case "Reading":
          declare("reading", each);
          break;
        case "Statement":
          declare("statement", each);
          break;
        case "Claim":
          declare("claim", each, each.text);
          break;
        case "Table":
          declare("table", each, each.title);
          break;
        case "Scenario":
          declare("scenario", each, each.title);
          break;
        case "Agreement": {
          const agreement = declare("agreement", each, each.title);
          if (agreement !== undefined) this.#declareItems(each.items, agreement, [], file, report);
          break;
        }
      }
    }
  }

  #declareItems(
    elements: readonly (ast.AgreementItem | ast.BracketElement)[],
    agreement: Named,
    brackets: readonly ast.Guard[],
    file: TextFile,
    report: Report,
  ): void {
    let items = this.#items.get(agreement);
    if (items === undefined) {
      items = new Map();
      this.#items.set(agreement, items);
    }
    const declare = (kind: NameKind, node: AstNode & { name?: string }, title?: string, name = node.name) => {
      const named = this.#declare(kind, node, file, title, agreement, brackets, report, name);
      if (named === undefined) return undefined;
      const before = items.get(named.name);
      if (before === undefined) items.set(named.name, named);
      else duplicate(named, before, report);
      return named;
    };
    for (const each of elements) {
      switch (each.$type) {
        case "Bracket":
          this.#declareItems(each.elements, agreement, joined(brackets, each.guard), file, report);
          break;
        case "Between":
          declare("group", each, undefined, "Parties");
          break;
        case "Group":
          declare("group", each);
          break;
        case "Fact":
          declare("fact", each, each.title);
          break;
        case "Attribute":
          declare("attribute", each);
          break;
        case "PromiseTerm":
          declare("promise", each);
          break;
        case "Decision":
        case "Clause": {
          declare(each.$type === "Decision" ? "decision" : "clause", each, each.title);
          // A bracket after the parts may hold items: they are the agreement's.
          for (const part of each.parts)
            if (part.$type === "Bracket")
              this.#declareItems(part.elements, agreement, joined(brackets, part.guard), file, report);
          break;
        }
        case "Question":
        case "Version": {
          const question = declare("question", each, each.text);
          if (question !== undefined) this.#declareOptions(each.options, question, file, report);
          break;
        }
      }
    }
  }

  #declareOptions(
    options: readonly (ast.QuestionOption | ast.Draft)[],
    question: Named,
    file: TextFile,
    report: Report,
  ): void {
    const map = new Map<string, Named>();
    this.#options.set(question, map);
    for (const option of options) {
      if (option.name === undefined) continue;
      const at = file.placeOf(option);
      const named: Named = {
        kind: "option",
        name: option.name,
        id: `${question.id} is ${option.name}`,
        within: question,
        file,
        node: option,
        at,
        nameAt: file.place(at.offset, at.offset + option.name.length),
        brackets: question.brackets,
      };
      this.all.push(named);
      this.#byNode.set(option, named);
      const before = map.get(option.name);
      if (before === undefined) map.set(option.name, named);
      else duplicate(named, before, report);
    }
  }

  #declare(
    kind: NameKind,
    node: AstNode & { name?: string },
    file: TextFile,
    title: string | undefined,
    agreement: Named | undefined,
    brackets: readonly ast.Guard[],
    report: Report,
    name = node.name,
  ): Named | undefined {
    if (name === undefined || name === "") return undefined;
    const at = file.placeOf(node);
    const nameAt = placeOfName(node, name, file) ?? at;
    if (name !== "Parties" || node.$type !== "Between") checkCase(kind, name, nameAt, report);
    const named: Named = {
      kind,
      name,
      id:
        agreement !== undefined
          ? `${agreement.name}.${name}`
          : ast.isSource(node)
            ? this.#sourceId(name, file.path, node.path ?? "")
            : name,
      title,
      within: agreement,
      file,
      node,
      at,
      nameAt,
      brackets,
    };
    this.all.push(named);
    this.#byNode.set(node, named);
    return named;
  }
}

/** Where the name of a declaration stands: the word after its keyword. */
function placeOfName(node: AstNode, name: string, file: TextFile): Place | undefined {
  const cst = node.$cstNode;
  if (cst === undefined) return undefined;
  const pattern = /^(?:[a-z]+)\s+(?:\/\/[^\n]*\s+)*/.exec(cst.text.slice(0, 400));
  const start = cst.offset + (pattern?.[0].length ?? 0);
  if (file.text.startsWith(name, start)) return file.place(start, start + name.length);
  const found = file.text.indexOf(name, cst.offset);
  return found === -1 || found > cst.end
    ? file.place(cst.offset, cst.offset + 1)
    : file.place(found, found + name.length);
}

function joined(brackets: readonly ast.Guard[], guard: ast.Guard | undefined): readonly ast.Guard[] {
  return guard === undefined ? brackets : [...brackets, guard];
}

function checkCase(kind: NameKind, name: string, place: Place, report: Report): void {
  const capital = CAPITAL.has(kind);
  const first = name.charAt(0);
  const isCapital = first !== first.toLowerCase();
  if (capital === isCapital) return;
  const better = (capital ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
  report.add(
    "name-case",
    place,
    `\`${name}\` names ${KIND_WORDS[kind]} and so starts with a ${capital ? "capital" : "small letter"}: \`${better}\`.`,
    { fixes: [{ title: `Write \`${better}\``, edits: [{ place, newText: better }] }] },
  );
}

function duplicate(named: Named, before: Named, report: Report): void {
  const place = named.nameAt;
  if (place === undefined) return;
  const where = before.nameAt;
  report.add(
    "duplicate-name",
    place,
    where === undefined
      ? `\`${named.name}\` is already known: ${before.title ?? before.name} is in the prelude.`
      : `\`${named.name}\` is already the name of ${KIND_WORDS[before.kind]} (line ${where.line}${
          where.file === place.file ? "" : ` of ${where.file}`
        }).`,
    { related: where === undefined ? [] : [{ message: "The first one stands here.", place: where }] },
  );
}
