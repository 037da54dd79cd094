import type { Guard, Place, Role, Support, VerbEntry } from "@proviso/agreement";
import type { AstNode } from "langium";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { type Extra, type Fix, Report } from "../diagnostics/diagnostic.ts";
import { didYouMean, listed } from "../diagnostics/suggest.ts";
import * as ast from "../generated/ast.ts";
import { KIND_WORDS, type Named, type NameKind, type Names } from "../link/names.ts";
import { fallsUnder, findInfinitive } from "../prelude/lookup.ts";
import type { Citations } from "../sources/citations.ts";
import type { TextFile } from "../text/text-file.ts";

/** A line that names something, and in which answerings the line is there. */
export interface Use {
  readonly place: Place;
  readonly named: Named;
  readonly guard: Guard | undefined;
}

/** A role that is used, to be checked once all clauses are known. */
export interface RoleUse {
  readonly place: Place;
  readonly role: Role;
  /** The clause, decision or promise that uses it; absent where no role can stand. */
  readonly owner: Named | undefined;
}

/** What the pass from syntax tree to model gathers on its way, for all files together. */
export class Gathered {
  /** What each reference in the syntax trees means: for editors. */
  readonly bindings = new Map<AstNode, Named>();
  readonly uses: Use[] = [];
  readonly roles: RoleUse[] = [];
  readonly verbs = new Map<string, VerbEntry>();
  readonly parties = new Map<string, Named>();
}

/** Where the pass is: which file, which agreement, inside which brackets. */
export class Context {
  readonly names: Names;
  readonly report: Report;
  readonly file: TextFile;
  readonly gathered: Gathered;
  readonly citations: Citations;
  /** The agreement whose names can be written without its own. */
  agreement: Named | undefined;
  /** The item that roles belong to. */
  owner: Named | undefined;
  guard: Guard | undefined;
  /** Whether the line is part of an agreement's text. The record and scenarios speak of all its versions. */
  inText = false;

  constructor(names: Names, report: Report, file: TextFile, gathered: Gathered, citations: Citations) {
    this.names = names;
    this.report = report;
    this.file = file;
    this.gathered = gathered;
    this.citations = citations;
  }

  /** The same place, looked at without telling or binding anything. */
  quietly(): Context {
    const quiet = new Context(this.names, new Report(), this.file, new Gathered(), this.citations);
    quiet.agreement = this.agreement;
    quiet.owner = this.owner;
    return quiet;
  }

  place(node: AstNode | undefined): Place {
    return this.file.placeOf(node);
  }

  tell(code: DiagnosticCode, at: AstNode | Place | undefined, message: string, extra?: Extra): void {
    this.report.add(code, at !== undefined && "line" in at ? (at as Place) : this.place(at as AstNode), message, extra);
  }

  /** Does `work` inside one more square bracket. */
  within<T>(guard: Guard | undefined, work: () => T): T {
    const before = this.guard;
    this.guard = both(before, guard);
    try {
      return work();
    } finally {
      this.guard = before;
    }
  }

  /** What a reference means; tells if it means nothing, or nothing that fits. */
  resolve(ref: ast.Ref | undefined, kinds: readonly NameKind[]): Named | undefined {
    if (ref?.path === undefined || ref.path === "") return undefined;
    const found = this.names.find(ref.path, kinds, this.file.path, this.agreement);
    if (found.kind === "found") return this.bind(ref, found.named);
    const place = this.place(ref);
    if (found.kind === "wrong") {
      this.gathered.bindings.set(ref, found.named);
      this.tell(
        "wrong-kind",
        place,
        `\`${ref.path}\` is ${KIND_WORDS[found.named.kind]}; here ${kindsWanted(kinds)} is wanted.`,
        {
          ...(kinds.length === 1 && kinds[0] === "group" && found.named.kind === "party"
            ? {
                help: `A rule counts the votes of a group: make one of it, such as \`group Seconds: ${ref.path}\`, and name that.`,
              }
            : {}),
          related:
            found.named.nameAt === undefined ? [] : [{ message: "It is declared here.", place: found.named.nameAt }],
        },
      );
    } else if (found.kind === "ambiguous") {
      const ways = found.among.map((named) => named.id);
      this.tell("ambiguous-name", place, `\`${ref.path}\` may mean ${listed(ways)}.`, {
        fixes: ways.map((way) => replace(place, way)),
      });
    } else if (!found.lost) {
      this.unknown(ref.path, place, kinds, found.suggestions);
    }
    return undefined;
  }

