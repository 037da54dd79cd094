/**
 * How long it takes in a real browser from a key until the answers about the changed text have come back, for every agreement of the shelf in a dossier of
 * its own: the letter drawn, the text checked, who can void its promises worked out and told to the page. Once with words typed that nothing hangs on, and
 * once with the name of a party, so that the text means something else with every letter.
 *
 *     node benchmarks/recomputing.ts [FILE ...]
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { EXECUTABLE, launch, Served } from "../packages/workbench/test/harness.ts";

const LIBRARY = join(import.meta.dirname, "../library");
const AIM_MS = 50;
const KEYS = 20;
const WARMING = 5;
const GAP_MS = 200;
/** The page has been open for a while, as one is that somebody has read first: it goes through what it will be asked meanwhile. */
const OPEN_MS = 8000;

if (EXECUTABLE === undefined) console.log("no browser here, so nothing was measured");
else {
  const browser = await launch();
  const named = process.argv.slice(2);
  const paths = named.length > 0 ? named : readdirSync(LIBRARY).filter((path) => path.endsWith(".proviso"));
  const within = { words: 0, names: 0 };
  for (const path of paths) {
    const { words, names } = await measured(browser, path);
    if (words <= AIM_MS) within.words += 1;
    if (names <= AIM_MS) within.names += 1;
    console.log(`${path}: from a key to the answers ${told(words)} in words, ${told(names)} in a party's name`);
  }
  console.log(
    `of ${paths.length} agreements of the shelf within ${AIM_MS} ms from a key to the answers: ${within.words} in words, ${within.names} in a party's name`,
  );
  await browser.close();
}

function told(time: number): string {
  return Number.isNaN(time) ? `more than the ${GAP_MS} ms to the next key` : `${time.toFixed(1)} ms`;
}

/** Medians in milliseconds; not a number where the next key came first. */
async function measured(browser: Browser, path: string): Promise<{ readonly words: number; readonly names: number }> {
  const folder = mkdtempSync(join(tmpdir(), "proviso-shelf-"));
  for (const one of needed(path)) {
    mkdirSync(dirname(join(folder, one)), { recursive: true });
    cpSync(join(LIBRARY, one), join(folder, one));
  }
  const copy = join(folder, path);
  // A party is declared for every letter that will be typed, so that the text is sound after each.
  const parties = Array.from({ length: KEYS + 2 }, (_, letters) => `party Typed${"a".repeat(letters)} "A party"\n`);
  writeFileSync(
    copy,
    `${readFileSync(copy, "utf8").replace(/^(agreement .*)$/m, "$1\n  group Typing: Typed")}\n${parties.join("")}`,
  );
  const served = await new Served(folder).start();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    page.setDefaultTimeout(120_000);
    await page.addInitScript(() => {
      localStorage.setItem("proviso.tour", "seen");
      const times: number[] = [];
      let pressed: number | undefined;
      document.addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
      // The last answer about who can void something is what is waited for; the worker that gives them is asked about nothing else.
      const asked = new Set<number>();
      const listening = new WeakSet<Worker>();
      const post = Worker.prototype.postMessage;
      const listen = ({ data }: MessageEvent<{ id?: number }>): void => {
        if (data.id === undefined || !asked.delete(data.id)) return;
        setTimeout(() => {
          if (asked.size > 0 || pressed === undefined) return;
          times.push(performance.now() - pressed);
          pressed = undefined;
        });
      };
      interface Sent {
        readonly id: number;
        readonly kind?: string;
        readonly answer?: string;
        readonly along?: readonly { readonly id: number; readonly answer: string }[];
      }
      Worker.prototype.postMessage = function (this: Worker, message: Sent) {
        const put = message.kind === "ask" ? [message] : (message.along ?? []);
        for (const { id, answer } of put) {
          if (answer !== "void") continue;
          if (!listening.has(this)) this.addEventListener("message", listen);
          listening.add(this);
          asked.add(id);
        }
        post.call(this, message);
      } as typeof post;
      Object.assign(globalThis, { answered: times });
    });
    const agreement = /^agreement (\w+)/m.exec(readFileSync(join(LIBRARY, path), "utf8"))?.[1] ?? "";
    await page.goto(`${served.url}agreement/${agreement}?file=${path}`);
    const text = page.getByRole("textbox", { name: /^Text of/ });
    await text.click();
    await page.waitForTimeout(OPEN_MS);
    const typed = async (first: string): Promise<number> => {
      await page.keyboard.type(first);
      await page.waitForTimeout(1000);
      await page.evaluate(() => (globalThis as unknown as { answered: number[] }).answered.splice(0));
      for (let key = 0; key < KEYS; key++) {
        await page.waitForTimeout(GAP_MS);
        await page.keyboard.type("a");
      }
      await page.waitForTimeout(1000);
      const times = await page.evaluate(() => (globalThis as unknown as { answered: number[] }).answered);
      const kept = times.slice(WARMING).sort((a, b) => a - b);
      return kept.length < (KEYS - WARMING) / 2 ? Number.NaN : (kept[kept.length >> 1] as number);
    };
    await page.keyboard.press("Control+End");
    const words = await typed("\n//");
    await page.keyboard.press("Control+Home");
    await page.locator(".cm-line", { hasText: "group Typing" }).click();
    await page.keyboard.press("End");
    return { words, names: await typed("a") };
  } finally {
    await page.close();
    await served.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of the shelf with all that it uses and cites there. */
function needed(path: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  if (!path.endsWith(".proviso")) return found;
  for (const [, named = ""] of readFileSync(join(LIBRARY, path), "utf8").matchAll(
    /^\s*(?:use|attribute .* from|source \S+|table \S+) "([^"]+)"/gm,
  ))
    needed(named, found);
  return found;
}
