/**
 * How smoothly the timeline of a long record moves, and how soon it is there: the real server, the real page, a real browser, a dossier made with a
 * seed. `node benchmarks/timeline.ts [statements]`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXECUTABLE, launch, open, Served } from "../packages/workbench/test/harness.ts";
import { longDossier } from "./long-dossier.ts";

const COUNT = Number(process.argv[2] ?? 5000);
const SEED = 20250820;

if (EXECUTABLE === undefined) {
  console.log("Left out: no Chromium, Chrome or Edge on this machine; name one with PROVISO_BROWSER.");
} else await bench();

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "proviso-long-dossier-"));
  mkdirSync(join(folder, "sources"));
  for (const [path, text] of Object.entries(longDossier(COUNT, SEED))) writeFileSync(join(folder, path), text);
  const served = await new Served(folder).start();
  const browser = await launch();
  try {
    const { page, faults } = await open(browser, `${served.url}record`, { viewport: { width: 1280, height: 900 } });
    const began = performance.now();
    await page.getByRole("listbox").waitFor({ timeout: 300_000 });
    await page.locator("[data-key]").first().waitFor();
    line("read, checked, answered and drawn", `${((performance.now() - began) / 1000).toFixed(1)} s`);
    const total = await page.locator(".record-counts").textContent();
    const drawn = await page.locator("[data-key]").count();
    line("marks in the page at a time", `${drawn} (${total?.split(" · ")[0]})`);
    for (const [name, zoom, step] of [
      ["the scale at which it opens", undefined, 24],
      ["the whole time at once", "1", 24],
      ["a week in sight", "140", 60],
    ] as const) {
      await page.goto(`${served.url}record${zoom === undefined ? "" : `?zoom=${zoom}`}`);
      await page.locator("[data-key]").first().waitFor({ timeout: 300_000 });
      await page.waitForTimeout(500);
      for (const axis of ["scrollLeft", "scrollTop"] as const) {
        const frames = await page.evaluate(scrolled, { axis, step, lasting: 4000 });
        line(`${name}, scrolled ${axis === "scrollLeft" ? "through time" : "through the rows"}`, told(frames));
      }
    }
    if (faults.length > 0) throw new Error(faults.join("; "));
  } finally {
    await browser.close();
    await served.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Scrolls to and fro by so many pixels a frame, and gives how long each frame took. Runs in the page. */
async function scrolled({
  axis,
  step,
  lasting,
}: {
  readonly axis: "scrollLeft" | "scrollTop";
  readonly step: number;
  readonly lasting: number;
}): Promise<number[]> {
  const element = document.querySelector('[role="listbox"]');
  if (element === null) throw new Error("there is no timeline");
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let direction = 1;
  let last = await frame();
  const end = last + lasting;
  while (last < end) {
    const before = element[axis];
    element[axis] += step * direction;
    if (element[axis] === before) direction = -direction;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

function told(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
  const slow = times.filter((time) => time > 1000 / 30 + 1).length;
  return `${(1000 / at(0.5)).toFixed(0).padStart(3)} frames a second (median), worst second ${worstSecond(times)}, longest frame ${at(1).toFixed(0)} ms, ${slow} of ${times.length} below 30 a second`;
}

/** The fewest frames in any second. */
function worstSecond(times: readonly number[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  let [from, sum] = [0, 0];
  for (let to = 0; to < times.length; to++) {
    sum += times[to] as number;
    while (sum >= 1000) {
      fewest = Math.min(fewest, to - from + 1);
      sum -= times[from++] as number;
    }
  }
  return fewest;
}

function line(what: string, how: string): void {
  console.log(`${what.padEnd(58)} ${how}`);
}
