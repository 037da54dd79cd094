/**
 * Pictures of every room at three widths, light and dark, for docs/workbench.md: `node scripts/pictures.ts [folder] [room …]`. They are of the worked
 * dossier, in the machine's own browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { EXECUTABLE, launch, open, Served } from "../packages/workbench/test/harness.ts";

const WIDTHS = [1280, 820, 380] as const;
const THEMES = ["light", "dark"] as const;
/** Of WebP, of 100: letters stay sharp, at a third of what a PNG takes. */
const QUALITY = 88;

interface View {
  readonly address: string;
  /** What a reader would do first. */
  readonly first?: (page: Page) => Promise<void>;
}

/** Each room at a view that shows what it is for. */
const VIEWS: Readonly<Record<string, View>> = {
  dossier: { address: "" },
  agreement: {
    address: "agreement/Guarantee?take=Guarantee.veto:held",
    first: async (page) => {
      const places = page.getByRole("combobox", { name: /Go to/ });
      const place = (await places.locator("option").allTextContents()).find((one) => /guarantors act/.test(one));
      if (place !== undefined) await places.selectOption({ label: place });
    },
  },
  stop: { address: "stop/Guarantee.protection?take=Guarantee.veto:held" },
  fast: { address: "fast/Guarantee.protection" },
  record: { address: "record" },
  read: {
    address: "read",
    first: async (page) => {
      const start = page.getByRole("button", { name: /article\.txt/ }).first();
      // Another width finds it under review already.
      if ((await start.count()) === 0) return;
      await start.click();
      await page.getByText(/of \d+ decided/).waitFor();
    },
  },
  compare: { address: "compare" },
  questions: { address: "questions" },
  influence: { address: "influence" },
  play: { address: "play" },
  brief: { address: "brief" },
};

const [folder = join(import.meta.dirname, "../docs/pictures"), ...only] = process.argv.slice(2);
if (EXECUTABLE === undefined)
  throw new Error("No browser of the Chromium family is on this machine; name one with PROVISO_BROWSER.");
mkdirSync(folder, { recursive: true });
const served = await new Served().start();
const browser = await launch();
try {
  for (const [room, { address, first }] of Object.entries(VIEWS)) {
    if (only.length > 0 && !only.includes(room)) continue;
    for (const colorScheme of THEMES)
      for (const width of WIDTHS) {
        const { page, context } = await open(browser, served.url + address, {
          colorScheme,
          viewport: { width, height: width < 500 ? 800 : 900 },
          reducedMotion: "reduce",
        });
        await page.locator("main h1, main textarea, main .cm-editor").first().waitFor();
        await settled(page);
        await first?.(page);
        await settled(page);
        const path = join(resolve(folder), `${room}-${width}-${colorScheme}.webp`);
        writeFileSync(path, await picture(page));
        console.log(path);
        await context.close();
      }
  }
} finally {
  await browser.close();
  await served.remove();
}

/** What is worked out has come when nothing says any more that it is on its way. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    const waits = [...(main?.querySelectorAll("p, td, [role=status]") ?? [])];
    return (
      main?.querySelector("[aria-busy=true]") === null && !waits.some((one) => /…\s*$/.test(one.textContent ?? ""))
    );
  });
  await page.waitForTimeout(700);
}

/** The page as WebP, which the browser makes though playwright does not ask it to. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  return Buffer.from(data, "base64");
}
