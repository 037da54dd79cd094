import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

const ROOT = join(import.meta.dirname, "../../..");
const LIBRARY = join(ROOT, "library");

describe.skipIf(EXECUTABLE === undefined)("who can stop it, in a browser", () => {
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

  const room = (query = "") => open(browser, `${served.url}stop/Guarantee.protection${query}`);
  const picture = (page: Page, sentence: string | RegExp) =>
    page.getByRole("figure").filter({ has: page.locator("figcaption", { hasText: sentence }) });

  it("tells under which answers, names large who can alone, and asks nobody elsewhere", async () => {
    const { page, context, faults, elsewhere } = await room();
    const alone = picture(page, "Russia or China alone can void it without breaking it").first().locator(".alone > li");
    await alone.first().waitFor();
    expect(await alone.locator(".alone-name").allTextContents()).toEqual(["Russia", "China"]);
    await picture(page, "Nobody can void it without breaking it").waitFor();
    const cases = page.locator(".cases").first();
    expect(await cases.locator(".under").allInnerTexts()).toContainEqual(
      expect.stringMatching(/Can Russia and China block the response\?\s*absent/),
    );
    await page
      .getByRole("row", { name: /4 together/ })
      .first()
      .waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("takes a voice away by a click, shows what was, and finds it again by the address", async () => {
    const { page, context, faults } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    await page.getByRole("button", { name: "take its voice away: Russia" }).click();
    await picture(page, "China alone can void it without breaking it").waitFor();
    const ghost = page.locator(".alone > li[data-ghost=true]");
    await ghost.waitFor();
    expect(await ghost.textContent()).toMatch(/Russia\s*no longer/);
    expect(page.url()).toContain("without.Guarantee.response=Russia");
    await page.getByRole("button", { name: "China", exact: true }).click();
    await picture(page, "can void it without breaking it, only all 4 together").waitFor();
    await page.reload();
    await picture(page, "can void it without breaking it, only all 4 together").waitFor();
    await page.getByText("Not what the text says: Russia and China have no voice here.").waitFor();
    await page.getByRole("button", { name: "Give back every voice" }).click();
    await picture(page, "Russia or China alone can void it").waitFor();
    expect(page.url()).not.toContain("without");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("shows what else coalitions can do, and measures power by the index chosen", async () => {
    const { page, context } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    await page.getByRole("radio", { name: "can secure it" }).click();
    await picture(page, /to make sure that it is kept/)
      .first()
      .waitFor();
    const index = page.getByLabel("Measured by");
    await index.selectOption({ label: "Shapley–Shubik" });
    await picture(page, "Most hangs on Russia and China, 46.7% each").waitFor();
    await page.getByText("how often this party is the one that settles it").waitFor();
    await page.reload();
    await picture(page, "Most hangs on Russia and China, 46.7% each").waitFor();
    expect(await index.inputValue()).toBe("shapley-shubik");
    expect(await page.getByRole("radio", { name: "can secure it" }).getAttribute("aria-checked")).toBe("true");
    await context.close();
  });

  it("draws the way from trigger to help, and where it can be cut", async () => {
    const { page, context } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    const way = picture(page, "The way from trigger to help can be cut at the decision, by Russia or China alone.");
    const stations = way.locator(".station");
    await stations.first().waitFor();
    expect(await stations.locator("h3").allInnerTexts()).toEqual([
      expect.stringMatching(/^Invoked/),
      expect.stringMatching(/^Found/),
      expect.stringMatching(/^Decided/),
      expect.stringMatching(/^Performed/),
    ]);
    expect(await stations.nth(2).textContent()).toMatch(
      /Russia or China alone[\s\S]*within 3 days, failing which refused/,
    );
    await stations.nth(2).getByText("in the text").click();
    await stations
      .nth(2)
      .getByRole("link", { name: /guarantee\.proviso:\d+/ })
      .waitFor();
    await context.close();
  });

  it.each([1280, 820, 380])("keeps nobody out and nothing off the page at %i pixels", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, context } = await open(
        browser,
        `${served.url}stop/Guarantee.protection?without.Guarantee.response=Russia`,
        { viewport: { width, height: 900 }, colorScheme },
      );
      await page.locator(".alone > li").first().waitFor();
      await page.locator(".station").first().waitFor();
      await page.locator(".bars").first().waitFor();
      expect(await barriers(page)).toEqual([]);
      const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(wide)).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
});

describe.skipIf(EXECUTABLE === undefined)("many parties, in a browser", () => {
  let browser: Browser;
  let served: Served;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "proviso-shelf-"));
    for (const name of ["un-charter.proviso", "eu-treaty.proviso", "north-atlantic-treaty.proviso", "sources", "data"])
      cpSync(join(LIBRARY, name), join(folder, name), { recursive: true });
    served = await new Served(relative(ROOT, folder)).start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ["Charter.enforcement", /any 7 of 10 together/, /any 7 of these 10/],
    ["Nato1949.aid", /void it/, /./],
    [
      "EuCouncil.qualified",
      /it takes at least \d+ together to stop it; there are [\d,]+ ways/i,
      /All there are, by size/,
    ],
  ])("%s stays legible", async (thing, sentence, words) => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}stop/${thing}`);
    const figure = page.getByRole("figure").filter({ has: page.locator("figcaption", { hasText: sentence }) });
    await figure.first().waitFor();
    expect(await figure.first().textContent()).toMatch(words);
    await page.getByRole("heading", { name: "Whom it hangs on" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });
});
