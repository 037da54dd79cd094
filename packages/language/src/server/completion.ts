import { AstUtils, GrammarAST, type LangiumDocument, TextDocument } from "langium";
import {
  type CompletionAcceptor,
  type CompletionContext,
  DefaultCompletionProvider,
  type LangiumServices,
  type NextFeature,
} from "langium/lsp";
import {
  type CancellationToken,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
} from "vscode-languageserver";
import type { Named, NameKind } from "../link/names.ts";
import { PRELUDE_PARTIES } from "../prelude/parties.ts";
import { VERBS } from "../prelude/verbs.ts";
import { type Analysed, type Analyses, withTree } from "./analyses.ts";
import { WORDS } from "./words.ts";

const ACTORS: readonly NameKind[] = ["party", "person", "faction", "group"];
const ANYTHING: readonly NameKind[] = [
  ...ACTORS,
  ...([
    "agreement",
    "fact",
    "attribute",
    "question",
    "decision",
    "clause",
    "promise",
    "reading",
    "statement",
    "claim",
    "table",
  ] as const),
];

/** What may be named after these words; the first line that fits the text before the cursor counts. */
const AFTER: readonly (readonly [before: RegExp, kinds: readonly NameKind[]])[] = [
  [/\b(?:cite|quote)\s$/, ["source"]],
  [/\b(?:reading|scenario)\s+\w+\s+(?:"[^"]*"\s*)?of\s$/, ["agreement"]],
  [/\b(?:person|faction)\s+\w+\s+of\s$/, ["party"]],
  [/\brule of\s$/, ["decision"]],
  [/\b(?:where(?:\s+not)?|where\s[\w\s,]*,(?:\s*not)?)\s$/, ["fact"]],
  [/\bof votes of\s$|\bof \w+ of\s$/, ["group"]],
  [/\b(?:each|any|all|none|least \d+|most \d+|majority|but \d+) of\s$/, ["group", "attribute"]],
  [/(?:\d|%) of\s$/, ["group", "attribute"]],
  [/\b(?:delay|ratification)\s(?:each of\s)?[\w.]+\son\s$/, ["decision", "clause"]],
  [/\b(?:votes (?:yes|no)|abstains) on\s$/, ["decision"]],
  [/\bobjection from\s$/, ["group"]],
  [/\btakes\s$/, ["question", "statement"]],
  [/\[\s*$/, ["question"]],
  [/\btable\s+\w+\s+"[^"]*"\s*on\s$/, ["question"]],
  [/\bin\s$/, ["reading"]],
  [/\bfollows\s$/, ["party", "person", "faction"]],
  [/\bsupersedes\s$/, ["statement"]],
  [/\breported by\s$/, ["source", "party", "person", "faction"]],
  [/\banswers\s$/, ["question"]],
  [
    /\b(?:proposes|accepts|rejects|asks|claims|requires|in return for)\s$/,
    ["agreement", "clause", "decision", "question", "promise", "claim", "statement"],
  ],
  [/\bthat\s$/, ["question", "party", "person", "faction"]],
  [/\b(?:breach|breaches)\s$/, ["clause", "agreement", "promise", "fact"]],
  [/\b(?:seek|seeks)\s$/, ["decision"]],
  [
    /\b(?:if|unless|once|until|and|or|\()\s*$/,
    ["decision", "clause", "promise", "fact", "question", "party", "person", "group"],
  ],
  [/\bdetermined by\s$/, [...ACTORS, "decision"]],
  [/\b(?:between|group \w+:|consulting|by|to|except|to each of|request of|for|when)\s$/, ACTORS],
];

const ITEM_KINDS: Readonly<Partial<Record<NameKind, CompletionItemKind>>> = {
  party: CompletionItemKind.Class,
  group: CompletionItemKind.Class,
  person: CompletionItemKind.Class,
  agreement: CompletionItemKind.Module,
  question: CompletionItemKind.Enum,
  option: CompletionItemKind.EnumMember,
  decision: CompletionItemKind.Method,
  clause: CompletionItemKind.Function,
  source: CompletionItemKind.File,
};

/** A line that begins a declaration, other than the end of `in some reading`. */
const DECLARATION = /^(?:source|use|party|person|faction|agreement|reading|statement|claim|table|scenario)\b(?=.*\S)/gm;

/** Keywords where the grammar has them; names, verbs and answers where something can be named. */
export class ProvisoCompletionProvider extends DefaultCompletionProvider {
  readonly #analyses: Analyses;

  constructor(services: LangiumServices, analyses: Analyses) {
    super(services);
    this.#analyses = analyses;
  }

  override async getCompletion(
    document: LangiumDocument,
    params: CompletionParams,
    cancelled?: CancellationToken,
  ): Promise<CompletionList | undefined> {
    const analysed = await this.#analyses.of(document);
    return analysed && super.getCompletion(withTree(document, analysed), params, cancelled);
  }

  /** What stands before the declaration that is being written makes no difference to it. */
  protected override findFeaturesAt(document: TextDocument, offset: number): NextFeature[] {
    const text = document.getText();
    const before = text.slice(0, offset);
    const start = Math.max(0, ...[...before.matchAll(DECLARATION)].slice(-1).map(({ index }) => index));
    const rest = TextDocument.create(document.uri, document.languageId, document.version, text.slice(start));
    return super.findFeaturesAt(rest, offset - start);
  }

  protected override async completionFor(
    context: CompletionContext,
    next: NextFeature,
    acceptor: CompletionAcceptor,
  ): Promise<void> {
    const { feature } = next;
    if (GrammarAST.isKeyword(feature)) {
      // A word that may be a name is not offered as one.
      const within = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name;
      if (within === "AnyName" || within === "QualifiedName" || !this.filterKeyword(context, feature)) return;
      const meaning = WORDS[feature.value];
      const documentation = meaning === undefined ? {} : { documentation: meaning };
      acceptor(context, { label: feature.value, kind: CompletionItemKind.Keyword, sortText: "2", ...documentation });
      return;
    }
    const rule = GrammarAST.isRuleCall(feature)
      ? AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)
      : undefined;
    const before = spaced(context.textDocument.getText().slice(0, context.tokenOffset));
    if (rule?.name === "VerbName") this.#verbs(context, before, acceptor);
    else if (rule?.name === "OptionName") await this.#options(context, before, acceptor);
    else if (rule?.name === "QualifiedName" || rule?.name === "UpperQualifiedName") {
      await this.#names(context, before, rule.name === "UpperQualifiedName", acceptor);
    }
  }

  #verbs(context: CompletionContext, before: string, acceptor: CompletionAcceptor): void {
    const form = /\b(?:shall|may|must not|decline to)\s$/.test(before) ? "infinitive" : "thirdPerson";
    for (const verb of VERBS) {
      if (verb.takes === "nothing") continue;
      const label = verb.particle === undefined ? verb[form] : `${verb[form]} ${verb.particle}`;
      acceptor(context, { label, kind: CompletionItemKind.Operator, detail: `takes a ${verb.takes}`, sortText: "1" });
    }
  }

  async #options(context: CompletionContext, before: string, acceptor: CompletionAcceptor): Promise<void> {
    const analysed = await this.#analyses.of(context.document);
    const path = /(?:([\w.]+)\s+is|\btable\s+\w+\s+"[^"]*"\s*on\s+([\w.]+)\s+from(?:\s+\w+\s+to)?)\s$/
      .exec(before)
      ?.slice(1)
      .find((name) => name !== undefined);
    if (!analysed || path === undefined) return;
    const { names } = analysed.analysis;
    const found = names.find(path, ["question"], analysed.path, agreementAt(analysed, context.offset));
    if (found.kind !== "found") return;
    for (const [label, named] of names.options(found.named)) this.#accept(context, label, named, "0", acceptor);
  }

  async #names(
    context: CompletionContext,
    before: string,
    upper: boolean,
    acceptor: CompletionAcceptor,
  ): Promise<void> {
    const analysed = await this.#analyses.of(context.document);
    if (!analysed) return;
    const kinds = AFTER.find(([pattern]) => pattern.test(before))?.[1] ?? (upper ? ACTORS : ANYTHING);
    const { names } = analysed.analysis;
    for (const [label, named] of names.candidates(kinds, analysed.path, agreementAt(analysed, context.offset))) {
      if (!upper || /^[A-Z]/.test(label)) this.#accept(context, label, named, "0", acceptor);
    }
    if (!kinds.includes("party")) return;
    for (const { id, name } of PRELUDE_PARTIES) {
      acceptor(context, { label: id, kind: CompletionItemKind.Class, detail: name, sortText: "1" });
    }
  }

  #accept(
    context: CompletionContext,
    label: string,
    { kind, title }: Named,
    sortText: string,
    acceptor: CompletionAcceptor,
  ): void {
    const detail = title === undefined ? kind : `${kind}: ${title}`;
    acceptor(context, { label, kind: ITEM_KINDS[kind] ?? CompletionItemKind.Variable, detail, sortText });
  }
}

/** The agreement that a place in the text belongs to: the last one begun before it, unless something else has begun since. */
function agreementAt({ parsed, analysis }: Analysed, offset: number): Named | undefined {
  const last = parsed.ast.declarations.findLast((each) => (each.$cstNode?.offset ?? 0) < offset);
  return last?.$type === "Agreement" ? analysis.names.of(last) : undefined;
}

/** The text without comments, with one blank at its end. */
function spaced(text: string): string {
  return `${text
    .slice(-400)
    .replace(/\/\/[^\n]*\n/g, " ")
    .trimEnd()} `;
}
