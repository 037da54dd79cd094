/**
 * The archive on both engines: documents imported a second, how long a search over them takes, and whether an import that is killed twice (SIGKILL) and goes on
 * ends as one that was not: `node benchmarks/archive.ts [documents]`. Postgres is a server started for it where the machine has one, else PGlite.
 */
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Archive, exportLines, ingest, openArchive, searchArchive } from "../packages/archive/src/index.ts";
import { initdb, postgres } from "../packages/archive/test/postgres.ts";
import { random } from "../packages/archive/test/sample.ts";

// The process that is killed: `node benchmarks/archive.ts --import WHERE FOLDER`.
if (process.argv[2] === "--import") {
  const [where = "", from = ""] = process.argv.slice(3);
  const archive = await openArchive(where, { now: () => "2026-01-14T00:00:00.000Z" });
  await ingest(archive, [from], { extract: extracted, progress: (done) => process.stdout.write(`${done}\n`) });
  await archive.close();
  process.exit();
}

const DOCUMENTS = Number(process.argv[2] ?? 10_000);
const SEED = 20_260_114;
const QUERIES = [
  "w1",
  "w1 w2 w3",
  "w40 OR w41 OR w42",
  "w900 NOT w1",
  '"w1 w2"',
  "w12*",
  "w19999",
  "(w7 OR w8) (w9 OR w10) NOT w11",
] as const;
const RUNS = 9;

const folder = mkdtempSync(join(tmpdir(), "proviso-bench-"));
const now = () => "2026-01-14T00:00:00.000Z";
try {
  writeDocuments(join(folder, "documents"));
  const sqlite = await measured("SQLite", async () => join(folder, `${randomUUID()}.db`));
  const server = await postgres();
  try {
    const other = await measured(initdb() === undefined ? "PGlite" : "Postgres", server.database);
    line("both engines", sqlite === other ? "export and find the same" : "DIFFER");
    if (sqlite !== other) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Imports, searches, prints, and returns a digest of what was found and of the export. */
async function measured(engine: string, place: () => Promise<string>): Promise<string> {
  const archive = await openArchive(await place(), { now });
  const digest = createHash("sha256");
  const start = performance.now();
  const { added, copies } = await ingest(archive, [join(folder, "documents")], {
    extract: extracted,
  });
  const seconds = (performance.now() - start) / 1000;
  line(
    `${engine}: import of ${DOCUMENTS} files`,
    `${Math.round(DOCUMENTS / seconds)} documents/s, ${copies} of ${added + copies} are copies`,
  );
  for (const query of QUERIES) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const begin = performance.now();
      const page = await searchArchive(archive, query);
      times.push(performance.now() - begin);
      if (run === 0) digest.update(JSON.stringify(page));
    }
    times.sort((a, b) => a - b);
    const { total } = await searchArchive(archive, query);
    const [median, worst] = [times[RUNS >> 1] as number, times[RUNS - 1] as number];
    line(
      `${engine}: search for ${query}`,
      `${median.toFixed(1).padStart(6)} ms, at most ${worst.toFixed(1)}; ${total} found`,
    );
  }
  const whole = await exportDigest(archive);
  await archive.close();
  const broken = await openArchive(await killedTwice(place), { now });
  const same = (await exportDigest(broken)) === whole;
  await broken.close();
  if (!same) process.exitCode = 1;
  line(
    `${engine}: import killed at a third and at two thirds, then resumed`,
    same ? "as if it had not been" : "DIFFERS",
  );
  return digest.update(whole).digest("hex");
}

async function exportDigest(archive: Archive): Promise<string> {
  const digest = createHash("sha256");
  for await (const text of exportLines(archive)) digest.update(text);
  return digest.digest("hex");
}

/** Imports in a process that is killed as no process can prevent, twice; then to the end. */
async function killedTwice(place: () => Promise<string>): Promise<string> {
  const where = await place();
  for (const at of [DOCUMENTS / 3, (2 * DOCUMENTS) / 3, Number.POSITIVE_INFINITY]) {
    const signal = await importing(where, at);
    if ((signal === "SIGKILL") !== Number.isFinite(at)) throw new Error(`the import ended by ${signal ?? "itself"}`);
  }
  return where;
}

function importing(where: string, killAt: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [import.meta.filename, "--import", where, join(folder, "documents")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (Number(text.trimEnd().split("\n").at(-1)) >= killAt) child.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (_, signal) => resolve(signal));
  });
}

/** A document of this bench: its title, its day, its words. */
function extracted({ bytes }: { readonly bytes: Uint8Array }) {
  const [title = "", date, ...text] = new TextDecoder().decode(bytes).split("\n");
  return { title, date, text: text.join("\n"), mediaType: "text/plain" };
}

/** Texts of 100 to 600 words as frequent as words of a language are (Zipf), one in twenty an edited copy of an earlier one. */
function writeDocuments(where: string): void {
  mkdirSync(where);
  const next = random(SEED);
  const word = () => `w${Math.floor(20_000 ** next())}`;
  let last: string[] = [];
  for (let i = 0; i < DOCUMENTS; i++) {
    const copy = last.length > 0 && next() < 0.05;
    const words: string[] = copy
      ? last.map((each) => (next() < 0.01 ? word() : each))
      : Array.from({ length: 100 + Math.floor(500 * next()) }, word);
    if (!copy) last = words;
    const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(2000 * next()))).toISOString().slice(0, 10);
    writeFileSync(join(where, `${String(i).padStart(6, "0")}.txt`), `Document ${i}\n${day}\n${words.join(" ")}`);
  }
}

function line(name: string, figure: string): void {
  console.log(`${name.padEnd(64)} ${figure}`);
}
