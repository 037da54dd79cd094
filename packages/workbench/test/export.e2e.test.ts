import { readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served, watch } from "./harness.ts";

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return download.path();
}

describe.skipIf(EXECUTABLE === undefined)("a view taken along", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    served = await new Served("dossiers/ukraine-2025", { page: true }).start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
  });

  it("is a drawing of its words and lines, and a picture", async () => {
    const { page, context, faults, elsewhere } = await open(
      browser,
      `${served.url}stop/Guarantee.protection?take=Guarantee.veto:held`,
    );
    await page
      .getByText(/Russia/)
      .first()
      .waitFor();
    expect(await page.title()).toMatch(/: protection · Who can stop it · .* · Proviso$/);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByText("The whole view").waitFor();
    expect(await barriers(page)).toEqual([]);
    const svg = readFileSync(
      await saved(page, () => page.getByRole("button", { name: "The whole view: SVG" }).click()),
      "utf8",
    );
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toMatch(/>Who can stop it</);
    expect(svg).toMatch(/>Russia</);
    expect(svg).toContain("@font-face");
    // What the picture does not say itself stands under it, what is for the hand is left out, and its lines are drawn.
    expect(svg.replaceAll(/<\/text>\s*<text[^>]*>/g, " ")).toMatch(/Taken: held .*· Dossier .* · Proviso/);
    expect(svg).not.toMatch(/take its voice away|>why<|>in the text</);
    expect(svg).toMatch(/<line [^>]*stroke-dasharray/);
    // A drawing program takes it: it is well-formed.
    const program = await context.newPage();
    const fault = await program.evaluate(
      (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent ?? "",
      svg,
    );
    await program.close();
    expect(fault).toBe("");
    const png = readFileSync(
      await saved(page, () => page.getByRole("button", { name: "The whole view: PNG" }).click()),
    );
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBeGreaterThan(1000);
    expect(height).toBeGreaterThan(500);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("is a page that opens from disk, at the same view, and can be asked there", async () => {
    const { page, context } = await open(browser, `${served.url}stop/Guarantee.protection?take=Guarantee.veto:absent`);
    await page.getByRole("button", { name: "Export" }).click();
    const path = await saved(page, () => page.getByRole("link", { name: "Save the page" }).click());
    const html = join(served.folder, "..", "saved.html");
    await copyFile(path, html);
    await context.close();

    const offline = await browser.newContext({ offline: true });
    const disk = await offline.newPage();
    disk.setDefaultTimeout(60_000);
    // What is opened from disk has no origin, and says so in a word.
    const { faults, elsewhere } = watch(disk, offline, "null");
    await disk.goto(`file://${html}`);
    await disk.getByRole("heading", { name: "Who can stop it" }).waitFor();
    expect(await disk.getByRole("radio", { name: "absent" }).getAttribute("aria-checked")).toBe("true");
    await disk.getByRole("radio", { name: "held" }).click();
    await disk
      .getByText(/Russia or China alone/)
      .first()
      .waitFor();
    expect(disk.url()).toContain("take=Guarantee.veto:held");
    await disk
      .getByRole("link", { name: /NATO-style security guarantee/ })
      .first()
      .click();
    await disk.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await offline.close();
  });
});
