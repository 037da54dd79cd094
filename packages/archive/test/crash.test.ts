import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  archiveStatus,
  exportLines,
  type Ingested,
  ingest,
  openArchive,
  SAME_COPY,
  searchArchive,
} from "../src/index.ts";
import { jaccard, shinglesOf } from "../src/likeness/shingles.ts";
import { onBothEngines, temporaryFolder } from "./engines.ts";
import { edited, prose, random } from "./sample.ts";

const CHILD = join(import.meta.dirname, "ingest-child.ts");
const FILES = 160;
const SEED = 20250820;

/** Files of which one in four is a near-identical copy of an earlier one, one in ten the same again; by seed. */
function writeFiles(folder: string, seed: number): string {
  const next = random(seed);
  mkdirSync(folder, { recursive: true });
  const texts: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const old = texts[Math.floor(next() * texts.length)];
    const kind = next();
    const text =
      old === undefined || kind > 0.35
        ? prose(next, 60 + Math.floor(next() * 200))
        : kind > 0.1
          ? edited(next, old, 60)
          : old;
    texts.push(text);
    writeFileSync(join(folder, `${String(i).padStart(4, "0")}.txt`), `Document ${i}\n${text}`);
  }
  return folder;
}

function start(where: string, ...folders: readonly string[]): ChildProcess {
  return spawn(process.execPath, [CHILD, where, ...folders], { stdio: ["ignore", "pipe", "pipe"] });
}

/** Waits for the end of a process; kills it, as no process can prevent, as soon as it has told so many lines. */
function ended(
  child: ChildProcess,
  killAfter = Number.POSITIVE_INFINITY,
): Promise<{ killed: boolean; result: string }> {
  return new Promise((resolve, reject) => {
    let lines = 0;
    let last = "";
    let errors = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n")) {
        if (line === "") continue;
        last = line;
        if (++lines === killAfter) child.kill("SIGKILL");
      }
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL") resolve({ killed: true, result: last });
      else if (code === 0) resolve({ killed: false, result: last });
      else reject(new Error(`the child failed (${code ?? signal}): ${errors}`));
    });
  });
}

async function exported(where: string): Promise<string[]> {
  const archive = await openArchive(where, { readOnly: true });
  const lines: string[] = [];
  for await (const line of exportLines(archive)) lines.push(line);
  await archive.close();
  return lines;
}

