import { read } from "@proviso/reader";
import type { Candidate } from "@proviso/record";
import { describe, expect, it } from "vitest";
import {
  candidatesIn,
  decisionsOn,
  keepDecision,
  keepReading,
  openArchive,
  searchArchive,
  unread,
  unreadCount,
} from "../src/index.ts";
import { selectorsOf } from "../src/statements/selectors.ts";
import { onBothEngines } from "./engines.ts";
import { document } from "./sample.ts";

/** As files have it: a byte order mark, carriage returns, letters with their accents apart, blanks at the ends. */
const FILE =
  "\uFEFF\r\n\r\n  Le cafe\u0301 \u{1F54A} of Chis\u0327ina\u0306u.\r\nMinister Andre\u0301 Dupont said on Monday that France would sign only if all left.\r\n\u201CWe will not wait,\u201D he said.\r\nMoscow rejected the draft.\r\n\r\n";

onBothEngines(({ place }) => {
  describe("what was read", () => {
    it("is kept in the stored form of its words, whatever form the file's had", async () => {
      const archive = await openArchive(await place());
      const { candidates } = await read(FILE, { dated: "2025-06-03" });
      expect(candidates.length).toBeGreaterThanOrEqual(3);
      const kept = await keepReading(archive, document("wire", FILE, { date: "2025-06-03" }), candidates);
      expect(kept.added).toHaveLength(candidates.length);
      const page = await candidatesIn(archive, {});
      const words = ({ candidate }: { readonly candidate: Candidate }) =>
        [...selectorsOf(candidate)].map(({ exact }) => exact);
      expect(page.candidates.map(words)).toEqual(
        candidates.map((candidate) => words({ candidate }).map((exact) => exact.normalize("NFC"))),
      );
      // As if it had been read from the stored text.
      const stored = FILE.replace("\uFEFF", "").replaceAll("\r\n", "\n").normalize("NFC").trim();
      const again = await read(stored, { dated: "2025-06-03" });
      expect(page.candidates.map(({ candidate }) => candidate.id)).toEqual(again.candidates.map(({ id }) => id));
      expect((await keepReading(archive, document("wire", FILE), candidates)).added).toEqual([]);
      expect((await searchArchive(archive, "", { party: "Russia", act: "reject" })).total).toBe(1);
      await archive.close();
    });

    it("remembers what was decided, for the file's own words and whoever else has them", async () => {
      const archive = await openArchive(await place());
      const { candidates } = await read(FILE);
      const [first, second, third] = candidates as [Candidate, Candidate, Candidate];
      const from = document("wire", FILE);
      expect((await decisionsOn(archive, FILE, candidates)).size).toBe(0);
      await keepDecision(archive, from, first, { kind: "rejected" });
      await keepDecision(archive, from, second, {
        kind: "mended",
        mended: { ...second, act: "announce" },
        written: "record.proviso",
      });
      await keepDecision(archive, from, third, { kind: "accepted" });
      await keepDecision(archive, from, third, { kind: "reopened" });
      const kinds = async (text: string, read: readonly Candidate[]) =>
        [...(await decisionsOn(archive, text, read))].map(([id, { kind, mended }]) => [id, kind, mended?.act]);
      expect(await kinds(FILE, candidates)).toEqual([
        [first.id, "rejected", undefined],
        [second.id, "mended", "announce"],
      ]);
      const unix = FILE.replaceAll("\r\n", "\n");
      expect(await kinds(unix, (await read(unix)).candidates)).toHaveLength(2);
      await archive.close();
    });

    it("is told from what nobody has read", async () => {
      const archive = await openArchive(await place());
      const { candidates } = await read(FILE);
      await keepReading(archive, document("wire", FILE), candidates);
      await keepReading(archive, document("other", "Nobody spoke here."), []);
      expect(await unreadCount(archive)).toBe(1);
      const left = [];
      for await (const { text } of unread(archive)) left.push(text);
      expect(left).toEqual(["Nobody spoke here."]);
      await archive.close();
    });
  });
});
