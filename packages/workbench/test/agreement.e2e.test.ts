import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served, type Watched } from "./harness.ts";

const SLOW = { timeout: 60_000 };

describe.skipIf(EXECUTABLE === undefined)("the agreement room", () => {
  let browser: Browser;
  let served: Served;
  let original: string;
  let watched: Watched | undefined;
  beforeAll(async () => {
    served = await new Served().start();
    browser = await launch();
    original = served.text("guarantee.proviso");
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
  });
  afterEach(async () => {
    await watched?.context.close();
    watched = undefined;
    writeFileSync(join(served.folder, "guarantee.proviso"), original);
  });

  const enter = async (address = "agreement/Guarantee", options: Parameters<typeof open>[2] = {}): Promise<Page> => {
    watched = await open(browser, `${served.url}${address}`, options);
    await text(watched.page).waitFor();
    return watched.page;
  };
  const text = (page: Page): Locator => page.getByRole("textbox", { name: /Text of guarantee/ });
  /** Answers in the margin are there, so the engine and the language server have both read the text. */
  const settled = (page: Page): Promise<void> => page.getByText("alone can stop it").first().waitFor();
  const goTo = async (page: Page, title: string | RegExp): Promise<void> => {
    const outline = page.getByRole("combobox", { name: "Go to a part of the text" });
    const value = await outline.locator("option", { hasText: title }).first().getAttribute("value");
    await outline.selectOption(value ?? "");
  };

  it("on paper the notes follow the text, and what is for the hand stays off it; undoing is offered where there is something to undo", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee?take=Guarantee.veto:held`);
    await page.locator(".margin .note").first().waitFor();
    const undo = page.getByRole("button", { name: "Undo typing" });
    expect(await undo.isDisabled()).toBe(true);
    await page.emulateMedia({ media: "print" });
    await page.locator(".toolbar").waitFor({ state: "hidden" });
    const [text, note] = await Promise.all([
      page.locator(".cm-editor").boundingBox(),
      page.locator(".margin .note").first().boundingBox(),
    ]);
    expect(note?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0));
    await page
      .locator(".margin .note-place")
      .first()
      .getByText(/^line \d+$/)
      .waitFor();
    await page.getByRole("radio", { name: "absent" }).waitFor({ state: "hidden" });
    await page.emulateMedia({ media: "screen" });
    await page.locator(".toolbar").waitFor();
    await context.close();
  });

  it("sets the answers beside the words they come from, and points both ways", async () => {
    const page = await enter();
    await settled(page);
    await page.getByText("Helping without approval would be a breach").waitFor();
    await page.getByText(/with no agreement: .*so worse than no agreement/).waitFor(SLOW);
    const note = page.locator(".note", { hasText: "alone can stop it" });
    const line = page.locator(".cm-line", { hasText: "Whether the guarantors act" });
    const [noteAt, lineAt] = [await note.boundingBox(), await line.boundingBox()];
    expect(Math.abs((noteAt?.y ?? 0) - (lineAt?.y ?? 1000))).toBeLessThan(40);
    await note.hover();
    await expect.poll(() => page.locator(".cm-lit").first().textContent()).toContain("decision");
    let x = 60;
    await expect
      .poll(async () => {
        x += 5;
        await line.hover({ position: { x, y: 10 } });
        return note.getAttribute("data-lit");
      }, SLOW)
      .toBe("true");
    await note.getByRole("button", { name: /^line \d+$/ }).click();
    expect(await text(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await note.getByText("why").click();
    await note.getByText("In May 1981 the Security Council could not send the force").waitFor();
    expect(watched?.faults).toEqual([]);
    expect(watched?.elsewhere).toEqual([]);
  });

  it("strikes what a question leaves out, moves every answer, and shows what was for a moment", async () => {
    const page = await enter();
    await settled(page);
    expect(await page.locator(".cm-not-taken").count()).toBe(0);
    await page.getByRole("radio", { name: "absent" }).click();
    await page.locator(".cm-not-taken", { hasText: "Whether the guarantors act" }).first().waitFor();
    await page
      .locator("del.ghost", { hasText: "Voidable by Russia alone or China alone" })
      .waitFor({ state: "attached" });
    await expect.poll(() => page.getByText("alone can stop it").count()).toBe(0);
    await page.getByRole("radio", { name: "held" }).click();
    await expect.poll(() => page.locator(".cm-not-taken").count()).toBe(0);
    await settled(page);
    expect(page.url()).toContain("take=Guarantee.veto:held");
  });

  it("folds sources to a word each, opens one by a click and all by the switch", async () => {
    const page = await enter();
    await page.locator(".cm-sources").first().waitFor();
    expect(await page.getByText("the Trump administration announced").count()).toBe(0);
    await page.locator(".cm-line", { hasText: "status proposed" }).locator(".cm-sources").click();
    await page.getByText("the Trump administration announced").waitFor();
    await page.getByRole("button", { name: "Sources: folded" }).click();
    await expect.poll(() => page.locator(".cm-sources").count()).toBe(0);
    await page.reload();
    await page.getByRole("button", { name: "Sources: shown" }).waitFor();
    await page.getByText("the Trump administration announced").waitFor();
  });

  it("tells what a word means, and what it rests on", async () => {
    const page = await enter("agreement/Guarantee?sources=shown");
    await settled(page);
    await page
      .locator(".cm-line", { hasText: "the Trump administration announced" })
      .hover({ position: { x: 160, y: 10 } });
    await page.locator(".cm-tooltip", { hasText: "article" }).filter({ hasText: "Alaska" }).waitFor(SLOW);
    await page.keyboard.press("Escape");
    await goTo(page, "Whether the guarantors act");
    await page.locator(".cm-line", { hasText: "by any of Guarantors and" }).hover({ position: { x: 160, y: 10 } });
    await page.locator(".cm-tooltip", { hasText: "Guarantors" }).first().waitFor(SLOW);
  });

  it("completes, mends at the cursor and from the list, and undoes it all", async () => {
    const page = await enter();
    await settled(page);
    await goTo(page, "The guarantee itself");
    await page.keyboard.press("Home");
    await page.keyboard.type("clause spare when anyone attacks Ukr");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "Ukraine" }).first().waitFor(SLOW);
    await page.keyboard.press("Escape");
    for (let i = 0; i < 40 && (await text(page).getByText("spare").count()) > 0; i++)
      await page.keyboard.press("Control+z");
    await expect.poll(() => text(page).getByText("spare").count()).toBe(0);

    writeFileSync(
      join(served.folder, "guarantee.proviso"),
      original.replace("unless response is approved", "unless respons is approved"),
    );
    await page.getByText("has to be mended").waitFor(SLOW);
    await page.locator(".cm-lintRange-error").first().waitFor(SLOW);
    await text(page).getByText("unless respons is").click();
    await expect
      .poll(async () => {
        await page.keyboard.press("Control+.");
        return text(page).getByText("respons is").count();
      }, SLOW)
      .toBe(0);
    await expect.poll(() => page.getByText("has to be mended").count(), SLOW).toBe(0);
  });

  it("renames a thing in every file that names it", async () => {
    const page = await enter();
    await settled(page);
    await goTo(page, "Whether the guarantors act");
    for (let i = 0; i < "decision r".length; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("F2");
    const field = page.locator(".cm-dialog input, .cm-panel input").first();
    await field.fill("reply");
    await field.press("Enter");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toContain("decision reply");
    expect(served.text("guarantee.proviso")).toContain("unless reply is approved");
    expect(served.text("guarantee.proviso")).not.toContain("response is approved");
    const scenarios = (): string => served.text("scenarios.proviso");
    await expect.poll(scenarios, SLOW).toContain("votes no on reply");
    await settled(page);
    await text(page).click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toBe(original);
    await expect.poll(scenarios, SLOW).toContain("votes no on response");
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(scenarios, SLOW).toContain("votes no on reply");
    await page.keyboard.press("Control+z");
    await expect.poll(scenarios, SLOW).toContain("votes no on response");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toBe(original);
  });

  it("lays the text out, finds in it, and goes to where a name is declared", async () => {
    const page = await enter();
    await settled(page);
    await goTo(page, "The guarantee itself");
    await page.keyboard.press("End");
    await page.keyboard.type("      ");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).not.toBe(original);
    await page.getByRole("button", { name: "Format" }).click();
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toBe(original);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("textbox", { name: "Find" }).fill("neutral");
    await page.keyboard.press("Escape");
    await goTo(page, "The guarantee itself");
    expect(await page.locator(".cm-activeLine").textContent()).toContain("The guarantee itself");
  });

  it("keeps every save, shows what each changed, and brings a text back so that it can be undone", async () => {
    const page = await enter();
    await settled(page);
    await goTo(page, "The guarantee itself");
    await page.keyboard.press("Home");
    await page.keyboard.type("// a line that will go\n");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toContain("a line that will go");
    await page.getByRole("button", { name: "History" }).click();
    const panel = page.getByRole("region", { name: "History of guarantee.proviso" });
    await panel
      .getByRole("button", { name: /saved here/ })
      .first()
      .click();
    await panel.locator("ins", { hasText: "a line that will go" }).waitFor();
    await panel.getByRole("button", { name: "Bring back the text before it" }).click();
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toBe(original);
    await page.keyboard.press("Control+z");
    await expect.poll(() => served.text("guarantee.proviso"), SLOW).toContain("a line that will go");
  });

  it("leaves the text by Escape and Tab", async () => {
    const page = await enter();
    await text(page).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await text(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
    await page.getByText("Escape and then Tab leaves the text").waitFor();
  });

  it("folds the margin under each clause on a phone", async () => {
    const page = await enter("agreement/Guarantee", { viewport: { width: 380, height: 800 } });
    await goTo(page, "Whether the guarantors act");
    const note = page.locator(".cm-content .note", { hasText: "alone can stop it" });
    await note.waitFor(SLOW);
    const [noteAt, before, after] = await Promise.all(
      [
        note,
        page.locator(".cm-line", { hasText: "failing which" }),
        page.locator(".cm-line", { hasText: "The veto over defence" }),
      ].map((one) => one.boundingBox()),
    );
    expect(before?.y ?? 0).toBeLessThan(noteAt?.y ?? 0);
    expect(noteAt?.y ?? 0).toBeLessThan(after?.y ?? 0);
    await note.getByText("why").click();
    await note.getByText("In May 1981").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [820, "light"],
    [820, "dark"],
    [380, "light"],
    [380, "dark"],
  ] as const)("keeps nobody out at %i pixels, %s", async (width, colorScheme) => {
    const page = await enter("agreement/Guarantee?take=Guarantee.seats:broad", {
      viewport: { width, height: 900 },
      colorScheme,
    });
    // Only what is on the screen is drawn: on a phone the decision has to be gone to.
    await goTo(page, "Whether the guarantors act");
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Sources: folded" }).click();
    await goTo(page, "Whether the guarantors act");
    await page.getByRole("radio", { name: "absent" }).click();
    await goTo(page, "Whether the guarantors act");
    await page.locator(".cm-not-taken").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect({ faults: watched?.faults, elsewhere: watched?.elsewhere }).toEqual({ faults: [], elsewhere: [] });
  });
});
