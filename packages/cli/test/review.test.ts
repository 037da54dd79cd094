import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read } from "@proviso/reader";
import { Review } from "@proviso/review";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DossierWriter } from "../src/review/dossier-writer.ts";
import { reviewMemory } from "../src/review/memory.ts";
import { screen } from "../src/review/screen.ts";
import { Session, type Writer } from "../src/review/session.ts";
import { PLAIN } from "../src/terminal.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const DOSSIER = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
const TEXT = `Norway said on Friday that it would only sign the accord if all troops were withdrawn. "We will never accept it," the Swedish foreign minister told reporters in Oslo.`;

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "proviso-review-")), "dossier");
  cpSync(DOSSIER, folder, { recursive: true });
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const record = () => readFileSync(join(folder, "record.proviso"), "utf8");
const press = async (session: Session, ...keys: string[]) => {
  for (const key of keys) {
    const named: Record<string, string> = { "\r": "return", "\x1b": "escape", "\x7f": "backspace" };
    await session.press({ name: named[key] ?? key, sequence: key });
  }
};

async function session() {
  const { candidates } = await read(TEXT, { dated: "2025-08-22" });
  const writer = new DossierWriter(folder, { text: TEXT, name: "wire.txt", dated: "2025-08-22" });
  return new Session(new Review(candidates), writer);
}

