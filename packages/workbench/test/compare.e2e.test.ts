import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

/** No test depends on how fast the machine is. */
const PATIENT = { timeout: 90_000 };
const WIDTHS = [1280, 820, 380] as const;
const SCHEMES = ["light", "dark"] as const;

describe.skipIf(EXECUTABLE === undefined)("comparing in a browser", () => {
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

  it("sets promises side by side, takes one out, answers what is open, and finds all that again", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}compare`);
    const table = page.getByRole("table");
    await table.getByText("Russia alone and China alone can each void the promise").waitFor();
    expect(await table.getByRole("rowheader").count()).toBe(3);
    await page.getByRole("button", { name: /^No agreement/ }).click();
    await expect.poll(() => table.getByRole("rowheader").count(), PATIENT).toBe(2);
    await page.getByText("answer what is open").click();
    await page.getByRole("radio", { name: "absent" }).click();
    await expect.poll(() => table.getByText("Russia alone and China alone").count(), PATIENT).toBe(0);
    await page.reload();
    await table.getByText("Nobody can void the promise").first().waitFor();
    expect(await table.getByRole("rowheader").count()).toBe(2);
    expect(await page.getByRole("radio", { name: "absent" }).getAttribute("aria-checked")).toBe("true");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("lays two readings beside each other, with the power that moves at the words that move it", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}compare`);
    await page.getByRole("radio", { name: "What changed" }).click();
    await page.getByText(/each of Russia and China can void the promise alone, since/).waitFor();
    const decision = page.getByRole("row").filter({ hasText: "Needs a yes from any of the Guarantors" });
    await decision.getByText("Russia and China each gain the means to void it alone here.").waitFor();
    expect(await page.locator(".parallel ins", { hasText: "If response is approved," }).count()).toBe(1);
    await page.getByRole("button", { name: "Show only what changed" }).click();
    await expect.poll(() => page.getByText("To Ukraine, kept when any").count(), PATIENT).toBe(0);
    await page.getByRole("button", { name: "Change the two sides" }).click();
    await page.getByText("Russia and China each lose the means to void it alone here.").waitFor();
    await page.reload();
    await page.getByText("Russia and China each lose the means to void it alone here.").waitFor();
    expect(await page.getByText("To Ukraine, kept when any").count()).toBe(0);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("picks versions by holder, and tells the course of events in which one is kept and the other is not", async () => {
    const { page, context, faults } = await open(browser, `${served.url}compare?show=changes`);
    const pick = async (name: RegExp, label: string) => page.getByRole("combobox", { name }).selectOption({ label });
    await page.getByRole("combobox", { name: /^From: which/ }).waitFor();
    await pick(/^From: which/, "Ukraine’s text (kyiv, bracketed 2022-04-15)");
    await pick(/^To: which/, "Russia’s text (moscow, bracketed 2022-04-15)");
    await page.getByText(/^Under Russia’s text, but not under Ukraine’s text/).waitFor();
    await page.getByText("kept: Ukraine’s text").waitFor();
    await page.getByText("fails: Russia’s text").waitFor();
    await page.getByText(/Both sides are the same text/).waitFor({ state: "detached" });
    await pick(/^To: which/, "Ukraine’s text (kyiv, bracketed 2022-04-15)");
    await page.getByText(/Both sides are the same text/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("compares the text as it was with the text as it is", async () => {
    const path = join(served.folder, "guarantee.proviso");
    const before = readFileSync(path, "utf8");
    const { page, context, faults } = await open(browser, `${served.url}compare?show=changes`);
    await page.getByText(/each of Russia and China can void the promise alone, since/).waitFor();
    // Saved here, so that what was there before is in the history.
    await page.evaluate(
      async ({ text, changed }) => {
        const at = "/api/files/guarantee.proviso";
        for (const next of [`${text}\n`, changed]) {
          const etag = ((await (await fetch(at)).json()) as { etag: string }).etag;
          await fetch(at, {
            method: "PUT",
            headers: { "Content-Type": "application/json", "If-Match": `"${etag}"` },
            body: JSON.stringify({ text: next }),
          });
        }
      },
      { text: before, changed: before.replace("within 3 days", "within 9 days") },
    );
    const earlier = page.getByRole("combobox", { name: "The text" });
    await expect.poll(() => earlier.getByRole("option").count(), PATIENT).toBeGreaterThan(2);
    const options = await earlier
      .getByRole("option")
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    await earlier.selectOption(options.at(2) ?? "");
    await page
      .getByText("within 3 days")
      .or(page.locator("del", { hasText: "3" }))
      .first()
      .waitFor();
    await page.locator("ins", { hasText: "9" }).first().waitFor();
    expect(page.url()).toContain("since=");
    await page.reload();
    await page.locator("ins", { hasText: "9" }).first().waitFor();
    writeFileSync(path, before);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(["show=changes&a=Nobody.here&b=x%20y:z", "show=changes&since=99999", "of=Nothing.there", "show=nonsense"])(
    "opens an address that nobody wrote: %s",
    async (query) => {
      const { page, context } = await open(browser, `${served.url}compare?${query}`);
      await page.getByRole("heading", { name: "Compare" }).waitFor();
      await page.getByRole("table").or(page.getByText("The history has no revision 99999")).first().waitFor();
      await context.close();
    },
  );

  it.each(WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme }))))(
    "leaves nobody out at $width px in $colorScheme",
    async ({ width, colorScheme }) => {
      const { page, context } = await open(browser, `${served.url}compare`, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.getByText("Russia alone and China alone can each void the promise").waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("radio", { name: "What changed" }).click();
      await page.getByText("Russia and China each gain the means").waitFor();
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
