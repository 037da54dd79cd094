/** How long the workbench takes from its address to its first words and to its answers, and how much is sent for it, in a real browser. */
import type { Browser } from "playwright-core";
import { EXECUTABLE, launch, Served } from "../packages/workbench/test/harness.ts";

const RUNS = 7;
const KB = 1000;

interface Visit {
  /** Milliseconds from asking for the page to its first words, and to the first answer in place and a press that works. */
  readonly words: number;
  readonly answers: number;
  /** Bytes of scripts on the line before the answers stood: of the page, and of its threads. */
  readonly page: number;
  readonly threads: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    localStorage.setItem("proviso.tour", "seen");
    const look = () => {
      if (document.querySelector(".lede p") === null || document.querySelector(".verdict") === null)
        requestAnimationFrame(look);
      else performance.mark("answers");
    };
    look();
  });
  await page.goto(url);
  await page.locator(".verdict").first().waitFor();
  await page.locator(".lede p").first().waitFor();
  await page.getByRole("link", { name: "Who can stop it" }).first().click({ trial: true });
  const seen = await page.evaluate(() => {
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(({ name }) =>
      /\.js(\?|$)/.test(name),
    );
    const bytes = (of: PerformanceResourceTiming[]) =>
      of.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    const threads = scripts.filter(({ name }) => /worker/.test(name));
    return {
      words: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      answers: performance.getEntriesByName("answers")[0]?.startTime ?? Number.NaN,
      page: bytes(scripts) - bytes(threads),
      threads: bytes(threads),
    };
  });
  await context.close();
  return seen;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

if (EXECUTABLE === undefined) console.log("No browser of the Chromium family is on this machine; left out.");
else {
  const served = await new Served().start();
  const browser = await launch();
  try {
    await visit(browser, served.url);
    const visits: Visit[] = [];
    for (let i = 0; i < RUNS; i += 1) visits.push(await visit(browser, served.url));
    const of = (name: keyof Visit) => median(visits.map((one) => one[name]));
    console.log(`first words ${of("words").toFixed(0)} ms (goal: under 1,000)`);
    console.log(`three sentences and first verdicts ${of("answers").toFixed(0)} ms (goal: under 2,000)`);
    console.log(
      `scripts sent before that: page ${(of("page") / KB).toFixed(0)} KB, threads ${(of("threads") / KB).toFixed(0)} KB, compressed (goal: page under 350 KB)`,
    );
  } finally {
    await browser.close();
    await served.remove();
  }
}
