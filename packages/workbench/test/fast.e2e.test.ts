import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

describe.skipIf(EXECUTABLE === undefined)("how fast, how sure, in a browser", () => {
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

  const room = (query = "") => open(browser, `${served.url}fast/Guarantee.protection${query}`);
  const sentence = (page: Page) => page.locator(".chart-figure > figcaption");
  const row = (page: Page, who: string) =>
    page.locator(".slider-row").filter({ has: page.locator(".slider-who", { hasText: who }) });
  /** The boxes of the chart's direct labels. */
  const labels = (page: Page) =>
    page.locator(".chart svg > g > text[font-size]").evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { left, right, top: top + 1, bottom: bottom - 1 };
      }),
    );

  it("draws the readings, what is open, other agreements and none, with labels that do not cover each other", async () => {
    const { page, context, faults, elsewhere } = await room();
    await page.locator(".chart svg").waitFor();
    await expect.poll(() => page.locator(".chart svg").textContent(), { timeout: 60_000 }).toMatch(/Istanbul/);
    const text = await page.locator(".chart svg").textContent();
    for (const name of ["announced", "clarified", "all that is open", "without it"]) expect(text).toContain(name);
    expect(await sentence(page).textContent()).toMatch(
      /^Help has come within 14 days: announced over 99\.9%, clarified 0%; without it 98\.\d%/,
    );
    const boxes = await labels(page);
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        expect(
          one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top,
        ).toBe(true);
    await page.getByText("the numbers", { exact: true }).click();
    expect(await page.getByRole("row", { name: /^30/ }).count()).toBe(1);
    await page.getByRole("radio", { name: "3 days", exact: true }).click();
    await expect.poll(() => sentence(page).textContent()).toMatch(/^Help has come within 3 days/);
    expect(page.url()).toContain("day=3");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("looks as it does whatever room was visited before", async () => {
    const { page, context } = await room();
    const others = page.getByRole("group", { name: "Beside it" }).getByRole("button");
    const places = async () => {
      await others.nth(1).waitFor();
      return others.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as object));
    };
    const before = await places();
    const rooms = page.getByRole("navigation", { name: "Rooms" });
    for (const name of ["Who can stop it", "Play", "Influence", "Record", "Brief"])
      await rooms.getByRole("link", { name }).click();
    await rooms.getByRole("link", { name: /NATO-style/ }).click();
    await page.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    await rooms.getByRole("link", { name: "How fast, how sure" }).click();
    await expect.poll(places).toEqual(before);
    await context.close();
  });

  it("moves the curves with a number dragged by the mouse, keeps it in the address, and goes back to the text's", async () => {
    const { page, context, faults } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    await sentence(page).waitFor();
    const before = await sentence(page).textContent();
    const russia = row(page, "Russia").first();
    const thumb = russia.getByRole("slider").last();
    await thumb.scrollIntoViewIfNeeded();
    const [from, track] = [await thumb.boundingBox(), await russia.locator(".slider-track").boundingBox()];
    if (from === null || track === null) throw new TypeError("no slider");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width * 0.5, from.y + from.height / 2, { steps: 8 });
    // What changes shows while the hand is still on it.
    await expect.poll(() => sentence(page).textContent(), { timeout: 60_000 }).not.toBe(before);
    expect(page.url()).not.toContain("set.");
    await page.mouse.up();
    await russia.getByText("your number, not the text’s").waitFor();
    expect(page.url()).toContain("set.stance+Russia");
    const words = (await russia.locator(".slider-words").textContent()) ?? "";
    const shares = [...words.matchAll(/(\d+)%/g)].map(([, share]) => Number(share));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
    await page.reload();
    await russia.getByText("your number, not the text’s").waitFor();
    expect(await russia.locator(".slider-words").textContent()).toBe(words);
    await page.getByRole("button", { name: "back to the text’s: Russia" }).click();
    await expect.poll(() => sentence(page).textContent(), { timeout: 60_000 }).toBe(before);
    expect(page.url()).not.toContain("set.");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("moves a number by keys, and undoes it", async () => {
    const { page, context } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    const kept = page.getByRole("slider", { name: "Everybody: how often" });
    await kept.focus();
    expect(await kept.getAttribute("aria-valuenow")).toBe("90");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("PageDown");
    await expect.poll(() => kept.getAttribute("aria-valuenow")).toBe("78");
    expect(await kept.getAttribute("aria-valuetext")).toBe("78% of the time");
    await expect.poll(() => page.url()).toContain("set.reliability=0.78");
    const delay = page.getByRole("slider", { name: "United States: at most" });
    await delay.focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.url()).toContain("set.delay+UnitedStates+to=60");
    await page.getByRole("button", { name: "All numbers back to the text’s" }).click();
    await expect.poll(() => kept.getAttribute("aria-valuenow")).toBe("90");
    await context.close();
  });

  it("tells what each party moves, and where each number comes from", async () => {
    const { page, context } = await room("?take=Guarantee.veto:held&take=Guarantee.seats:western");
    await page.getByText(/It turns most on Russia: help within 14 days is 0% if it refuses/).waitFor();
    const china = row(page, "China").first();
    await china.getByText("where this comes from").click();
    await china.getByText("illustration: the article gives no figures").waitFor();
    // A threshold is no share that somebody follows.
    expect(
      await page
        .locator(".slider-row")
        .getByText(/[Dd]eterred at/)
        .count(),
    ).toBe(0);
    expect(await row(page, "United States follows").textContent()).toContain("Witkoff Camp stated as 50 to 90%");
    await context.close();
  });

  it("passes over numbers in an address that are none, and says what cannot be", async () => {
    const { page, context, faults } = await room(
      "?set.stance+China+yes=0.9&set.stance+China+no=0.9&set.reliability=many&set.stance+Atlantis+yes=1",
    );
    await page
      .getByRole("status")
      .getByText(/shares of one whole and add up to 180%/)
      .waitFor();
    await page.getByRole("button", { name: "All numbers back to the text’s" }).click();
    await sentence(page).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([1280, 820, 380])("keeps nobody out and nothing off the page at %i pixels", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, context } = await open(browser, `${served.url}fast/Guarantee.protection?set.reliability=0.5`, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.locator(".chart svg").waitFor();
      await page.locator(".swings, .cases").first().waitFor();
      expect(await barriers(page)).toEqual([]);
      const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(wide)).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
});
