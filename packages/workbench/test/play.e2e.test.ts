import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

const CLARIFIED = "take=Guarantee.veto:held&take=Guarantee.seats:broad";
const BAR = "unless response is approved, each of the Guarantors except the attacker must not intervene";

describe.skipIf(EXECUTABLE === undefined)("the room of play", () => {
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

  it("answers under which words help would be called illegal, for every way of answering what is open", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}play`);
    await page.getByRole("heading", { name: "Would helping be called illegal, and under which words?" }).waitFor();
    const ways = page.getByRole("radiogroup", { name: /Under which answers/ }).getByRole("radio");
    await ways.first().waitFor();
    const told = await ways.allTextContents();
    expect(told).toHaveLength(4);
    expect(told.filter((text) => text.includes(`Yes. France helps and is in breach of clause bar`))).toHaveLength(2);
    expect(told.filter((text) => text.includes(BAR))).toHaveLength(2);
    expect(told.filter((text) => text.includes("No. In this course of events"))).toHaveLength(2);
    await page.getByRole("radio", { name: /If seats western, veto held/ }).click();
    await page
      .getByRole("heading", { name: /The promise is not kept, and France is in breach of clause bar/ })
      .waitFor();
    expect(page.url()).toContain("way=1");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("steps through the days by keyboard and by button, with how each duty stands, and finds the day again", async () => {
    const { page, context, faults } = await open(browser, `${served.url}play/Guarantee.protection?${CLARIFIED}`);
    const standing = (day: number) => page.getByRole("region", { name: `How things stand at the end of day ${day}` });
    await standing(4).getByText("in breach").waitFor();
    await page.keyboard.press("ArrowLeft");
    await standing(1).getByText("not approved").waitFor();
    expect(await standing(1).getByText("in breach").count()).toBe(0);
    await page.keyboard.press("Home");
    await standing(0).getByText("undecided").waitFor();
    expect(await standing(0).locator("li").allTextContents()).toEqual([
      expect.stringContaining("until day 3"),
      expect.stringMatching(/barred.*Germany and China: not to intervene/),
      expect.stringMatching(/barred.*France: not to intervene/),
    ]);
    await page.getByRole("button", { name: "Forward" }).click();
    await page.getByText("Day 1, 2 of 3 on which something happens").waitFor();
    expect(await page.locator("[aria-current=step]").getByRole("button").textContent()).toBe("Day 1");
    expect(page.url()).toContain("day=1");
    await page.reload();
    await page.getByText("Day 1, 2 of 3 on which something happens").waitFor();
    await page.getByRole("button", { name: "First breach" }).click();
    await page.getByText("Day 4, 3 of 3").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("leads from a line to the words of its clause", async () => {
    const { page, context } = await open(browser, `${served.url}play/Guarantee.protection?${CLARIFIED}`);
    await page.getByRole("list", { name: "Day by day" }).getByRole("link", { name: "clause bar" }).first().click();
    await page.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    expect(page.url()).toContain("/agreement/Guarantee");
    await context.close();
  });

  it("adds an event by the form, keeps it in the address, and takes it away again", async () => {
    const { page, context, faults } = await open(
      browser,
      `${served.url}play/Guarantee.protection?${CLARIFIED}&scenario=renewed`,
    );
    await page.getByRole("heading", { name: /nobody is in breach/ }).waitFor();
    await page.getByRole("combobox", { name: "Who", exact: true }).selectOption("Russia");
    await page
      .getByRole("combobox", { name: "does what" })
      .selectOption({ label: "vote no on the decision “Whether the guarantors act for Ukraine”" });
    await page.getByRole("spinbutton", { name: "on day" }).fill("1");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByRole("list", { name: "Day by day" }).getByText("Russia votes no on the decision").waitFor();
    await page.getByRole("combobox", { name: "Who", exact: true }).selectOption("France");
    await page.getByRole("combobox", { name: "does what" }).selectOption("other");
    await page.getByLabel("in the text’s words").fill("assists Ukraine with troops");
    await page.getByRole("spinbutton", { name: "on day" }).fill("5");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /France is in breach of clause bar/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /France is in breach of clause bar/ }).waitFor();
    await page.getByRole("button", { name: /^Remove: Day 5, France/ }).click();
    await page.getByRole("heading", { name: /nobody is in breach/ }).waitFor();
    expect(await page.getByRole("list", { name: "Added events" }).locator("li").count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says what is wrong with an event that no text knows, and offers to take it away", async () => {
    const { page, context } = await open(
      browser,
      `${served.url}play/Guarantee.protection?${CLARIFIED}&events=${encodeURIComponent("2 France does asist Ukraine")}`,
    );
    await page.getByText(/No text here speaks of “asist Ukraine”/).waitFor();
    await page.getByRole("button", { name: "Take the added events away" }).click();
    await page.getByRole("heading", { name: /France is in breach of clause bar/ }).waitFor();
    await context.close();
  });

  it("moves with a question that is flipped, and where everyone keeps its word", async () => {
    const { page, context } = await open(browser, `${served.url}play/Guarantee.protection?${CLARIFIED}`);
    await page
      .getByText(/^Yes\. France helps/)
      .first()
      .waitFor();
    await page
      .getByRole("radiogroup", { name: "Can Russia and China block the response?" })
      .getByRole("radio", { name: "absent" })
      .click();
    await page.getByText("No. In this course of events no words of the text bar anybody from helping.").waitFor();
    await page.getByRole("heading", { name: /are in breach of clause defence/ }).waitFor();
    await page.getByRole("checkbox", { name: /Everyone keeps its word/ }).click();
    await page.getByRole("heading", { name: /The promise is kept.*nobody is in breach/ }).waitFor();
    await context.close();
  });

  it("tells the article's story: invasion, request, a veto by Russia or China, help that would now be a breach", async () => {
    const { page, context } = await open(browser, `${served.url}play/Guarantee.protection?${CLARIFIED}`);
    const story = page.locator(".story").first();
    await story.getByText(/Russia votes no .* China could do so in its place/).waitFor();
    const lines = await story.locator(".story-steps > li").allTextContents();
    const at = (words: RegExp) => lines.findIndex((line) => words.test(line));
    const order = [
      /Russia attacks Ukraine/,
      /Ukraine invokes clause defence/,
      /Russia votes no/,
      /would be in breach of clause bar/,
    ].map(at);
    expect(order.every((place) => place >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(lines.at(-1)).toContain(BAR);
    await page
      .getByRole("radiogroup", { name: "Can Russia and China block the response?" })
      .getByRole("radio", { name: "absent" })
      .click();
    await page.getByText(/No lawful course of events voids the promise to Ukraine/).waitFor();
    await context.close();
  });

  it("says where deterrence turns, and what such a model cannot claim", async () => {
    const { page, context } = await open(browser, `${served.url}play/Guarantee.protection?${CLARIFIED}`);
    await page.getByText("Attack pays: it would be answered with probability 0%.").waitFor();
    await page
      .getByText("With a word kept 90% of the time, attack pays once the veto is likelier than 33.33%.")
      .waitFor();
    await page.getByText(/This is arithmetic on stated assumptions, not a forecast/).waitFor();
    await context.close();
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [820, "light"],
    [820, "dark"],
    [380, "light"],
    [380, "dark"],
  ] as const)("keeps nobody out and cuts nothing off at %i pixels, %s", async (width, colorScheme) => {
    const { page, context, faults } = await open(
      browser,
      `${served.url}play/Guarantee.protection?day=0&events=${encodeURIComponent("1 Russia votes-no Guarantee.response")}`,
      { viewport: { width, height: 900 }, colorScheme },
    );
    await page.getByText(/This is arithmetic on stated assumptions/).waitFor();
    await page.locator(".story-steps").first().waitFor();
    for (const summary of await page.locator("main summary").all()) await summary.click();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
