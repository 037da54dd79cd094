import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

const KTAB = `Guarantee,Who may block,4,2,
Actor,Description,Influence,Veto Position,Veto Salience,Seats Pos,Seats Sal,
KC,First faction,60.5,10,50,20,30
WC,Second faction,40,85,45,80,55
RU,Russia,100,100,60,95.5,40
UA,Ukraine,55,0,95,5,5
`;

describe.skipIf(EXECUTABLE === undefined)("the room of influence", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    served = await new Served().start();
    browser = await launch();
    writeFileSync(join(served.folder, "..", "paris.csv"), KTAB);
    writeFileSync(
      join(served.folder, "..", "wrong.csv"),
      KTAB.replace("10,50", "110,often").replace("RU,Russia,100", "KC,Russia,-1"),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
  });

  const pick = (page: Page, file: string) =>
    page.locator("input[type=file]").setInputFiles(join(served.folder, "..", file));

  it("says where the table ends, shows everyone on the line, and leads from a mark to what it rests on", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}influence`);
    await page.getByRole("heading", { name: "Whose line prevails in Washington on the veto" }).waitFor();
    await page.getByText(/meet nearer to “absent” than to “held”: at 38 of 100/).waitFor();
    await page.getByText(/Since January 2025 that has moved by 3 towards “held”/).waitFor();
    const mark = page.getByRole("button", { name: /^Witkoff Camp: at 50, somewhere from 20 to 80; 60% of the weight/ });
    await mark.focus();
    await page.keyboard.press("Enter");
    await page
      .getByRole("region", { name: /What the numbers of Witkoff Camp rest on/ })
      .getByText("Currently, Witkoff seems to hold more influence in these discussions")
      .waitFor();
    expect(page.url()).toContain("actor=WitkoffCamp");
    await page.getByText("Witkoff Camp pulls Kellogg Camp").waitFor();
    await page.getByText("Without Witkoff Camp they would meet at 20").waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("moves the forecast as influence is shifted by keyboard, beside what it was, and finds it again", async () => {
    const { page, context } = await open(browser, `${served.url}influence`);
    const slider = page.getByRole("slider", { name: "Points of influence that pass" });
    await slider.waitFor();
    await slider.focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
    await page.getByText(/would meet at 32 instead of 38, 6 nearer to “absent”/).waitFor();
    await page.getByText(/weighted median would be at 20 instead of 50/).waitFor();
    await page.locator(".influence-line .ghost-mark").waitFor();
    await expect.poll(() => page.url()).toContain("points=20");
    await page.getByText(/leaves its place once between 6 and 12 points pass/).waitFor();
    await page.reload();
    await page.getByText(/would meet at 32 instead of 38/).waitFor();
    expect(await page.getByRole("slider", { name: "Points of influence that pass" }).inputValue()).toBe("20");
    await context.close();
  });

  it("goes back in time by the date slider", async () => {
    const { page, context } = await open(browser, `${served.url}influence`);
    const slider = page.getByRole("slider", { name: "On" });
    await slider.waitFor();
    expect(await slider.getAttribute("aria-valuetext")).toBe("August 2025");
    await slider.focus();
    await page.keyboard.press("Home");
    await page.getByText(/In January 2025, by their weight, those at the table meet .* at 35 of 100/).waitFor();
    expect(page.url()).toContain("on=2025-01");
    await page.reload();
    await page.getByText(/In January 2025/).waitFor();
    await context.close();
  });

  it("runs the challenge model where it is asked for, and says how it ended", async () => {
    const { page, context } = await open(browser, `${served.url}influence`);
    await page.getByRole("checkbox", { name: "Run it on this table" }).click();
    await page.getByText(/Status: (converged|cycling|stopped) after/).waitFor();
    await page.getByText(/over the 24 readings of the sources it ends anywhere from/).waitFor();
    await page.getByText(/an illustration of who could be moved by whom, not a forecast to rely on/).waitFor();
    await context.close();
  });

  it("reads a table of KTAB here and nowhere else, and leaves the dossier as it is", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}influence`);
    await page.getByRole("slider", { name: "On" }).waitFor();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
    });
    await pick(page, "paris.csv");
    await page.getByRole("heading", { name: "Veto", level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Russia: at 100; 37% of the weight/ }).waitFor();
    const known = page.getByRole("slider", { name: /Were each known only to within/ });
    await known.focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: /^Russia: at 100, somewhere from 95 to 100/ }).waitFor();
    await page.getByLabel("Question").selectOption("Seats");
    await page.getByRole("heading", { name: "Seats", level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Seats", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Back to the dossier" }).click();
    await page.getByRole("heading", { name: "Whose line prevails in Washington on the veto" }).waitFor();
    expect(sent).toEqual([]);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("tells every mistake of a file at its line and column", async () => {
    const { page, context, faults } = await open(browser, `${served.url}influence`);
    await page.getByRole("button", { name: "open one" }).waitFor();
    await pick(page, "wrong.csv");
    const alert = page.getByRole("alert");
    await alert.getByText("wrong.csv cannot be read: 4 mistakes. Nothing was changed.").waitFor();
    expect(await alert.locator(".mistakes > li > .label").allTextContents()).toEqual([
      "line 3, column 23",
      "line 3, column 27",
      "line 5, column 1",
      "line 5, column 11",
    ]);
    expect(await alert.locator("mark").allTextContents()).toEqual(["110", "often", "KC", "-1"]);
    await page.reload();
    await page
      .getByRole("alert")
      .getByText(/wrong\.csv cannot be read/)
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says that a file of another tab is not here, and shows the dossier's own", async () => {
    const { page, context } = await open(browser, `${served.url}influence?file=elsewhere.csv`);
    await page.getByText(/elsewhere\.csv was opened in another tab/).waitFor();
    await page.getByRole("heading", { name: "Whose line prevails in Washington on the veto" }).waitFor();
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
      `${served.url}influence?from=WitkoffCamp&to=KelloggCamp&points=20&actor=KelloggCamp&challenge=on`,
      { viewport: { width, height: 900 }, colorScheme },
    );
    await page.getByText(/Status: /).waitFor();
    await page.getByText(/leaves its place once/).waitFor();
    for (const summary of await page.locator("main summary").all()) await summary.click();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
