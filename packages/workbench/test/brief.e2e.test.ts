import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

/** No test depends on how fast the machine is. */
const PATIENT = { timeout: 90_000 };
const WIDTHS = [1280, 820, 380] as const;
const SCHEMES = ["light", "dark"] as const;

describe.skipIf(EXECUTABLE === undefined)("the brief in a browser", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    served = await new Served().start();
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
  });

  it("opens on the three sentences, tells how far it is, and cites what it says", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}brief`);
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    await ready(page);
    await page
      .getByText(/^As announced, nobody can void the promise/)
      .first()
      .waitFor();
    const contents = page.getByRole("navigation", { name: "Contents of the brief" });
    const entries = await contents.getByRole("link").allTextContents();
    const headings = await page.getByRole("article").getByRole("heading", { level: 2 }).allTextContents();
    expect(headings.filter((one) => one !== "Contents")).toEqual(entries);
    const mark = page.getByRole("link", { name: "Note 1", exact: true });
    await mark.click();
    expect(await mark.getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator("#open-1 .cited span").count()).toBeGreaterThan(0);
    const cited = await page.locator(".note-mark").count();
    expect(await page.locator(".brief-notes li.brief-note").count()).toBe(cited);
    await contents.getByRole("link", { name: "Notes" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENT).toBe("notes");
    expect(new URL(page.url()).hash).toBe("");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("can be cancelled, and worked out after all", async () => {
    const { page, context, faults } = await open(browser, `${served.url}brief`);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("No brief was worked out").waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
    await page.getByRole("button", { name: "Work it out" }).click();
    await ready(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is about what is chosen, holds what is chosen, and finds it again", async () => {
    const { page, context, faults } = await open(browser, `${served.url}brief`);
    await ready(page);
    await page.getByText("what it is about, and what is in it").click();
    await page.getByRole("checkbox", { name: "claims" }).uncheck();
    await expect.poll(() => page.getByRole("heading", { name: "Claims" }).count(), PATIENT).toBe(0);
    await page.getByRole("combobox", { name: "Reading" }).selectOption("clarified");
    await expect.poll(() => page.getByText(/^As announced, nobody can void the promise/).count(), PATIENT).toBe(0);
    await page.getByRole("combobox", { name: "Scenario" }).selectOption("chinaStandsAside");
    await page
      .getByRole("heading", { name: /to which China does not object/ })
      .first()
      .waitFor();
    expect(page.url()).toMatch(/scenario=chinaStandsAside.*parts=.*reading=clarified/);
    await page.reload();
    await page
      .getByRole("heading", { name: /to which China does not object/ })
      .first()
      .waitFor();
    expect(await page.getByRole("heading", { name: "Claims" }).count()).toBe(0);
    expect(await page.getByRole("heading", { name: /against no agreement: Renewed invasion$/ }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("downloads as DOCX, Markdown and JSON, each the brief that is shown", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}brief?parts=verdicts,questions`);
    await ready(page);
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      const path = await download.path();
      return { name: download.suggestedFilename(), bytes: readFileSync(path) };
    };
    const markdown = await save("Markdown");
    expect(markdown.name).toBe("ukraine-2025-brief.md");
    const text = markdown.bytes.toString("utf8");
    expect(text).toContain("# NATO-style security guarantee for Ukraine");
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      "What this rests on",
      "Who can void it: protection",
      "What to ask, in this order",
    ]);
    const json = await save("JSON");
    const parsed = JSON.parse(json.bytes.toString("utf8")) as {
      format: string;
      kind: string;
      answers: { value: { kind: string; sentences: unknown[] }; document: unknown[] }[];
    };
    expect([json.name, parsed.format, parsed.kind, parsed.answers[0]?.value.sentences.length]).toEqual([
      "ukraine-2025-brief.json",
      "proviso-answers/1",
      "brief",
      3,
    ]);
    const docx = await save("DOCX");
    expect(docx.name).toBe("ukraine-2025-brief.docx");
    expect(docx.bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("says what happened where the server cannot make the DOCX, and gives the rest", async () => {
    const { page, context } = await open(browser, `${served.url}brief?parts=none`);
    await ready(page);
    await page.route("**/api/answers/brief", (route) => route.abort());
    await page.getByRole("button", { name: "DOCX" }).click();
    await page.getByText(/The DOCX could not be made: the server does not answer.*Nothing was saved/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Markdown" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.md$/);
    await context.close();
  });

  it.each(SCHEMES)("prints black on white without what only a screen needs, from %s", async (colorScheme) => {
    const { page, context } = await open(browser, `${served.url}brief`, { colorScheme });
    await ready(page);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(count).toBeGreaterThan(3);
    await page.emulateMedia({ media: "print", colorScheme });
    const seen = await page.evaluate(() => ({
      ink: getComputedStyle(document.querySelector(".brief .lede p") ?? document.body).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      shown: [...document.querySelectorAll("button, select, input, nav#navigation, header.shell-head, .note-open")]
        .filter((one) => (one as HTMLElement).offsetParent !== null)
        .map((one) => one.outerHTML.slice(0, 80)),
      heads: document.adoptedStyleSheets
        .map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join(" "))
        .join(" "),
    }));
    expect(seen.ink).toBe("rgb(0, 0, 0)");
    expect(seen.paper).toBe("rgba(0, 0, 0, 0)");
    expect(seen.shown).toEqual([]);
    expect(seen.heads).toContain("NATO-style security guarantee for Ukraine, August 2025");
    expect(await page.locator(".brief-notes li .cited span").first().isVisible()).toBe(true);
    await context.close();
  });

  it.each(WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme }))))(
    "leaves nobody out at $width px in $colorScheme",
    async ({ width, colorScheme }) => {
      const { page, context } = await open(browser, `${served.url}brief`, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await ready(page);
      await page.getByRole("link", { name: "Note 1", exact: true }).click();
      await page.getByText("what it is about, and what is in it").click();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(beyond)).toEqual([]);
      await context.close();
    },
  );
});

async function ready(page: Page): Promise<void> {
  await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
}

/** What of the room sticks out of the window, and is in nothing that scrolls. */
function beyond(): string[] {
  return [...document.querySelectorAll("main *")]
    .filter((one) => one.closest(".table-wrap") === null && one.getBoundingClientRect().right > window.innerWidth + 1)
    .map((one) => `${one.tagName}.${one.className}`);
}