onBothEngines(({ place }) => {
  const folder = temporaryFolder();

  describe("an import", () => {
    it("that is killed again and again ends as one that was not", async () => {
      const files = writeFiles(join(folder(), "killed"), SEED);
      const whole = await place();
      await ended(start(whole, files));
      const next = random(SEED);
      const where = await place();
      let kills = 0;
      for (;;) {
        // The first one may be killed while it makes the archive.
        const { killed } = await ended(start(where, files), 1 + Math.floor(next() * (kills === 0 ? 3 : FILES)));
        if (!killed) break;
        kills++;
        if (kills > 5) {
          const { result } = await ended(start(where, files));
          const { files: all, added, copies, known, cancelled } = JSON.parse(result) as Ingested;
          expect([all, added + copies + known, cancelled]).toEqual([FILES, FILES, false]);
          break;
        }
      }
      expect(kills).toBeGreaterThan(0);
      expect(await exported(where)).toEqual(await exported(whole));
    });

    it("that two processes do at once, with a reader beside them, holds every document once", async () => {
      const [one, two] = [writeFiles(join(folder(), "one"), 1), writeFiles(join(folder(), "two"), 2)];
      const where = await place();
      const together = Promise.all([start(where, one, two), start(where, two, one)].map((child) => ended(child)));
      let running = true;
      const reading = (async () => {
        let before = 0;
        let reads = 0;
        while (running) {
          // The reader comes before there is anything to read, and waits for it.
          const archive = await openArchive(where);
          const { documents } = await archiveStatus(archive);
          const { total, hits } = await searchArchive(archive, "", { limit: 200 });
          expect(documents).toBeGreaterThanOrEqual(before);
          for (const { origin } of hits) expect(origin).toContain(folder());
          expect(total).toBeGreaterThanOrEqual(Math.min(before, 1));
          before = documents;
          reads++;
          await archive.close();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return reads;
      })();
      const results = await together.finally(() => {
        running = false;
      });
      expect(await reading).toBeGreaterThan(1);
      for (const { result } of results) {
        const { files, added, copies, known, failed } = JSON.parse(result) as Ingested;
        expect([files, added + copies + known, failed]).toEqual([2 * FILES, 2 * FILES, []]);
      }
      const alone = await place();
      await ended(start(alone, one, two));
      const [lines, expected] = [await exported(where), await exported(alone)];
      const documents = (all: readonly string[]) =>
        all.flatMap((line) => {
          const { kind, id, text, origins, copyOf } = JSON.parse(line);
          return kind === "document" ? [{ id: String(id), text: String(text), origins: origins.length, copyOf }] : [];
        });
      const [found, wanted] = [documents(lines), documents(expected)];
      const plain = (all: typeof found) => all.map(({ id, origins }) => `${id} ${origins}`).sort();
      expect(plain(found)).toEqual(plain(wanted));
      // Which one came first is a matter of chance; that copies are like their original, and originals unlike each other, is not.
      const shingles = new Map(found.map(({ id, text }) => [id, shinglesOf(text)] as const));
      const like = (a: string, b: string) => jaccard(shingles.get(a) ?? new Set(), shingles.get(b) ?? new Set());
      const originals = found.filter(({ copyOf }) => copyOf === undefined);
      for (const { id, copyOf } of found)
        if (copyOf !== undefined) expect(like(id, copyOf)).toBeGreaterThanOrEqual(SAME_COPY);
      for (const { id } of originals)
        for (const other of originals) if (other.id < id) expect(like(id, other.id)).toBeLessThan(SAME_COPY);
    });

    it("that is cancelled goes on where it was", async () => {
      const files = writeFiles(join(folder(), "cancelled"), SEED);
      const whole = await place();
      await ended(start(whole, files));
      const where = await place();
      const archive = await openArchive(where, { now: () => "2025-09-01T00:00:00.000Z" });
      const extract = ({ bytes }: { readonly bytes: Uint8Array }) => {
        const [title = "", ...lines] = new TextDecoder().decode(bytes).split("\n");
        return { title, text: lines.join("\n"), date: "2025-08-20", mediaType: "text/plain" };
      };
      const control = new AbortController();
      const first = await ingest(archive, [files], {
        extract,
        signal: control.signal,
        progress: (done) => done === 50 && control.abort(),
      });
      expect([first.cancelled, first.added + first.copies + first.known]).toEqual([true, 50]);
      let read = 0;
      const second = await ingest(archive, [files], {
        extract: (file) => {
          read++;
          return extract(file);
        },
      });
      expect([second.cancelled, read, second.known >= 50]).toEqual([false, FILES - 50, true]);
      await archive.close();
      expect(await exported(where)).toEqual(await exported(whole));
    });
  });
});

describe("copies", () => {
  const folder = temporaryFolder();
  it.each([1, 2, 3])("are those that comparing each with all before it finds (seed %i)", async (seed) => {
    const files = writeFiles(join(folder(), `${seed}`), seed);
    const where = join(folder(), `${seed}.db`);
    await ended(start(where, files));
    const archive = await openArchive(where, { readOnly: true });
    const found = new Map<string, string | undefined>();
    const texts: { id: string; text: string; first: string }[] = [];
    for await (const line of exportLines(archive)) {
      const { kind, id, text, copyOf, origins } = JSON.parse(line);
      if (kind !== "document") continue;
      found.set(id, copyOf);
      texts.push({ id, text, first: origins[0].origin });
    }
    await archive.close();
    // The slow, obviously right way: in the order of arrival, each against every original so far.
    const originals: { id: string; shingles: Set<string> }[] = [];
    const wanted = new Map<string, string | undefined>();
    for (const { id, text } of texts.sort((a, b) => (a.first < b.first ? -1 : 1))) {
      const shingles = shinglesOf(text);
      let best = SAME_COPY;
      let copyOf: string | undefined;
      for (const original of originals) {
        const likeness = jaccard(shingles, original.shingles);
        if (likeness > best || (likeness === best && copyOf === undefined)) [best, copyOf] = [likeness, original.id];
      }
      wanted.set(id, copyOf);
      if (copyOf === undefined) originals.push({ id, shingles });
    }
    expect(found).toEqual(wanted);
    expect([...wanted.values()].filter((one) => one !== undefined).length).toBeGreaterThan(10);
  });
});
