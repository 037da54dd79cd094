import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served, watch } from "./harness.ts";

describe.skipIf(EXECUTABLE === undefined)("the workbench in a browser", () => {
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

  it("opens on the three sentences, asks nobody elsewhere, and leaves nobody out", async () => {
    const { page, context, faults, elsewhere } = await open(browser, served.url);
    await page.getByText("Russia alone and China alone can each void the promise").first().waitFor();
    await page
      .getByRole("row", { name: /NATO-style/ })
      .getByText(/can void it/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("flips a question, and finds the same state again by its address", async () => {
    const { page, context } = await open(browser, `${served.url}stop/Guarantee.protection`);
    await page.getByRole("radio", { name: "held" }).click();
    await page
      .getByText(/Russia or China alone can void it/)
      .first()
      .waitFor();
    expect(page.url()).toContain("take=Guarantee.veto:held");
    await page.reload();
    await page
      .getByText(/Russia or China alone can void it/)
      .first()
      .waitFor();
    expect(await page.getByRole("radio", { name: "held" }).getAttribute("aria-checked")).toBe("true");
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });

  it("breaks a text and mends it: says where, keeps the last answers, saves what is written", async () => {
    const { page, context, faults } = await open(browser, `${served.url}agreement/Guarantee`);
    const text = page.getByRole("textbox", { name: /Text of guarantee/ });
    const notes = page.locator(".note");
    await notes.filter({ hasText: "can void" }).first().waitFor();
    // The notes that take longer come last.
    await notes.filter({ hasText: "worse than no agreement" }).first().waitFor();
    const told = await notes.allInnerTexts();
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nagreemnt Broken");
    await page.getByText("This text has to be mended").waitFor();
    expect(await notes.allInnerTexts()).toEqual(told);
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 30_000 }).toContain("agreemnt Broken");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    for (let i = 0; i < 20 && (await page.getByText("This text has to be mended").count()) > 0; i++)
      await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByText("This text has to be mended").count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 30_000 }).not.toContain("agreemnt");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("shows in one tab what another writes", async () => {
    const one = await open(browser, `${served.url}agreement/Guarantee`);
    const two = await one.context.newPage();
    watch(two, one.context, new URL(served.url).origin);
    await two.goto(`${served.url}agreement/Guarantee`);
    for (const page of [one.page, two]) await page.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    await one.page.getByRole("textbox", { name: /Text of guarantee/ }).click();
    await one.page.keyboard.press("Control+End");
    await one.page.keyboard.type("\n// from the first tab");
    await two.getByRole("textbox", { name: /Text of guarantee/ }).click();
    await two.keyboard.press("Control+End");
    await two.getByText("// from the first tab").waitFor();
    await one.context.close();
  });

  it("brings together what two tabs write at once, in both and on disk", async () => {
    const one = await open(browser, `${served.url}agreement/Guarantee`);
    const two = await open(browser, `${served.url}agreement/Guarantee`);
    const text = (of: Page) => of.getByRole("textbox", { name: /Text of guarantee/ });
    await text(one.page).click();
    await one.page.keyboard.press("Control+Home");
    await text(two.page).click();
    await two.page.keyboard.press("Control+End");
    await Promise.all([
      one.page.keyboard.type("// at the head, by the one\n", { delay: 40 }),
      two.page.keyboard.type("\n// at the foot, by the other", { delay: 40 }),
    ]);
    const whole = () => {
      const now = served.text("guarantee.proviso");
      return now.startsWith("// at the head, by the one\n") && now.endsWith("\n// at the foot, by the other");
    };
    await expect.poll(whole, { timeout: 60_000 }).toBe(true);
    for (const { page } of [one, two]) {
      await page.keyboard.press("Control+Home");
      await page.getByText("// at the head, by the one").waitFor();
      await page.keyboard.press("Control+End");
      await page.getByText("// at the foot, by the other").waitFor();
      await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
    }
    expect([...one.faults, ...two.faults].filter((fault) => !fault.includes("412"))).toEqual([]);
    await one.context.close();
    await two.context.close();
  });

  it("takes over what another program writes", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
    await page.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    appendFileSync(join(served.folder, "guarantee.proviso"), "\n// by another program\n");
    await page.keyboard.press("Control+End");
    await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
    await page.keyboard.press("Control+End");
    await page.getByText("// by another program").waitFor();
    await context.close();
  });

  it("loses nothing when the server is killed in the middle of an edit", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
    await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n// begun while it listened,");
    await served.kill();
    await page.keyboard.type(" written while nobody did");
    await page.getByText("The server does not answer").first().waitFor();
    await served.start();
    await expect
      .poll(() => served.text("guarantee.proviso"), { timeout: 60_000 })
      .toContain("// begun while it listened, written while nobody did");
    await context.close();
  });

  it("finds in a page that is loaded anew what was written while the server was away, with what another wrote meanwhile", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
    await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
    await page.keyboard.press("Control+End");
    await served.kill();
    await page.keyboard.type("\n// mine, not saved");
    await page.getByText("The server does not answer").first().waitFor();
    const theirs = `// theirs, at the head\n${served.text("guarantee.proviso")}`;
    writeFileSync(join(served.folder, "guarantee.proviso"), theirs);
    await served.start();
    await page.reload();
    await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
    const merged = `${theirs}\n// mine, not saved`;
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 60_000 }).toBe(merged);
    await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(", and more");
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 60_000 }).toBe(`${merged}, and more`);
    await context.close();
  });

  it("asks where another changed the same line meanwhile, and loses neither text", async () => {
    const path = join(served.folder, "guarantee.proviso");
    for (const choice of ["Keep mine", "Take theirs"]) {
      const [mine, theirs] = [`// mine: ${choice}`, `// theirs: ${choice}`];
      const kept = choice === "Keep mine" ? mine : theirs;
      const before = served.text("guarantee.proviso");
      const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
      await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
      await page.keyboard.press("Control+Home");
      await served.kill();
      await page.keyboard.type(`${mine}\n`);
      writeFileSync(path, `${theirs}\n${before}`);
      await served.start();
      await page.getByText("was changed elsewhere, in lines that you changed too").waitFor({ timeout: 60_000 });
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("button", { name: choice }).click();
      await expect.poll(() => served.text("guarantee.proviso"), { timeout: 30_000 }).toBe(`${kept}\n${before}`);
      await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
      await page.reload();
      await page.keyboard.press("Control+Home");
      await page
        .getByRole("textbox", { name: /Text of guarantee/ })
        .getByText(kept)
        .waitFor();
      expect(await page.getByText("was changed elsewhere").count()).toBe(0);
      const texts = [served.text("guarantee.proviso"), ...(await pastTexts(served.url, "guarantee.proviso"))];
      for (const text of [mine, theirs]) expect(texts.some((one) => one.startsWith(text))).toBe(true);
      await context.close();
    }
  });

  it("says so where the file was taken away meanwhile, and saves it anew", async () => {
    const before = served.text("istanbul.proviso");
    const { page, context } = await open(browser, `${served.url}agreement/x?file=istanbul.proviso`);
    await page.getByRole("textbox", { name: /Text of istanbul/ }).click();
    await page.keyboard.press("Control+End");
    await served.kill();
    await page.keyboard.type("\n// mine");
    rmSync(join(served.folder, "istanbul.proviso"));
    await served.start();
    await page.getByText("was taken away or renamed elsewhere").waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Save it again" }).click();
    await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
    expect(served.text("istanbul.proviso")).toBe(`${before}\n// mine`);
    await context.close();
  });

  it("opens a broken dossier and leads to the mistake", async () => {
    const before = served.text("istanbul.proviso");
    writeFileSync(
      join(served.folder, "istanbul.proviso"),
      before.replace("agreement IstanbulTerms", "agreemen IstanbulTerms"),
    );
    const { page, context } = await open(browser, `${served.url}agreement/x?file=istanbul.proviso`);
    await page.getByText("has to be mended").first().waitFor();
    await page
      .getByText(/agreemen\b/)
      .first()
      .waitFor();
    writeFileSync(join(served.folder, "istanbul.proviso"), before);
    await expect.poll(() => page.getByText("has to be mended").count(), { timeout: 30_000 }).toBe(0);
    await context.close();
  });

  it.each([
    ["agreement/Guarantee", "textbox", /Text of guarantee/],
    ["stop", "heading", "Who can stop it"],
    ["fast", "heading", "How fast, how sure"],
    ["questions", "heading", "What to ask"],
    ["compare", "heading", /side by side|Compare|protection/i],
    ["play", "heading", "Play it through"],
    ["influence", "heading", /line prevails|Washington|veto/i],
    ["record", "heading", /record/i],
    ["brief", "heading", /NATO-style security guarantee/],
  ] as const)("opens the room %s without a fault", async (room, role, name) => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}${room}`);
    await page.getByRole("main").getByRole(role, { name }).first().waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it.each(["light", "dark"] as const)("is usable on a narrow screen, in %s", async (colorScheme) => {
    const { page, context } = await open(browser, served.url, { viewport: { width: 380, height: 800 }, colorScheme });
    await page
      .getByRole("row", { name: /NATO-style/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Who can stop it" }).click();
    await page.getByRole("heading", { name: "Who can stop it" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });
});

/** Every text that a file had, by the server's history. */
async function pastTexts(server: string, file: string): Promise<string[]> {
  const get = async <T>(address: string): Promise<T> => (await (await fetch(`${server}api/${address}`)).json()) as T;
  const { revisions } = await get<{ revisions: { revision: number }[] }>(`history?file=${file}`);
  const texts = revisions.map(({ revision }) =>
    get<{ text: string | null; before: string | null }>(`history/${revision}`),
  );
  return (await Promise.all(texts)).flatMap(({ text, before }) => [text ?? "", before ?? ""]);
}