  /** Looks without telling. */
  lookUp(ref: ast.Ref, kinds: readonly NameKind[]): Named | undefined {
    const found = this.names.find(ref.path, kinds, this.file.path, this.agreement);
    return found.kind === "found" ? found.named : undefined;
  }

  bind(ref: AstNode, named: Named): Named {
    this.gathered.bindings.set(ref, named);
    if (this.inText) this.gathered.uses.push({ place: this.place(ref), named, guard: this.guard });
    this.mention(named);
    return named;
  }

  mention(named: Named): void {
    if (named.kind === "party") this.gathered.parties.set(named.id, named);
  }

  unknown(path: string, place: Place, kinds: readonly NameKind[], suggestions: readonly string[]): void {
    const capital = /^\p{Lu}/u.test(path) && !path.includes(".");
    const code: DiagnosticCode =
      kinds.length === 1 && kinds[0] === "source"
        ? "unknown-source"
        : kinds.includes("party") && capital
          ? "unknown-party"
          : "unknown-name";
    const wanted = nouns(kinds);
    const hint = didYouMean(suggestions);
    const message = `No ${wanted} is called \`${path}\`.${hint === undefined ? "" : ` ${hint}`}`;
    const help = path === "Parties" ? "`between A, B` lists the parties and defines the group `Parties`." : undefined;
    this.tell(code, place, message, { help, fixes: suggestions.map((name) => replace(place, name)) });
  }

  useVerb(entry: VerbEntry): void {
    for (const infinitive of fallsUnder(entry.infinitive)) {
      const each = findInfinitive(infinitive);
      if (each !== undefined) this.gathered.verbs.set(infinitive, each);
    }
  }

  /** What every part carries: place, support, and the brackets around it. */
  base(
    node: AstNode & { readonly support?: readonly ast.Support[] },
    inherited: readonly Support[] = [],
  ): { at: Place; support: readonly Support[]; guard?: Guard } {
    const support = [...this.support(node.support ?? []), ...inherited];
    return { at: this.place(node), support, ...(this.guard === undefined ? {} : { guard: this.guard }) };
  }

  support(nodes: readonly ast.Support[]): Support[] {
    return nodes.flatMap((node): Support[] => {
      if (ast.isAssumption(node)) return [{ kind: "assumed", why: node.why ?? "", at: this.place(node) }];
      const source = this.resolve(node.source, ["source"]);
      if (source === undefined) return [];
      return [
        {
          kind: node.kind === "quote" ? "quote" : "cite",
          source: source.id,
          fragments: (node.fragments ?? []).map((words) => this.citations.verify(source, words, this)),
          at: this.place(node),
        },
      ];
    });
  }
}

export function replace(place: Place, newText: string): Fix {
  return { title: `Write \`${newText}\``, edits: [{ place, newText }] };
}

/** Both guards, joined by `and`. */
export function both(a: Guard | undefined, b: Guard | undefined): Guard | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return {
    kind: "and",
    of: [...(a.kind === "and" ? a.of : [a]), ...(b.kind === "and" ? b.of : [b])],
  };
}

/** `a clause, a promise or a fact`. */
function kindsWanted(kinds: readonly NameKind[]): string {
  return either(kinds.map((kind) => KIND_WORDS[kind]));
}

/** `clause, promise or fact`. */
function nouns(kinds: readonly NameKind[]): string {
  return either(kinds.map((kind) => KIND_WORDS[kind].replace(/^an? /, "")));
}

function either(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "name") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}
