import { describe, expect, it } from "vitest";
import {
  addCandidates,
  addDocuments,
  archiveStatus,
  candidatesIn,
  copiesOf,
  decide,
  documentOf,
  exportLines,
  historyOf,
  importLines,
  openArchive,
  searchArchive,
  sha256,
} from "../src/index.ts";
import { onBothEngines, sqlitePlaces } from "./engines.ts";
import { candidate, document, edited, random, selector } from "./sample.ts";

const ANNOUNCED = "The White House announced that Russia had accepted the guarantee. Moscow has not said so.";
const CLARIFIED =
  "Moscow clarified that it would only accept guarantees if Russia held a veto. Über all, a “veto” — 中国 too. 🕊 Peace.";
const UNDATED = "Kyiv rejected the offer of Istanbul; Russia’s veto would void the guarantee.";
const WIRE = Array.from({ length: 400 }, (_, i) => `wire${i}`).join(" ");

const now = () => "2025-09-01T00:00:00.000Z";

async function filled(place: string, clock = now) {
  const archive = await openArchive(place, { now: clock });
  await addDocuments(archive, [
    document("announcement", ANNOUNCED, { date: "2025-08-19", author: "Agency" }),
    document("clarification", CLARIFIED, { date: "2025-08-20" }),
    document("rejection", UNDATED),
    document("wire", WIRE, { date: "2025-08" }),
  ]);
  return archive;
}

const titles = async (...args: Parameters<typeof searchArchive>) =>
  (await searchArchive(...args)).hits.map(({ document: { title } }) => title);

async function linesOf(archive: Parameters<typeof exportLines>[0]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(archive)) lines.push(line);
  return lines;
}

