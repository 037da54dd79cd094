import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served, watch } from "./harness.ts";

const SLOW = { timeout: 60_000 };

describe.skipIf(EXECUTABLE === undefined)("the dossier room", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    served = await new Served().start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
  });

  it("tells the three sentences, and each agreement in a row that can be compared", async () => {
    const { page, context, faults, elsewhere } = await open(browser, served.url);
    await page.getByText("As clarified, Russia alone and China alone can each void the promise").first().waitFor();
    const table = page.getByRole("table").first();
    const guarantee = table.locator("tbody", { hasText: "NATO-style security guarantee" });
    await guarantee.getByText("where veto is held").waitFor();
    await guarantee.locator("tr", { hasText: "where veto is held" }).getByText("worse").waitFor(SLOW);
    await guarantee.locator("tr", { hasText: "where veto is absent" }).getByText("better").waitFor(SLOW);
    expect(await guarantee.getByRole("row").count()).toBe(2);
    await table.locator("tbody", { hasText: "Istanbul terms" }).getByText("Voidable by each of 5 alone").waitFor();
    await page.getByText("Contradicted, by reports only").waitFor();
    await page.getByText("The party that the promise guards against can void it").first().click();
    await page.getByText("Russia could attack and then void the promise").first().waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("moves everything that hangs on a question, and copies what to ask", async () => {
    const { page, context } = await open(browser, served.url);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByText("ask next: 1st").waitFor(SLOW);
    await page.getByRole("button", { name: "copy the question" }).first().click();
    await page.getByText("copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "Can Russia and China block the response? If “held”",
    );
    await page
      .getByRole("radiogroup", { name: "Can Russia and China block" })
      .getByRole("radio", { name: "absent" })
      .click();
    const guarantee = page.getByRole("table").first().locator("tbody", { hasText: "NATO-style" });
    await expect.poll(() => guarantee.getByRole("row").count(), SLOW).toBe(1);
    await guarantee
      .locator("del.ghost", { hasText: "Voidable by Russia alone or China alone" })
      .waitFor({ state: "attached" });
    await page.reload();
    await expect.poll(() => guarantee.getByText("Nobody can void it").count(), SLOW).toBe(1);
    expect(page.url()).toContain("take=Guarantee.veto:absent");
    await context.close();
  });

  it("tells what changed since the last visit, and not what the reader has seen", async () => {
    const { page, context } = await open(browser, served.url);
    await page.getByText("NATO-style security guarantee").first().waitFor();
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem("proviso.visit.ukraine-2025")), SLOW)
      .not.toBeNull();
    expect(await page.getByRole("region", { name: /since your last visit/ }).count()).toBe(0);
    await page.close();
    const before = served.text("guarantee.proviso");
    writeFileSync(
      join(served.folder, "guarantee.proviso"),
      before
        .replace("group Blockers: Russia, China", "group Blockers: China, France")
        .replace("within 7 days", "within 9 days"),
    );
    const next = await context.newPage();
    watch(next, context, new URL(served.url).origin);
    await next.goto(served.url);
    const since = next.getByRole("region", { name: /since your last visit/ });
    await since.getByText("France alone gained the means to void it").waitFor(SLOW);
    await since.getByText("Russia alone lost the means to void it").waitFor();
    await next.reload();
    await since.getByText("France alone gained the means to void it").waitFor(SLOW);
    await since.getByRole("button", { name: "I have seen it" }).click();
    await expect.poll(() => since.count()).toBe(0);
    writeFileSync(join(served.folder, "guarantee.proviso"), before);
    await context.close();
  });

  it("begins an agreement from a template, which can be asked at once", async () => {
    const { page, context, faults } = await open(browser, served.url);
    await page.getByText("add an agreement").click();
    await page.getByRole("textbox", { name: "What is it called?" }).fill("A pact for Moldova");
    await page.getByRole("button", { name: "Begin from a template" }).click();
    await page.getByRole("textbox", { name: "Text of a-pact-for-moldova.proviso" }).waitFor();
    await page.getByText("alone can stop it").first().waitFor(SLOW);
    await expect
      .poll(() => served.text("a-pact-for-moldova.proviso"), SLOW)
      .toContain('agreement APactForMoldova "A pact for Moldova"');
    expect(faults).toEqual([]);
    rmSync(join(served.folder, "a-pact-for-moldova.proviso"));
    await context.close();
  });

  it("takes an agreement of the world from the shelf, with what it cites", async () => {
    const { page, context, faults } = await open(browser, served.url);
    await page.getByText("add an agreement").click();
    await page.getByRole("combobox", { name: /one from the shelf/ }).selectOption("anzus.proviso");
    await page.getByRole("textbox", { name: "Text of anzus.proviso" }).waitFor();
    await expect.poll(() => served.text("sources/pacific-pacts.md"), SLOW).toContain("ANZUS");
    await expect.poll(() => page.getByText("has to be mended").count(), SLOW).toBe(0);
    await page.getByRole("textbox", { name: "Text of anzus.proviso" }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n// looked at");
    // Taken back, it is gone with what it brought; brought again, it is as it was left.
    await page.getByRole("button", { name: /^Undo: adding/ }).click();
    await page.getByText("add an agreement").waitFor();
    const there = () =>
      ["anzus.proviso", "sources/pacific-pacts.md"].map((path) => existsSync(join(served.folder, path)));
    await expect.poll(there, SLOW).toEqual([false, false]);
    await page.getByRole("button", { name: /^Redo: adding/ }).click();
    await page.getByRole("textbox", { name: "Text of anzus.proviso" }).waitFor();
    await expect.poll(there, SLOW).toEqual([true, true]);
    expect(served.text("anzus.proviso")).toContain("// looked at");
    expect(faults).toEqual([]);
    rmSync(join(served.folder, "anzus.proviso"));
    await context.close();
  });

  it("teaches where nothing stands yet", async () => {
    const empty = new Served();
    rmSync(empty.folder, { recursive: true });
    mkdirSync(empty.folder);
    await empty.start();
    const { page, context, faults } = await open(browser, empty.url);
    await page.getByRole("heading", { name: "Nothing stands here yet" }).waitFor();
    await page.getByRole("link", { name: "Read a document" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Begin from a template" }).click();
    await page.getByRole("textbox", { name: "Text of a-new-agreement.proviso" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
    await empty.remove();
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [820, "light"],
    [820, "dark"],
    [380, "light"],
    [380, "dark"],
  ] as const)("keeps nobody out at %i pixels, %s", async (width, colorScheme) => {
    const { page, context, faults, elsewhere } = await open(browser, served.url, {
      viewport: { width, height: 900 },
      colorScheme,
    });
    await page.getByText("ask next: 1st").waitFor(SLOW);
    await page.locator(".chance-line").first().waitFor(SLOW);
    await page.getByText("Weak places in the texts").waitFor(SLOW);
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });
});
