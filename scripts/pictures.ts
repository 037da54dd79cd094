/**
 * Pictures of every room at three widths, light and dark, for docs/workbench.md: `node scripts/pictures.ts [folder] [room …]`. They are of the worked
 * dossier, in the machine's own browser.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { EXECUTABLE, launch, open, Served } from "../packages/workbench/test/harness.ts";

const WIDTHS = [1280, 820, 380] as const;
const THEMES = ["light", "dark"] as const;

/** Each room at a view that shows what it is for. */
const VIEWS: Readonly<Record<string, string>> = {
  dossier: "",
  agreement: "agreement/Guarantee?take=Guarantee.veto:held",
  stop: "stop/Guarantee.protection?take=Guarantee.veto:held",
  fast: "fast/Guarantee.protection",
  record: "record",
  read: "read",
  compare: "compare",
  questions: "questions",
  influence: "influence",
  play: "play",
  brief: "brief",
};

const [folder = join(import.meta.dirname, "../docs/pictures"), ...only] = process.argv.slice(2);
if (EXECUTABLE === undefined)
  throw new Error("No browser of the Chromium family is on this machine; name one with PROVISO_BROWSER.");
mkdirSync(folder, { recursive: true });
const served = await new Served().start();
const browser = await launch();
try {
  for (const [room, view] of Object.entries(VIEWS)) {
    if (only.length > 0 && !only.includes(room)) continue;
    for (const colorScheme of THEMES) {
      const { page, context } = await open(browser, served.url + view, {
        colorScheme,
        viewport: { width: WIDTHS[0], height: 900 },
        reducedMotion: "reduce",
      });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 500 ? 800 : 900 });
        await page.locator("main h1, main textarea, main .cm-editor").first().waitFor();
        // What is worked out has come when nothing says any more that it is on its way.
        await page
          .waitForFunction(
            () =>
              !/…\s*$/m.test(document.querySelector("main")?.textContent ?? "") &&
              document.querySelector("main [aria-busy=true]") === null,
          )
          .catch(() => {});
        await page.waitForTimeout(700);
        const path = join(resolve(folder), `${room}-${width}-${colorScheme}.png`);
        await page.screenshot({ path });
        console.log(path);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await served.remove();
}