describe("a review at a terminal", () => {
  it("writes what is accepted into the dossier, and takes it back", async () => {
    const before = record();
    const review = await session();
    await press(review, "a");
    expect(review.status).toBe("Written to record.proviso.");
    expect(record().startsWith(before)).toBe(true);
    expect(record()).toContain("statement by Norway on 2025-08-22");
    expect(readFileSync(join(folder, "sources/wire.txt"), "utf8")).toBe(TEXT);
    await press(review, "u");
    expect(record()).toBe(before);
    expect(review.review.decisions.size).toBe(0);
    await press(review, "r", "u", "a", "a");
    expect(record().match(/^statement by/gm)?.length).toBeGreaterThan(before.match(/^statement by/gm)?.length ?? 0);
  });

  it("mends by key and word, and refuses what is no name and no date", async () => {
    const review = await session();
    await press(review, "m", "p", ..."finland", "\r");
    expect(review.status).toContain("begins with a capital");
    await press(review, ...Array.from({ length: 7 }, () => "\x7f"), ..."Finland", "\r");
    expect(review.review.candidate?.speaker.party).toBe("Finland");
    await press(review, "m", "d", ...Array.from({ length: 10 }, () => "\x7f"), ..."soon", "\r");
    expect(review.status).toContain("Write a day");
    await press(review, "\x1b", "m", "a", "\x1b", "m", "n");
    expect(review.review.candidate?.polarity).toBe("negated");
    await press(review, "z");
    expect(review.status).toContain("does nothing");
    await press(review, "q");
    expect(review.over).toBe(true);
  });

  it("can be left and taken up again, with what was decided and what was taken back", async () => {
    const { candidates } = await read(TEXT, { dated: "2025-08-22" });
    const document = { text: TEXT, mediaType: "text/plain", origin: "/wire.txt" };
    const memory = () => reviewMemory({ dossier: folder }, document, candidates, () => {});
    const writer = new DossierWriter(folder, { text: TEXT, name: "wire.txt", dated: "2025-08-22" });
    const first = await memory();
    const begun = new Session(Review.resumed(candidates, first.decisions), writer, first);
    expect(begun.review.at).toBe(0);
    await press(begun, "r", "u", "r");
    await first.close();
    const second = await memory();
    const again = new Session(Review.resumed(candidates, second.decisions), writer, second);
    expect([again.review.at, again.review.decisions.get(candidates[0]?.id ?? "")?.kind]).toEqual([1, "rejected"]);
    await press(again, "a");
    await second.close();
    const third = await memory();
    const done = new Session(Review.resumed(candidates, third.decisions), writer, third);
    expect([done.review.done, [...third.decisions.values()].map(({ kind }) => kind)]).toEqual([
      true,
      ["rejected", "accepted"],
    ]);
    await third.close();
    const none = await reviewMemory({ dossier: folder, archive: false }, document, candidates, () => {});
    expect(none.decisions.size).toBe(0);
  });

  it("goes on where nothing can be kept, and says so", async () => {
    const { candidates } = await read(TEXT, { dated: "2025-08-22" });
    const document = { text: TEXT, mediaType: "text/plain", origin: "/wire.txt" };
    writeFileSync(join(folder, ".proviso-archive.db"), "this is no archive, but a text of some length".repeat(50));
    const told: string[] = [];
    const memory = await reviewMemory({ dossier: folder }, document, candidates, (text) => told.push(text));
    expect(memory.decisions.size).toBe(0);
    expect(told).toEqual([expect.stringMatching(/^proviso: decisions are not kept for the next time: /)]);
    const named = join(folder, ".proviso-archive.db");
    await expect(reviewMemory({ dossier: folder, archive: named }, document, candidates, () => {})).rejects.toThrow();
  });

  it("says why something was not written, and decides nothing then", async () => {
    const { candidates } = await read(TEXT, { dated: "2025-08-22" });
    const full: Writer = { accept: () => Promise.reject(new Error("the disk is full")) };
    const review = new Session(new Review(candidates), full);
    await press(review, "a");
    expect(review.status).toBe("Not accepted: the disk is full");
    expect(review.review.decisions.size).toBe(0);
  });

  it("shows the words where they stand", async () => {
    const { review } = await session();
    const shown = screen(review, TEXT, { style: PLAIN, columns: 80 });
    expect(shown).toMatch(/accepted, it is written as:\n {2}statement by Norway on 2025-08-22 says [\s\S]*? only if\n/);
    expect(shown).toMatch(/^Norway says, 2025-08-22$/m);
    expect(shown).toContain("1 of ");
    expect(shown.replaceAll(/\s+/g, " ")).toContain("it would only sign the accord if all troops were withdrawn");
    expect(shown).toMatch(/condition: .*if all troops were withdrawn/);
    for (const line of shown.split("\n")) expect(line.length).toBeLessThanOrEqual(92);
    expect(screen(review.reject().reject(), TEXT, { style: PLAIN, columns: 80 })).toContain("2 rejected");
  });

  it("needs a terminal, and says what to use instead", async () => {
    const child = spawn(process.execPath, [MAIN, "review", join(folder, "record.proviso")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let told = "";
    child.stderr.on("data", (part) => (told += part));
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(2);
    expect(told).toContain("proviso read");
  });

  it.runIf(process.platform === "linux")("runs in a real terminal, key by key, and leaves it as it was", async () => {
    const document = join(folder, "..", "wire.txt");
    writeFileSync(document, TEXT);
    const line = [process.execPath, MAIN, "review", document, "--dossier", folder, "--dated", "2025-08-22"].join(" ");
    const child = spawn("script", ["-qefc", line, "/dev/null"], {
      env: { ...process.env, TERM: "xterm" },
      stdio: ["pipe", "pipe", "ignore"],
    });
    let shown = "";
    const seen = (words: string) =>
      new Promise<void>((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`the terminal never showed "${words}": ${shown.slice(-400)}`)),
          60_000,
        );
        const look = () => {
          if (!shown.includes(words)) return;
          clearTimeout(late);
          child.stdout.off("data", look);
          resolve();
        };
        child.stdout.on("data", look);
        look();
      });
    child.stdout.on("data", (part) => (shown += part));
    await seen("1 of 2");
    child.stdin.write("a");
    await seen("Written to record.proviso");
    child.stdin.write("q");
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(0);
    expect(shown).toContain("\x1b[?25h\x1b[?1049l");
    expect(record()).toContain("statement by Norway on 2025-08-22");
  });
});
