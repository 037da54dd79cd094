import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docxBytes, LOCKED, pdfBytes } from "../../reader/test/files.ts";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const dossier = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
const article = readFileSync(join(dossier, "sources/article.txt"), "utf8");

interface Triple {
  readonly source: readonly { readonly exact: string }[];
  readonly cue: readonly { readonly exact: string }[];
  readonly inner: boolean;
}

const NOTE = `Ankara rejected the proposal on Monday. "We will not discuss sovereignty," Turkish Foreign Minister Hakan Fidan said.\n`;

describe("reading documents", () => {
  it.each<[string, readonly string[]]>([
    ["read.txt", ["read", "article.txt", "--dated", "2025-08-22"]],
    ["read.md", ["read", "note.txt", "--format", "markdown"]],
    ["read-help.txt", ["read", "--help"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder({ "article.txt": article, "note.txt": NOTE }) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("tells on what of a dossier a statement bears, and takes the date that the dossier gives", async () => {
    const { code, stdout } = await run(["read", "sources", "--dossier", ".", "--format", "json"], { cwd: dossier });
    const { answers } = JSON.parse(stdout);
    // sources/README.md is a document as well.
    const [value] = answers.filter(({ file }: { file: string }) => file === "sources/article.txt");
    expect([code, value.dated, value.kind]).toEqual([0, "2025-08", "text"]);
    const clarified = value.candidates.find(({ act }: { act: string }) => act === "clarify");
    expect(clarified.bears).toContainEqual(expect.objectContaining({ on: "Guarantee.veto", option: "held", score: 1 }));
    expect(clarified.said.date).toBe("2025-08");
    const claimed = value.candidates.find(({ act }: { act: string }) => act === "claim");
    expect(claimed.speaker).toMatchObject({ faction: "ProRussianAdvocates" });
    for (const { content } of value.candidates)
      for (const { start, end, exact } of content) expect(article.slice(start, end)).toBe(exact);
    for (const { source, cue, content } of value.attributions)
      for (const { start, end, exact } of [...source, ...cue, ...content])
        expect(article.slice(start, end)).toBe(exact);
    const triples = value.attributions.map(({ source, cue, inner }: Triple) => [
      source[0]?.exact,
      cue[0]?.exact,
      inner,
    ]);
    expect(triples).toContainEqual(["Russian President Vladimir Putin", "had agreed", true]);
    expect(triples).toContainEqual(["Moscow", "clarified", false]);
  });

  it("names each file that cannot be read, and reads the others", async () => {
    const cwd = folder({
      "a/empty.txt": "",
      "a/latin1.txt": Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
      "a/locked.pdf": pdfBytes([["secret"]], { encrypt: LOCKED }),
      "a/scan.pdf": pdfBytes([[""]]),
      "a/note.pdf": pdfBytes([["Oslo said on 3 May 2024 that it would sign only if Rome did."]]),
      "a/deed.docx": docxBytes("<w:p><w:r><w:t>Bern warned that talks would fail.</w:t></w:r></w:p>"),
      "a/page.html": "<p>Rome answered that it would.</p>",
    });
    const { code, stdout, stderr } = await run(["read", "a", "missing.txt"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /1\. Switzerland \(Bern\) warns[\s\S]*1\. Norway \(Oslo\) says\n.*a\/note\.pdf, page 1[\s\S]*only if “Rome did”[\s\S]*1\. Italy \(Rome\) answers/,
    );
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/^proviso: There is no file `missing\.txt`/),
      expect.stringMatching(/^proviso: `a\/empty\.txt` is empty/),
      expect.stringMatching(/^proviso: `a\/latin1\.txt` is not written in UTF-8/),
      expect.stringMatching(/^proviso: `a\/locked\.pdf` is locked by a password/),
      expect.stringMatching(/^proviso: `a\/scan\.pdf` holds pictures of pages and no text/),
    ]);
  });

  it("drafts an agreement from a treaty, and the draft compiles", async () => {
    const treaty = `Pact between Norway and Sweden\n\nArticle 1\nIn the event of an armed attack on Norway, Sweden shall\nassist the Party attacked within thirty days.\n\nArticle 2\nNo Party shall, unless otherwise decided by a majority of two thirds, fortify the islands [in the sound].\nNothing in this Pact shall affect the Charter.\n`;
    const cwd = folder({
      "t/treaty.txt": treaty,
      "novel.txt": "The sea was calm.",
      "note.pdf": pdfBytes([["Oslo shall wait."]]),
    });
    const { code, stdout, stderr } = await run(["read", "--draft", "t/treaty.txt", "--dated", "1952-03-01"], { cwd });
    await expect(stdout).toMatchFileSnapshot(golden("draft.proviso.txt"));
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^2 sentences of 2 articles drafted, 1 left out/)]);
    writeFileSync(join(cwd, "pact.proviso"), stdout);
    expect((await run(["check", "pact.proviso", "--fail-on", "error"], { cwd })).code).toBe(0);
    const says = async (...args: string[]) => (await run(["read", "--draft", ...args], { cwd })).stderr;
    expect(await says("t/treaty.txt")).toMatch(/Say when the text is dated/);
    expect(await says("novel.txt", "--dated", "1952")).toMatch(/no sentence of which a clause/);
    expect(await says("note.pdf", "--dated", "1952")).toMatch(/save one first: proviso read --words note\.pdf/);
    expect(await says("note.pdf", "novel.txt")).toMatch(/--draft takes one document/);
    expect((await run(["read", "--words", "note.pdf"], { cwd })).stdout).toBe("Oslo shall wait.\n");
  });

  it("reads standard input, and says so where nobody says anything", async () => {
    const piped = await run(["read", "-"], { input: NOTE });
    expect([piped.code, piped.stdout]).toEqual([0, expect.stringMatching(/1\. Turkey \(Ankara\) rejects/)]);
    const nobody = await run(["read", "-"], { input: "The sea was calm." });
    expect([nobody.code, nobody.stdout]).toEqual([0, expect.stringMatching(/Nobody is found to say anything/)]);
  });

  it.each([
    [["read", "-", "--dated", "2025-02-30"], /Write a day, a month or a year/],
    [["read", "."], /There is no document \(\.txt, .*\) in the folder `\.`/],
    [["read"], /missing required argument/],
  ])("says what is wrong with %s", async (args, message) => {
    const { code, stderr } = await run(args, { cwd: folder(), input: "x" });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
