import { type LangiumDocument, TextDocument, URI } from "langium";
import { VirtualFileSystemProvider } from "langium/test";
import { describe, expect, test } from "vitest";
import type { Position, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { createProvisoServices, type ProvisoServices } from "./services.ts";

const CHARTER = `agreement Charter "UN Charter"
  between UnitedStates, France, Russia
  decision enforcement "Art. 42" by at least 2 of Parties and no objection from Parties
`;

const PACT = `use "charter.proviso"
source article "article.txt" dated 2025-08
// One.
// Two.
agreement Guarantee "Guarantee of August 2025"
  question veto "Can Russia block?" either absent or held
  group Guarantors: US, France, [veto is held: Russia]
  [veto is held: decision response by all of Guarantors within 3 days failing which refused]
  clause defence
    when anyone attacks Ukraine as determined by someone unnamed
    [veto is held: if response is approved]
    each of Guarantors except the attacker shall assist Ukraine until Charter.enforcement is approved
      cite article "veto power over any intervention"
  promise protection to Ukraine kept when any of Guarantors except the attacker assists Ukraine
reading hard of Guarantee takes veto is held
statement by Russia on 2025-08-20 requires that veto is held
`;

const ARTICLE = "Moscow would hold veto   power over any\nintervention by other nations.";

interface Workspace {
  readonly proviso: ProvisoServices;
  readonly document: LangiumDocument;
  /** The document at the `nth` place where the text holds `words`, counted from its `|`. */
  at(
    words: string,
    nth?: number,
  ): { document: LangiumDocument; params: { textDocument: { uri: string }; position: Position } };
  open(name: string, text: string): Promise<LangiumDocument>;
}

async function workspace(text = PACT, charter = CHARTER): Promise<Workspace> {
  const files = new VirtualFileSystemProvider();
  files.insert("file:///treaty/article.txt", ARTICLE);
  const { shared, proviso } = createProvisoServices({ fileSystemProvider: () => files });
  const open = async (name: string, content: string): Promise<LangiumDocument> => {
    const uri = URI.parse(`file:///treaty/${name}`);
    const { TextDocuments, LangiumDocuments, DocumentBuilder } = shared.workspace;
    TextDocuments.set(TextDocument.create(uri.toString(), "proviso", TextDocuments.get(uri) ? 2 : 1, content));
    await DocumentBuilder.update([uri], []);
    return LangiumDocuments.getOrCreateDocument(uri);
  };
  await open("charter.proviso", charter);
  const document = await open("pact.proviso", text);
  const at = (words: string, nth = 0) => {
    const mark = words.indexOf("|");
    const plain = words.replace("|", "");
    let found = -1;
    for (let count = 0; count <= nth; count++) found = document.textDocument.getText().indexOf(plain, found + 1);
    if (found === -1) throw new Error(`not in the text: ${words}`);
    const position = document.textDocument.positionAt(found + Math.max(mark, 0));
    return { document, params: { textDocument: { uri: document.uri.toString() }, position } };
  };
  return { proviso, document, at, open };
}

async function diagnostics({ proviso }: Workspace, document: LangiumDocument) {
  return proviso.validation.DocumentValidator.validateDocument(document);
}

function apply(document: LangiumDocument, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(document.textDocument, [...edits]);
}

function changesOf(edit: WorkspaceEdit | undefined, name: string): TextEdit[] {
  return edit?.changes?.[`file:///treaty/${name}`] ?? [];
}

const textAt = (document: LangiumDocument, range: Range) => document.textDocument.getText(range);

describe("diagnostics", () => {
  test("none in a sound document", async () => {
    const room = await workspace();
    expect(await diagnostics(room, room.document)).toEqual([]);
  });

  test("those that load gives, with their codes and fixes", async () => {
    const room = await workspace(PACT.replace("US, France", "US, Frence").replace("shall assist", "shall asist"));
    const found = await diagnostics(room, room.document);
    expect(found.slice(0, 2).map(({ code }) => code)).toEqual(["unknown-party", "unknown-verb"]);
    const [first] = found;
    const range = first?.range as Range;
    const actions = await room.proviso.lsp.CodeActionProvider?.getCodeActions(room.document, {
      textDocument: { uri: room.document.uri.toString() },
      range,
      context: { diagnostics: found },
    });
    const action = actions?.[0];
    expect(action).toMatchObject({ title: "Write `France`", diagnostics: [first] });
    const edit = action && "edit" in action ? action.edit : undefined;
    expect(apply(room.document, changesOf(edit, "pact.proviso"))).toContain("US, France,");
  });

  test("a change in a file that is used shows where it is used", async () => {
    const room = await workspace();
    await room.open("charter.proviso", CHARTER.replaceAll("enforcement", "enforcing"));
    expect((await diagnostics(room, room.document)).map(({ code }) => code)).toEqual(["unknown-name"]);
    await room.open("charter.proviso", CHARTER);
    expect(await diagnostics(room, room.document)).toEqual([]);
  });

  test("an analysis that the next keystroke overtakes gives way to the newer one", async () => {
    const room = await workspace();
    const { TextDocuments } = room.proviso.shared.workspace;
    const asked: Promise<{ code?: unknown }[]>[] = [];
    for (const word of ["F", "Fr", "Frence"]) {
      const text = PACT.replace("US, France", `US, ${word}`);
      TextDocuments.set(TextDocument.create(room.document.uri.toString(), "proviso", 9, text));
      asked.push(diagnostics(room, room.document));
    }
    for (const found of await Promise.all(asked)) expect(found.map(({ code }) => code)).toEqual(["unknown-party"]);
  });

  test("a text in the middle of being typed gives diagnostics and no exception", async () => {
    const room = await workspace();
    for (let end = 0; end < PACT.length; end += 7) {
      const document = await room.open("pact.proviso", PACT.slice(0, end));
      await diagnostics(room, document);
      await room.proviso.lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument: { uri: "" } });
    }
  });
});

