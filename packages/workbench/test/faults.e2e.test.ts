import { copyFileSync, mkdirSync } from "node:fs";
import * as fs from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServeOptions, serve } from "../../server/src/index.ts";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

/** Every room that answers from the texts, the one that a link in it leads from last. */
const ROOMS = ["", "agreement", "stop", "fast", "record", "compare", "play", "influence", "questions", "brief"];
const ASSETS = join(import.meta.dirname, "../dist");

/** A disk on which nothing more can be written while it is full. */
function fillable(): { full: boolean; readonly disk: ServeOptions["disk"] } {
  const state = { full: false };
  const open = (async (...args: Parameters<typeof fs.open>) => {
    const handle = await fs.open(...args);
    for (const name of ["writeFile", "appendFile"] as const) {
      const write = handle[name].bind(handle) as (...given: unknown[]) => Promise<void>;
      Object.assign(handle, {
        [name]: async (...given: unknown[]) => {
          if (state.full) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
          return write(...given);
        },
      });
    }
    return handle;
  }) as typeof fs.open;
  return Object.assign(state, { disk: { open, rename: fs.rename, rm: fs.rm, mkdir: fs.mkdir } });
}

describe.skipIf(EXECUTABLE === undefined)("when something goes wrong", () => {
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

  it("a broken dossier is told in every room, with the way to what has to be mended; an empty one, with the way to begin", async () => {
    const folder = join(served.folder, "..", "broken");
    mkdirSync(folder);
    await fs.writeFile(join(folder, "pact.proviso"), 'agreement Pact "A pact"\n  uze nothing\n');
    const running = await serve({ dossier: folder, assets: ASSETS });
    try {
      const { page, context, faults, elsewhere } = await open(browser, `${running.url}`);
      for (const room of ROOMS) {
        await page.goto(running.url + room);
        const main = page.getByRole("main");
        await main.getByText("has to be mended").first().waitFor();
        await main.getByText("cannot stand in an agreement").first().waitFor();
        expect(
          await page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "A pact" }).count(),
        ).toBe(1);
      }
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("button", { name: "pact.proviso:2" }).click();
      await page.getByRole("textbox", { name: /Text of pact/ }).waitFor();
      await page
        .getByText("This text has to be mended; answers come when it is, and what you write is kept.")
        .waitFor();
      await fs.rm(join(folder, "pact.proviso"));
      for (const room of ROOMS.filter((one) => one !== "")) {
        await page.goto(running.url + room);
        await page.getByRole("main").getByRole("link", { name: "Begin an agreement" }).waitFor();
      }
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("link", { name: "Begin an agreement" }).click();
      await page.getByRole("heading", { name: "Nothing stands here yet" }).waitFor();
      expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
      await context.close();
    } finally {
      await running.stop();
    }
  });

  it("a full disk is told, the text is kept, and saved when there is room again", async () => {
    const state = fillable();
    const folder = join(served.folder, "..", "full");
    mkdirSync(folder);
    for (const name of ["guarantee.proviso", "sources.proviso"])
      copyFileSync(join(served.folder, name), join(folder, name));
    mkdirSync(join(folder, "sources"));
    copyFileSync(join(served.folder, "sources/article.txt"), join(folder, "sources/article.txt"));
    const running = await serve({ dossier: folder, assets: ASSETS, disk: state.disk });
    try {
      const { page, context } = await open(browser, `${running.url}agreement/Guarantee`);
      await page.getByRole("textbox", { name: /Text of guarantee/ }).click();
      await page.keyboard.press("Control+End");
      state.full = true;
      await page.keyboard.type("\n// written on a full disk");
      await page
        .getByText(/disk is full/)
        .first()
        .waitFor();
      await page.getByRole("status").filter({ hasText: "Not saved" }).first().waitFor();
      expect(await barriers(page)).toEqual([]);
      // Nothing was half written, and all of it is still on the page.
      expect(await fs.readFile(join(folder, "guarantee.proviso"), "utf8")).not.toContain("full disk");
      await page.getByText("// written on a full disk").waitFor();
      state.full = false;
      await expect
        .poll(() => fs.readFile(join(folder, "guarantee.proviso"), "utf8"), { timeout: 60_000 })
        .toContain("// written on a full disk");
      await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor();
      await context.close();
    } finally {
      await running.stop();
    }
  });

  it("a paste of 20 MB into a text is refused with a word, and the text stays as it was", async () => {
    const { page, context, faults } = await open(browser, `${served.url}agreement/Guarantee`);
    const before = served.text("guarantee.proviso");
    const text = page.getByRole("textbox", { name: /Text of guarantee/ });
    await text.click();
    await text.evaluate((element) => {
      const data = new DataTransfer();
      data.setData("text/plain", "words and more words\n".repeat(1_000_000));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page
      .getByRole("alert")
      .filter({ hasText: /too large|too long/ })
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n// still here");
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 60_000 }).toContain("// still here");
    expect(served.text("guarantee.proviso").length).toBeLessThan(before.length + 100);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("a room that cannot be fetched is told, the page goes on, and it is fetched when it can be", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
    await page.route(/\/assets\/(influence|export-panel)-[^/]*\.js$/, (route) => route.abort());
    const text = page.getByRole("textbox", { name: /Text of guarantee/ });
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n// kept");
    const rooms = page.getByRole("navigation", { name: "Rooms" });
    await rooms.getByRole("link", { name: "Influence" }).click();
    await page.getByText("This room could not be fetched").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByText("What can be exported could not be fetched").waitFor();
    await page.keyboard.press("Escape");
    await page.unroute(/\/assets\/(influence|export-panel)-[^/]*\.js$/);
    await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    await rooms.getByRole("link", { name: "Who can stop it" }).click();
    await page.getByRole("main").getByText("can void it").first().waitFor();
    await expect.poll(() => served.text("guarantee.proviso"), { timeout: 60_000 }).toContain("// kept");
    await context.close();
  });

  it("a room that nobody has entered opens when the server has gone away", async () => {
    const { page, context } = await open(browser, `${served.url}agreement/Guarantee`);
    const fetched = page.waitForResponse(/\/assets\/influence-[^/]*\.js$/);
    const last = page.waitForResponse(/\/assets\/export-panel-[^/]*\.js$/);
    await page.getByRole("textbox", { name: /Text of guarantee/ }).waitFor();
    await Promise.all([fetched, last]);
    await served.kill();
    await page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Influence" }).click();
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByText("could not be fetched").count()).toBe(0);
    await served.start();
    await context.close();
  });

  it("an address that leads nowhere opens the dossier, a promise that is gone another one; what is not there is told, with what there is", async () => {
    const { page, context, faults } = await open(
      browser,
      `${served.url}stop/Nothing.atAll?take=No.such:thing&scenario=none`,
    );
    await page.getByRole("heading", { name: "Who can stop it" }).waitFor();
    const main = page.getByRole("main");
    await main.getByText("There is no promise or decision “Nothing.atAll” here").waitFor();
    await main.getByText(/answers a question “No\.such”/).waitFor();
    expect(await barriers(page)).toEqual([]);

    await page.goto(`${served.url}agreement/Nope`);
    await main.getByText("There is no agreement “Nope” here").waitFor();
    await main.getByRole("status").getByRole("link").first().click();
    await expect.poll(() => main.getByText("There is no agreement").count()).toBe(0);
    await page.goto(`${served.url}fast?scenario=nope`);
    await main.getByText("There is no scenario “nope” here").waitFor();

    await page.goto(`${served.url}stop/Guarantee.veto?take=Guarantee.veto:banana`);
    await main.getByText(/“banana” is no answer to the question/).waitFor();
    expect(await main.getByText("cannot be answered").count()).toBe(0);
    await main.getByText("can void it").first().waitFor();
    await main.getByRole("button", { name: "Leave it open" }).first().click();
    await expect.poll(() => page.url()).not.toContain("banana");
    await page.goto(`${served.url}nowhere/at/all`);
    await page.getByText("Russia alone and China alone can each void the promise").first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
