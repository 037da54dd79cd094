import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

const WIDTHS = [1280, 820, 380] as const;
const SCHEMES = ["light", "dark"] as const;

describe.skipIf(EXECUTABLE === undefined)("questions in a browser", () => {
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

  it("ranks them with reasons, and says why the first is first", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}questions`);
    await page.getByText("Ask first: Can Russia and China block the response?").waitFor();
    await page.getByText(/It comes before “Who are the guarantors\?” because: its answer moves/).waitFor();
    expect(await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents()).toEqual([
      "Can Russia and China block the response?",
      "Who are the guarantors?",
      "What each answer would move",
    ]);
    await page.getByText("Never asked on record.").waitFor();
    await page.getByText("The record contradicts itself.").waitFor();
    const said = page.getByRole("link", { name: "the United States says “western”" });
    expect(await said.getAttribute("href")).toContain("/record?statement=announcement");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("copies the sentence by keyboard, and says so", async () => {
    const { page, context } = await open(browser, `${served.url}questions`);
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(served.url).origin });
    const copy = page.getByRole("button", { name: "Copy the question" }).first();
    await copy.focus();
    await page.keyboard.press("Enter");
    await page.getByText("copied", { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "Can Russia and China block the response? If “held”, we understand that Russia alone or China alone could void the promise; is that what you mean?",
    );
    await context.close();
  });

  it("takes an answer where it stands, ranks what is left, and leaves it open again", async () => {
    const { page, context, faults } = await open(browser, `${served.url}questions/Guarantee.protection`);
    await page.getByRole("radio", { name: "held" }).click();
    await page.getByRole("heading", { name: "Taken as answered" }).waitFor();
    await page.getByText("Ask first: Can Russia and China block the response?").waitFor({ state: "detached" });
    expect(page.url()).toContain("take=Guarantee.veto:held");
    await page.reload();
    await page.getByRole("heading", { name: "Taken as answered" }).waitFor();
    await page.getByRole("heading", { name: "Who are the guarantors?" }).waitFor();
    expect(await page.getByRole("radio", { name: "held" }).getAttribute("aria-checked")).toBe("true");
    await page.getByRole("radio", { name: "western" }).click();
    await page.getByText("No question is open any more").waitFor();
    await page.getByRole("radio", { name: "left open" }).first().click();
    await page.getByText("Ask first: Can Russia and China block the response?").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("weighs answers as the reader judges them, and ranks without a scenario", async () => {
    const { page, context } = await open(browser, `${served.url}questions`);
    await page.getByText("how likely is each answer?").first().click();
    const held = page.getByRole("slider", { name: /^held/ });
    await held.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.getByText(/answers weighed as told/).waitFor();
    expect(page.url()).toContain("weigh.Guarantee.veto=absent:1%2Cheld:4");
    await page.reload();
    await page.getByText(/answers weighed as told/).waitFor();
    expect(await page.getByRole("slider", { name: /^held/ }).inputValue()).toBe("4");
    await page.getByRole("combobox", { name: /Ranked by/ }).selectOption({ label: "no scenario: who can void it" });
    await page
      .getByText(/the share of coalitions that cannot void it/i)
      .first()
      .waitFor();
    await context.close();
  });

  it("says so where nothing is open", async () => {
    const { page, context } = await open(browser, `${served.url}questions/NoAgreement.protection`);
    await page.getByText("This agreement leaves no question open").waitFor();
    await context.close();
  });

  it.each(WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme }))))(
    "leaves nobody out at $width px in $colorScheme",
    async ({ width, colorScheme }) => {
      const { page, context } = await open(browser, `${served.url}questions?take=Guarantee.seats:broad`, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.getByRole("heading", { name: "Taken as answered" }).waitFor();
      await page.getByText("the numbers").first().click();
      await page.getByText("how likely is each answer?").first().click();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(beyond)).toEqual([]);
      await context.close();
    },
  );
});

/** What of the room sticks out of the window, and is in nothing that scrolls. */
function beyond(): string[] {
  return [...document.querySelectorAll("main *")]
    .filter((one) => one.closest(".table-wrap") === null && one.getBoundingClientRect().right > window.innerWidth + 1)
    .map((one) => `${one.tagName}.${one.className}`);
}