describe("names", () => {
  test("go to definition, in this file and another", async () => {
    const { proviso, at, document } = await workspace();
    const go = async (words: string, nth = 0) => {
      const { params } = at(words, nth);
      return (await proviso.lsp.DefinitionProvider?.getDefinition(document, params))?.[0];
    };
    const group = await go("of |Guarantors within");
    expect(textAt(document, group?.targetSelectionRange as Range)).toBe("Guarantors");
    expect(textAt(document, group?.targetRange as Range)).toContain("group Guarantors: US");
    expect(textAt(document, (await go("is |held:"))?.targetSelectionRange as Range)).toBe("held");
    expect((await go("Charter.|enforcement"))?.targetUri).toBe("file:///treaty/charter.proviso");
    expect((await go("|Charter.enforcement"))?.targetSelectionRange.start).toEqual({ line: 0, character: 10 });
    expect(await go("|Ukraine")).toBeUndefined();
    expect((await go('"|charter.proviso"'))?.targetUri).toBe("file:///treaty/charter.proviso");
    const cited = await go("power |over any");
    expect(cited?.targetUri).toBe("file:///treaty/article.txt");
    expect(cited?.targetRange).toEqual({ start: { line: 0, character: 18 }, end: { line: 1, character: 12 } });
  });

  test("references, across files", async () => {
    const { proviso, at, document, open } = await workspace();
    const find = async (words: string, includeDeclaration = true) =>
      proviso.lsp.ReferencesProvider?.findReferences(document, {
        ...at(words).params,
        context: { includeDeclaration },
      });
    expect(await find("question |veto")).toHaveLength(6);
    expect(await find("question |veto", false)).toHaveLength(5);
    expect(await find("attacks |Ukraine")).toHaveLength(4);
    await open(
      "other.proviso",
      'use "charter.proviso"\nagreement Other "o"\n  promise p to US kept when Charter.enforcement is approved\n',
    );
    const uris = (await find("Charter.|enforcement"))?.map(({ uri }) => uri.replace(/.*\//, "")).sort();
    expect(uris).toEqual(["charter.proviso", "other.proviso", "pact.proviso"]);
    const marks = await proviso.lsp.DocumentHighlightProvider?.getDocumentHighlight(
      document,
      at("|Guarantors:").params,
    );
    expect(marks).toHaveLength(4);
  });

  test("rename, across files", async () => {
    const { proviso, at, document, open } = await workspace();
    const other = await open(
      "other.proviso",
      'use "charter.proviso"\nagreement Other "o"\n  promise p to US kept when Charter.enforcement is approved\n',
    );
    const item = await proviso.lsp.RenameProvider?.rename(document, {
      ...at("Charter.|enforcement").params,
      newName: "measures",
    });
    expect(apply(document, changesOf(item, "pact.proviso"))).toContain("until Charter.measures is approved");
    expect(apply(other, changesOf(item, "other.proviso"))).toContain("kept when Charter.measures is approved");
    expect(changesOf(item, "charter.proviso")).toHaveLength(1);
    const whole = await proviso.lsp.RenameProvider?.rename(document, {
      ...at("|Charter.enforcement").params,
      newName: "Covenant",
    });
    expect(apply(document, changesOf(whole, "pact.proviso"))).toContain("until Covenant.enforcement is approved");
    const option = await proviso.lsp.RenameProvider?.rename(document, { ...at("is |held:").params, newName: "given" });
    expect(apply(document, changesOf(option, "pact.proviso"))).toBe(PACT.replaceAll(/\bheld\b/g, "given"));
  });

  test("rename refuses what is not the file's to name, and names that cannot be", async () => {
    const { proviso, at, document } = await workspace();
    const provider = proviso.lsp.RenameProvider;
    const rename = async (words: string, newName: string) =>
      provider?.rename(document, { ...at(words).params, newName });
    await expect(rename("attacks |Ukraine", "Utopia")).rejects.toThrow("`Ukraine` is a party that every file knows");
    await expect(rename("group |Guarantors", "guarantors")).rejects.toThrow("write a capital");
    await expect(rename("group |Guarantors", "Poland")).rejects.toThrow("already the name of a party");
    await expect(rename("decision |response", "defence")).rejects.toThrow("already the name of a clause");
    await expect(rename("decision |response", "approved")).rejects.toThrow("a word of the language");
    await expect(rename("|clause defence", "x")).rejects.toThrow("no name here");
    await expect(provider?.prepareRename(document, at("|US, France").params)).rejects.toThrow("United States");
  });
});

describe("reading aids", () => {
  const hover = async (words: string) => {
    const { proviso, at, document } = await workspace();
    const found = await proviso.lsp.HoverProvider?.getHoverContent(document, at(words).params);
    return (found?.contents as { value: string } | undefined)?.value;
  };

  test.each([
    ["attacks |Ukraine", /Ukraine.*party[\s\S]*UKR/],
    ["|US, France", /United States/],
    ["|response is approved", /Approved if all of Guarantors vote yes\.[\s\S]*within 3 days[\s\S]*refused/],
    ["Charter.|enforcement", /Art\. 42[\s\S]*at least 2 of Parties vote yes and nobody of Parties votes no/],
    ["of |Guarantors within", /Members: US, France, \[veto is held: Russia\]/],
    ["[|veto is held: if", /Can Russia block\?[\s\S]*absent, held/],
    ["|assists Ukraine", /assist\*\* \(verb\)[\s\S]*Falls under intervene/],
    ["|shall assist", /Binds/],
    ["|unnamed", /leaves open/],
    ['"veto |power', /\*\*article\*\*, 2025-08[\s\S]*hold \*\*veto power over any intervention\*\* by other/],
  ])("hover over %s", async (words, expected) => {
    expect(await hover(words)).toMatch(expected);
  });

  test("hover over a table, and over what its words mean", async () => {
    const table = `table capital "Whose line?" on veto from absent to held\n  France position 10 influence 5 salience 60\n`;
    const { proviso, at, document } = await workspace(`${PACT}${table}`);
    const over = async (words: string) => {
      const found = await proviso.lsp.HoverProvider?.getHoverContent(document, at(words).params);
      return (found?.contents as { value: string } | undefined)?.value;
    };
    expect(await over("|capital")).toMatch(/Whose line\?[\s\S]*0 is absent, 100 is held[\s\S]*France position 10/);
    expect(await over("|influence 5")).toMatch(/bring to bear/);
    expect(await over("from |absent to held")).toMatch(/absent/);
  });

  test("no hover over nothing", async () => {
    expect(await hover("// |One")).toBeUndefined();
  });

  test("symbols and foldings", async () => {
    const { proviso, document } = await workspace();
    const params = { textDocument: { uri: document.uri.toString() } };
    const symbols = await proviso.lsp.DocumentSymbolProvider?.getSymbols(document, params);
    expect(symbols?.map(({ name }) => name)).toEqual(["article", "Guarantee", "hard"]);
    const items = symbols?.[1]?.children;
    expect(items?.map(({ name }) => name)).toEqual(["veto", "Guarantors", "response", "defence", "protection"]);
    expect(items?.[0]?.children?.map(({ name }) => name)).toEqual(["absent", "held"]);
    const folds = await proviso.lsp.FoldingRangeProvider?.getFoldingRanges(document, params);
    expect(folds).toContainEqual(expect.objectContaining({ startLine: 4, endLine: 13 }));
    expect(folds).toContainEqual(expect.objectContaining({ startLine: 2, endLine: 3, kind: "comment" }));
  });

  test("a search through all files", async () => {
    const { proviso } = await workspace();
    const found = await proviso.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: "enforce" });
    expect(found).toMatchObject([{ name: "enforcement", containerName: "Charter" }]);
  });

  test("semantic tokens tell what a name names", async () => {
    const { proviso, document } = await workspace();
    const provider = proviso.lsp.SemanticTokenProvider;
    const { data } =
      (await provider?.semanticHighlight(document, { textDocument: { uri: document.uri.toString() } })) ?? {};
    const types = provider?.semanticTokensOptions.legend.tokenTypes ?? [];
    const found = new Map<string, string>();
    let [line, character] = [0, 0];
    for (let index = 0; index < (data?.length ?? 0); index += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data?.slice(index, index + 5) ?? [];
      line += down;
      character = down ? right : character + right;
      found.set(
        textAt(document, { start: { line, character }, end: { line, character: character + length } }),
        types[type] ?? "",
      );
    }
    expect(Object.fromEntries(found)).toMatchObject({
      Ukraine: "class",
      Guarantors: "type",
      veto: "enum",
      held: "enumMember",
      response: "method",
      defence: "function",
      assist: "operator",
    });
  });
});

