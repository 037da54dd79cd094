import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

describe.skipIf(EXECUTABLE === undefined)("around the rooms", () => {
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

  it("a first visit is offered a tour, which leads through the rooms and is not offered again", async () => {
    const { page, context, faults } = await open(browser, served.url, { firstVisit: true });
    await page.getByRole("complementary", { name: "A tour of the workbench" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Show me" }).click();
    const seen: string[] = [];
    for (let at = 1; at <= 8; at += 1) {
      const card = page.getByRole("complementary", { name: `Tour, ${at} of 8` });
      await card.waitFor();
      await page.locator("[data-pointed]").first().waitFor();
      seen.push(new URL(page.url()).pathname.split("/")[1] ?? "");
      // By keys and by mouse in turn.
      if (at === 8) break;
      if (at % 2 === 0) await card.getByRole("button", { name: "Next" }).click();
      else {
        await card.focus();
        await page.keyboard.press("ArrowRight");
      }
    }
    expect(seen).toEqual(["", "agreement", "agreement", "stop", "fast", "record", "read", "questions"]);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    if ((await page.getByRole("complementary", { name: /^Tour/ }).count()) > 0)
      await page.getByRole("button", { name: "Done" }).click();
    await expect.poll(() => page.locator("[data-pointed]").count()).toBe(0);
    await page.reload();
    await page.getByRole("button", { name: "Take the tour" }).waitFor();
    expect(await page.getByRole("complementary", { name: /tour/i }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("on a narrow screen Escape folds the menu in, and so does what is opened over it", async () => {
    const { page, context } = await open(browser, served.url, { viewport: { width: 380, height: 800 } });
    const menu = page.getByRole("button", { name: "Menu" });
    const rooms = page.getByRole("navigation", { name: "Rooms" });
    await menu.click();
    await rooms.getByRole("link", { name: "Record" }).waitFor();
    await page.keyboard.press("Escape");
    await rooms.waitFor({ state: "hidden" });
    expect(await menu.evaluate((button) => document.activeElement === button)).toBe(true);
    await menu.click();
    await rooms.waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByText("The whole view").waitFor();
    expect(await rooms.isVisible()).toBe(false);
    await context.close();
  });

  it("what was chosen is undone and redone, by keys and by buttons", async () => {
    const { page, context } = await open(browser, `${served.url}stop/Guarantee.protection`);
    await page.getByRole("radio", { name: "held" }).click();
    await expect.poll(() => page.url()).toContain("take=Guarantee.veto:held");
    await page.getByRole("button", { name: "Undo: veto held" }).click();
    await expect.poll(() => page.url()).not.toContain("take=");
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => page.url()).toContain("take=Guarantee.veto:held");
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.url()).not.toContain("take=");
    await context.close();
  });
});