onBothEngines(({ place }) => {
  describe("documents", () => {
    it("are what was read, in one form, under the hash of their text", async () => {
      const archive = await openArchive(await place(), { now });
      const [added] = await addDocuments(archive, [
        document("x", "\uFEFFUne id\u0065\u0301e\r\nd’avant\u0000 \uD800\n", {
          original: "ab",
          url: "https://example.org/x",
        }),
      ]);
      expect(added).toEqual({ id: sha256("Une idée\nd’avant \uFFFD"), outcome: "added" });
      expect(await documentOf(archive, added?.id ?? "")).toEqual({
        id: added?.id,
        title: "x",
        text: "Une idée\nd’avant \uFFFD",
        length: 18,
        added: now(),
        origins: [
          {
            origin: "/press/x.txt",
            url: "https://example.org/x",
            mediaType: "text/plain",
            original: "ab",
            added: now(),
          },
        ],
      });
      await expect(documentOf(archive, "none")).rejects.toMatchObject({ name: "ArchiveError", code: "unknown" });
      await archive.close();
    });

    it("are stored once, with every place where they were found", async () => {
      const archive = await filled(await place());
      const again = await addDocuments(archive, [
        document("elsewhere", `${ANNOUNCED}\r\n`),
        document("elsewhere", ANNOUNCED),
        document("announcement", ANNOUNCED),
      ]);
      expect(again.map(({ outcome }) => outcome)).toEqual(["known", "known", "known"]);
      const { title, origins } = await documentOf(archive, again[0]?.id ?? "");
      expect([title, origins.map(({ origin }) => origin)]).toEqual([
        "announcement",
        ["/press/announcement.txt", "/press/elsewhere.txt"],
      ]);
      await archive.close();
    });

    it("that are near-identical are kept and marked, and found once", async () => {
      const archive = await filled(await place());
      const copy = edited(random(1), WIRE, 50);
      const other = edited(random(2), WIRE, 3);
      const [first, second, third] = await addDocuments(archive, [
        document("copy", `${copy} zanzibar`, { date: "2025-08-30" }),
        document("other", other),
        document("copy of the copy", `${edited(random(3), copy, 100)} zanzibar`),
      ]);
      expect([first?.outcome, second?.outcome, third?.outcome]).toEqual(["copy", "added", "copy"]);
      const original = await documentOf(archive, first?.copyOf ?? "");
      expect([original.title, third?.copyOf]).toEqual(["wire", original.id]);
      const copies = await copiesOf(archive, original.id);
      expect(copies.map(({ title, similarity = 0 }) => [title, similarity >= 0.7 && similarity < 1])).toEqual([
        ["copy", true],
        ["copy of the copy", true],
      ]);
      const found = await searchArchive(archive, "wire0 OR wire1 OR zanzibar");
      expect(found.hits.map((hit) => [hit.document.title, hit.copies]).sort()).toEqual([
        ["other", 0],
        ["wire", 2],
      ]);
      // Words that only the copies have find one of them.
      const only = await searchArchive(archive, "zanzibar");
      expect([only.total, only.hits[0]?.document.copyOf, only.hits[0]?.copies]).toEqual([1, original.id, 2]);
      await archive.close();
    });

    it("are all added or none, and must have words and dates of the calendar", async () => {
      const archive = await openArchive(await place());
      const good = document("good", ANNOUNCED);
      await expect(addDocuments(archive, [good, document("bad", " \n—")])).rejects.toThrow(
        "`/press/bad.txt` has no words",
      );
      await expect(addDocuments(archive, [good, document("bad", "x", { date: "2025-02-30" })])).rejects.toThrow(
        "2025-02-30",
      );
      expect((await archiveStatus(archive)).documents).toBe(0);
      await archive.close();
    });
  });

  describe("search", () => {
    it.each<[string, readonly string[]]>([
      ["veto", ["clarification", "rejection"]],
      ["VETO guarantees", ["clarification"]],
      ["accept*", ["clarification", "announcement"]],
      ["veto AND NOT kyiv", ["clarification"]],
      ["veto -kyiv", ["clarification"]],
      ["kyiv OR white", ["announcement", "rejection"]],
      ['"held a veto"', ["clarification"]],
      ['"held veto"', []],
      ['"only accept guar"*', ["clarification"]],
      ["uber", ["clarification"]],
      ["“russia’s veto”", ["rejection"]],
      ["russia's", ["rejection"]],
      ["中国", ["clarification"]],
      ["国中", []],
      ["(kyiv OR moscow) (said OR istanbul)", ["announcement", "rejection"]],
      ["NOT (NOT kyiv)", ["rejection"]],
      ["clarification", ["clarification"]],
      ["it's; drop table documents --", []],
      ["veto – kyiv", ["rejection"]],
      ["wire12 wire399", ["wire"]],
    ])("%s", async (query, expected) => {
      expect(await titles(await shared(), query)).toEqual(expected);
    });
    // One archive for all: searching changes nothing.
    let archive: ReturnType<typeof filled> | undefined;
    const shared = async () => {
      archive ??= filled(await place());
      return archive;
    };

    it("shows where the words stand", async () => {
      const [hit] = (await searchArchive(await shared(), 'veto OR peace OR "only acc"* OR clarif*')).hits;
      const { text } = await documentOf(await shared(), hit?.document.id ?? "");
      const passages = hit?.passages ?? [];
      expect(passages.map((passage) => text.slice(passage.start, passage.end))).toEqual(
        passages.map((passage) => passage.text),
      );
      expect(passages.flatMap(({ hits }) => hits.map(({ start, end }) => text.slice(start, end)))).toEqual([
        "clarified",
        "only accept",
        "veto",
        "veto",
        "Peace",
      ]);
      expect(hit?.titleHits).toEqual([{ start: 0, end: "clarification".length }]);
    });

    it("filters by date, to the precision that both dates have", async () => {
      const archive = await shared();
      expect(await titles(archive, "", { from: "2025-08-20" })).toEqual(["clarification", "wire"]);
      expect(await titles(archive, "", { to: "2025-08-19" })).toEqual(["announcement", "wire"]);
      expect(await titles(archive, "", { from: "2025", to: "2025-08" })).toEqual([
        "clarification",
        "announcement",
        "wire",
      ]);
      expect(await titles(archive, "", { from: "2025-09" })).toEqual([]);
      await expect(searchArchive(archive, "", { from: "yesterday" })).rejects.toThrow("`from` is `yesterday`");
    });

    it("pages through everything once, also while documents are added", async () => {
      const archive = await filled(await place());
      const pages: string[] = [];
      let after: string | undefined;
      for (let i = 0; ; i++) {
        const page = await searchArchive(archive, "", { limit: 1, after });
        pages.push(...page.hits.map(({ document: { title } }) => title));
        if (page.next === undefined) break;
        after = page.next;
        await addDocuments(archive, [document(`new${i}`, `Something new, number ${i}.`, { date: "2026" })]);
      }
      expect(pages).toEqual(["clarification", "announcement", "wire", "rejection"]);
      expect(await titles(archive, "russia", { order: "oldest" })).toEqual([
        "announcement",
        "clarification",
        "rejection",
      ]);
      await expect(searchArchive(archive, "", { after: "nonsense" })).rejects.toMatchObject({ code: "query" });
      await expect(searchArchive(archive, "", { limit: 0 })).rejects.toThrow(RangeError);
      await archive.close();
    });

    it.each([
      "(",
      "veto)",
      "NOT veto",
      "veto OR NOT peace",
      "AND veto",
      "veto AND",
      '"veto',
      "***",
      "( )",
      "a ".repeat(300),
      "(".repeat(60),
    ])("says what is wrong with %s", async (query) => {
      const failed = searchArchive(await shared(), query);
      await expect(failed).rejects.toMatchObject({ name: "ArchiveError", code: "query" });
      await expect(failed).rejects.toThrow(/^The query cannot be understood: /);
    });

    it("finds phrases wherever they stand in a book that no single index entry can hold", async () => {
      const archive = await openArchive(await place());
      const words = Array.from({ length: 40_000 }, (_, i) => (i % 3 === 0 ? "the" : `w${i}`));
      await addDocuments(archive, [document("book", words.join(" "))]);
      for (const at of [0, 250, 764, 765, 766, 16_000, 39_990]) {
        expect(await titles(archive, `"${words.slice(at, at + 8).join(" ")}"`)).toEqual(["book"]);
        expect(await titles(archive, `"${words[at]} ${words[at + 2]}"`)).toEqual([]);
      }
      await archive.close();
    });
  });

  describe("candidates", () => {
    const lavrov = candidate(CLARIFIED, {
      who: "Moscow",
      cue: "clarified",
      content: "it would only accept guarantees if Russia held a veto",
      speaker: { words: [selector(CLARIFIED, "Moscow")], party: "Russia", because: "Moscow → Russia" },
      act: "clarify",
      bears: [{ on: "veto", option: "held", score: 0.9, because: "veto" }],
    });
    const claimed = candidate(ANNOUNCED, {
      who: "The White House",
      cue: "announced",
      content: "Russia had accepted the guarantee",
      act: "announce",
    });

    it("are added once, quote their document, and keep their order", async () => {
      const archive = await filled(await place());
      expect(await addCandidates(archive, [lavrov, claimed])).toEqual({ added: [lavrov.id, claimed.id], known: [] });
      expect(await addCandidates(archive, [claimed])).toEqual({ added: [], known: [claimed.id] });
      const { candidates } = await candidatesIn(archive);
      expect(candidates).toEqual([claimed, lavrov].map((one) => ({ candidate: one, state: "open", added: now() })));
      const first = await candidatesIn(archive, {}, { limit: 1 });
      expect((await candidatesIn(archive, {}, { limit: 1, after: first.next })).candidates[0]?.candidate.id).toBe(
        lavrov.id,
      );
      await expect(
        addCandidates(archive, [
          {
            ...lavrov,
            id: "y",
            content: [{ start: 3, end: 9, exact: "nothing", prefix: "", suffix: "" }],
          },
        ]),
      ).rejects.toThrow('quotes "nothing"');
      await expect(addCandidates(archive, [{ ...lavrov, id: "z", document: "none" }])).rejects.toMatchObject({
        code: "unknown",
      });
      await archive.close();
    });

    it("are decided on again and again; nothing is erased", async () => {
      const archive = await filled(await place());
      await addCandidates(archive, [lavrov, claimed]);
      const mended = {
        ...lavrov,
        act: "require" as const,
        speaker: { ...lavrov.speaker, person: "Lavrov" },
        bears: [],
      };
      const first = await decide(archive, {
        candidate: lavrov.id,
        kind: "rejected",
        reviewer: "Ana",
        note: "too vague",
        after: null,
      });
      const second = await decide(archive, { candidate: lavrov.id, kind: "mended", mended, after: first.id });
      expect([second.number, second.supersedes]).toEqual([2, first.id]);
      expect(await historyOf(archive, lavrov.id)).toEqual([first, second]);
      const { candidates } = await candidatesIn(archive, { state: "mended" });
      expect(candidates).toEqual([{ candidate: mended, state: "mended", decision: second, added: now() }]);
      await expect(decide(archive, { candidate: lavrov.id, kind: "accepted", after: first.id })).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(decide(archive, { candidate: "none", kind: "accepted" })).rejects.toMatchObject({ code: "unknown" });
      await expect(decide(archive, { candidate: lavrov.id, kind: "mended" })).rejects.toThrow(RangeError);
      await expect(
        decide(archive, { candidate: lavrov.id, kind: "mended", mended: { ...mended, document: claimed.document } }),
      ).rejects.toThrow("keep its id");
      await decide(archive, { candidate: lavrov.id, kind: "reopened" });
      expect((await archiveStatus(archive)).candidates).toEqual({ open: 2, accepted: 0, mended: 0, rejected: 0 });
      expect((await historyOf(archive, lavrov.id)).map(({ kind }) => kind)).toEqual(["rejected", "mended", "reopened"]);
      await archive.close();
    });

    it("filter what is searched, as they stand after review", async () => {
      const archive = await filled(await place());
      await addCandidates(archive, [lavrov, claimed]);
      expect(await titles(archive, "", { party: "russia" })).toEqual(["clarification"]);
      expect(await titles(archive, "", { question: "veto", act: "clarify" })).toEqual(["clarification"]);
      expect(await titles(archive, "", { question: "veto", act: "announce" })).toEqual([]);
      expect(await titles(archive, "", { speaker: "the white house" })).toEqual(["announcement"]);
      await decide(archive, {
        candidate: lavrov.id,
        kind: "mended",
        mended: { ...lavrov, act: "require", speaker: { ...lavrov.speaker, person: "Lavrov" }, bears: [] },
      });
      expect(await titles(archive, "", { act: "clarify" })).toEqual([]);
      expect(await titles(archive, "veto", { act: "require", speaker: "LAVROV" })).toEqual(["clarification"]);
      expect(await titles(archive, "", { question: "veto" })).toEqual([]);
      await decide(archive, { candidate: lavrov.id, kind: "rejected" });
      expect(await titles(archive, "", { act: "require" })).toEqual([]);
      expect((await candidatesIn(archive, { speaker: "Lavrov", state: "rejected" })).candidates).toHaveLength(1);
      await archive.close();
    });

    it("and documents go over to the other engine and back as they are, once", async () => {
      let second = 0;
      const ticking = () => `2025-09-01T00:00:${String(second++).padStart(2, "0")}.000Z`;
      const archive = await filled(await place(), ticking);
      await addDocuments(archive, [document("copy", edited(random(1), WIRE, 50)), document("elsewhere", ANNOUNCED)]);
      await addCandidates(archive, [lavrov, claimed]);
      await decide(archive, {
        candidate: claimed.id,
        kind: "accepted",
        reviewer: "Ana",
        written: "pact.proviso#announced",
      });
      await decide(archive, { candidate: lavrov.id, kind: "mended", mended: { ...lavrov, act: "require" } });
      await decide(archive, { candidate: lavrov.id, kind: "reopened", note: "again" });
      const lines = await linesOf(archive);
      const file = await openArchive(await other.place());
      expect(await importLines(file, lines)).toEqual({ documents: 5, candidates: 2, decisions: 3 });
      expect(await linesOf(file)).toEqual(lines);
      expect(await importLines(file, lines)).toEqual({ documents: 0, candidates: 0, decisions: 0 });
      const back = await openArchive(await place());
      await importLines(back, await linesOf(file));
      expect(await linesOf(back)).toEqual(lines);
      for (const query of ["veto", "accept*", '"the guarantee"'])
        expect((await searchArchive(back, query)).hits).toEqual((await searchArchive(file, query)).hits);
      // A line that was cut off, altered, or decides otherwise.
      const cut = [...lines.slice(0, 2), lines[2]?.slice(0, 40) ?? ""];
      await expect(importLines(back, cut)).rejects.toThrow("Line 3 is no JSON");
      const altered = lines.map((line) => line.replace('"kind":"accepted"', '"kind":"rejected"'));
      const empty = await openArchive(await place());
      await expect(importLines(empty, altered)).rejects.toMatchObject({ code: "lines" });
      const otherText = lines.map((line) => line.replace("Kyiv rejected", "Kyiv accepted"));
      await expect(importLines(empty, otherText)).rejects.toThrow("is not what its id stands for");
      await expect(importLines(empty, ["{}"])).rejects.toThrow("Line 1 is not the head");
      await expect(importLines(empty, ['{"kind":"proviso-archive","version":2}'])).rejects.toMatchObject({
        code: "newer",
      });
      for (const one of [archive, file, back, empty]) await one.close();
    });
    const other = sqlitePlaces();
  });

  it("refuses to change or erase what it holds, whoever asks", async () => {
    const where = await place();
    const archive = await filled(where);
    await archive.close();
    for (const change of ["update documents set title = ''", "delete from origins"])
      await expect(raw(where, change)).rejects.toThrow("an archive only grows");
  });
});

/** Runs a statement behind the archive's back. */
async function raw(where: string, statement: string): Promise<void> {
  if (where.startsWith("postgres:")) {
    const { Client } = await import("pg");
    const client = new Client({ connectionString: where });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  } else {
    const { default: Sqlite } = await import("better-sqlite3");
    const file = new Sqlite(where);
    try {
      file.exec(statement);
    } finally {
      file.close();
    }
  }
}