describe("completion", () => {
  const complete = async (text: string): Promise<readonly string[]> => {
    const { proviso, at } = await workspace(text.replace("¦", ""));
    const before = text.slice(0, text.indexOf("¦"));
    const { document } = at("");
    const params = { textDocument: { uri: "" }, position: document.textDocument.positionAt(before.length) };
    const list = await proviso.lsp.CompletionProvider?.getCompletion(document, params);
    return list?.items.map(({ label }) => label) ?? [];
  };
  const inPact = (words: string) => complete(`${PACT.slice(0, PACT.indexOf("  promise"))}${words}`);

  test("declarations at the beginning", async () => {
    expect(await complete("¦")).toEqual(expect.arrayContaining(["agreement", "statement", "scenario", "source"]));
  });

  test("the questions and ends of a table, and what a line of it says", async () => {
    const table = `${PACT}table capital "Whose line?" on `;
    expect(await complete(`${table}¦`)).toEqual(["veto"]);
    for (const words of ["from ¦", "from absent to ¦"])
      expect(await complete(`${table}Guarantee.veto ${words}`)).toEqual(expect.arrayContaining(["absent", "held"]));
    const line = await complete(`${table}Guarantee.veto from absent to held\n  France ¦`);
    expect(line).toEqual(expect.arrayContaining(["position", "influence", "salience", "of"]));
  });

  test("what a statement answers, corrects and is known through", async () => {
    const said = `${PACT}statement first by Russia undated rejects Guarantee\nstatement by Russia undated `;
    expect(await complete(`${said}supersedes ¦`)).toEqual(["first"]);
    expect(await complete(`${said}answers ¦`)).toContain("veto");
    expect(await complete(`${said}reported by ¦`)).toEqual(expect.arrayContaining(["article", "France"]));
    expect(await complete(`${said}accepts Guarantee ¦`)).toEqual(expect.arrayContaining(["only", "unless", "in"]));
    expect(await complete(`${said}¦`)).toEqual(expect.arrayContaining(["announces", "clarifies", "warns", "reported"]));
  });

  test("a declaration after others, and inside the second one", async () => {
    expect(await complete(`${PACT}sta¦`)).toContain("statement");
    expect(await complete(`${PACT}scenario war "War" of ¦`)).toEqual(expect.arrayContaining(["Guarantee", "Charter"]));
    expect(await complete(`${PACT}scenario war "War" of Guarantee\n  expect in ¦`)).toEqual(
      expect.arrayContaining(["hard", "some"]),
    );
  });

  test("what may begin an item or a part", async () => {
    expect(await inPact("  cla¦")).toEqual(expect.arrayContaining(["clause"]));
    expect(await inPact("  clause x ¦")).toEqual(expect.arrayContaining(["when", "if", "unless", "each", "lapses"]));
  });

  test("the answers of a question", async () => {
    const found = await inPact("  [veto is ¦");
    expect(found).toEqual(expect.arrayContaining(["absent", "held"]));
    expect(found).not.toContain("Ukraine");
  });

  test("groups after `of`, parties where one acts", async () => {
    const groups = await inPact("  decision d by all of ¦");
    expect(groups).toContain("Guarantors");
    expect(groups).not.toContain("defence");
    expect(await inPact("  clause x when anyone attacks Ukr¦")).toContain("Ukraine");
    expect(await inPact("  clause x when Fra¦")).toContain("France");
  });

  test("verbs in the form that fits", async () => {
    expect(await inPact("  clause x France shall ¦")).toEqual(expect.arrayContaining(["assist", "intervene"]));
    const events = await inPact("  clause x when anyone ¦");
    expect(events).toEqual(expect.arrayContaining(["attacks", "disputes with", "does"]));
    expect(events).not.toContain("attack");
  });

  test("decisions in a condition, another agreement's by its name", async () => {
    expect(await inPact("  clause x if ¦")).toEqual(expect.arrayContaining(["response", "Charter.enforcement"]));
    expect(await inPact("  clause x if Charter.enf¦")).toContain("Charter.enforcement");
  });

  test("sources after cite", async () => {
    expect(await inPact("  cite ¦")).toEqual(["article"]);
  });
});

describe("formatting", () => {
  test("changes blanks only, gap by gap", async () => {
    const room = await workspace(PACT.replace("  promise", "\n\n\n promise").replace("US, France", "US ,France"));
    const params = { textDocument: { uri: "" }, options: { tabSize: 2, insertSpaces: true } };
    const edits = (await room.proviso.lsp.Formatter?.formatDocument(room.document, params)) ?? [];
    expect(edits.every(({ newText }) => newText.trim() === "")).toBe(true);
    expect(apply(room.document, edits)).toBe(PACT.replace("  promise", "\n  promise"));
    const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 40 } };
    const some = await room.proviso.lsp.Formatter?.formatDocumentRange(room.document, { ...params, range });
    expect(some).toHaveLength(2);
  });

  test("leaves a broken text alone", async () => {
    const room = await workspace(`${PACT}agreement`);
    const params = { textDocument: { uri: "" }, options: { tabSize: 2, insertSpaces: true } };
    expect(await room.proviso.lsp.Formatter?.formatDocument(room.document, params)).toEqual([]);
  });
});
