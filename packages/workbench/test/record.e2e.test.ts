import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriers, EXECUTABLE, launch, open, Served } from "./harness.ts";

const HEADLINE =
  "The United States' announcement of August 2025 and Russia's clarification of 20 August 2025 contradict each other; 3 more pairs do not agree.";
const CITED = [
  "the Kremlin would only accept international security guarantees for Ukraine if they aligned with proposals made during the Istanbul peace talks in early 2022",
  "We will safeguard our legitimate interests in a firm and harsh manner,",
  "discussions about security guarantees without the involvement of Russia are futile",
  "China should be treated as an equal partner in these negotiations",
];

/** What has to become so, however slow the machine is. */
const soon = <T>(of: () => T | Promise<T>) => expect.poll(of, { timeout: 30_000 });

describe.skipIf(EXECUTABLE === undefined)("the record in a browser", () => {
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

  const marks = (page: Page) => page.locator("[data-key]");
  const keys = (page: Page) =>
    marks(page).evaluateAll((all) => all.map((one) => one.getAttribute("data-key") ?? "").sort());
  const entered = async (address = "record", options: Parameters<typeof open>[2] = {}) => {
    const watched = await open(browser, `${served.url}${address}`, options);
    await watched.page.getByRole("heading", { name: "Record", exact: true }).waitFor();
    await watched.page.locator("[data-key], .statement").first().waitFor();
    return watched;
  };
  const twin = async (query: string): Promise<string[]> => {
    const response = await fetch(`${served.url}api/answers/record${query}`);
    const { answers } = (await response.json()) as {
      answers: { value: { timeline: { statement: { id: string } }[] } }[];
    };
    return (answers[0]?.value.timeline ?? []).map(({ statement }) => statement.id).sort();
  };

  it("says in its title what it shows, and has a row for everybody who spoke", async () => {
    const { page, context, faults, elsewhere } = await entered();
    await page.getByText(HEADLINE).first().waitFor();
    const rows = await page.locator(".timeline-names > div").allTextContents();
    expect(rows).toEqual([
      "Russia",
      "Sergey Lavrov",
      "Ukraine",
      "the United States",
      "pro-Russian advocates",
      "political commentators",
      "the author of article",
    ]);
    // What is dated to a month or a year is drawn over the whole of it, and a day is not.
    const reach = (key: string) => page.locator(`[data-key="${key}"] .reach`).count();
    expect([await reach("announcement"), await reach("insistence"), await reach("clarification")]).toEqual([1, 1, 0]);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("draws a thread between what does not agree, in words with both dates", async () => {
    const { page, context } = await entered();
    expect(await page.locator(".threads path").count()).toBe(4);
    const words = (await page.locator(".threads text").allTextContents()).map((text) => text.replaceAll(/\s+/g, ""));
    expect(words.length).toBeGreaterThanOrEqual(3);
    expect(words).toContain("Russia(20August2025)contradictstheUnitedStates(August2025)");
    // The line goes from the one mark to the other.
    const [line, from, to] = await Promise.all(
      [
        page.locator(".threads path").first(),
        page.locator('[data-key="announcement"] .mark-ground'),
        page.locator('[data-key="clarification"] .mark-ground'),
      ].map((one) => one.boundingBox()),
    );
    const middle = (box: typeof line) => (box?.y ?? 0) + (box?.height ?? 0) / 2;
    expect(Math.abs((line?.y ?? 0) - middle(to))).toBeLessThan(3);
    expect(Math.abs((line?.y ?? 0) + (line?.height ?? 0) - middle(from))).toBeLessThan(3);
    await page
      .getByRole("heading", { name: "Russia (20 August 2025) contradicts the United States (August 2025)" })
      .waitFor();
    await context.close();
  });

  it("narrows to a question, a speaker, an act, words, what does not agree; the address keeps it and the twin agrees", async () => {
    const { page, context, faults } = await entered();
    const settled = async (query: string): Promise<void> => {
      await soon(() => new URL(page.url()).search).toBe(query);
      const fitting = page.locator("[data-key]:not([data-aside])");
      const ids = () =>
        fitting.evaluateAll((all) =>
          all
            .map((one) => one.getAttribute("data-key") ?? "")
            .filter((key) => !key.startsWith("draft:"))
            .sort(),
        );
      await soon(ids).toEqual(await twin(query));
    };
    await page
      .getByRole("combobox", { name: "Question" })
      .selectOption({ label: "Can Russia and China block the response?" });
    await settled("?question=Guarantee.veto");
    expect(await keys(page)).toContain("notClarified");
    await page.getByRole("button", { name: "Show all" }).click();
    await settled("");
    await page.getByRole("combobox", { name: "By" }).selectOption("Lavrov");
    await settled("?party=Lavrov");
    // At the other end of a thread stands what it contradicts, set aside.
    await soon(() => page.locator("[data-aside]").count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("radio", { name: "denial" }).click();
    await settled("?act=denial");
    expect((await keys(page)).sort()).toEqual(["neverAccepted", "notClarified"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("searchbox", { name: "Words" }).fill("FIRM and harsh");
    await settled("?words=FIRM+and+harsh");
    await page.getByRole("searchbox", { name: "Words" }).fill("no such words anywhere");
    await page.getByText("No statement fits").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("checkbox", { name: "Only what does not agree" }).check();
    await settled("?conflicting=true");
    await page.reload();
    await marks(page).first().waitFor();
    await settled("?conflicting=true");
    expect(await page.getByRole("checkbox").isChecked()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("opens a statement by a click: who, when, where, and the exact words of its source, in sight", async () => {
    const { page, context, faults } = await entered();
    await page.locator('[data-key="istanbulAsModel"] .mark-field').click();
    const detail = page.getByRole("region", { name: "The statement" });
    await detail.getByRole("heading", { name: /Sergey Lavrov, Foreign Minister of Russia requires/ }).waitFor();
    const facts = await detail
      .locator("dl")
      .first()
      .evaluate((list) =>
        Object.fromEntries(
          [...list.querySelectorAll("dt")].map((term) => [term.textContent, term.nextElementSibling?.textContent]),
        ),
      );
    expect(facts).toMatchObject({
      "Said by": "Sergey Lavrov, Foreign Minister of Russia",
      When: "20 August 2025",
      Where: "Press conference, Moscow",
      "What it does": "Demand",
    });
    expect(facts["Bears on"]).toContain("Who are the guarantors?");
    expect(facts["Assumed"]).toContain("follows from the Istanbul terms");
    const text = detail.getByRole("region", { name: "Text of sources/article.txt" });
    expect(await text.locator("mark").allTextContents()).toEqual(CITED);
    expect((await text.textContent())?.length).toBeGreaterThan(3000);
    const inSight = await text
      .locator("mark")
      .first()
      .evaluate((mark) => {
        const [own, around] = [mark.getBoundingClientRect(), mark.closest("section")?.getBoundingClientRect()];
        return around !== undefined && own.top >= around.top && own.top < around.bottom;
      });
    expect(inSight).toBe(true);
    await detail.getByRole("link", { name: /record\.proviso:\d+/ }).click();
    await page.getByRole("textbox", { name: /Text of record\.proviso/ }).waitFor();
    expect(page.url()).toContain("file=record.proviso");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is gone through by the keyboard alone", async () => {
    const { page, context } = await entered();
    const list = page.getByRole("listbox");
    await list.focus();
    const active = async () => (await list.getAttribute("aria-activedescendant"))?.replace("mark:", "");
    expect(await active()).toBe("draft:IstanbulTerms.draft:moscow:Russia");
    await page.keyboard.press("ArrowRight");
    expect(await active()).toBe("insistence");
    await page.keyboard.press("End");
    expect(await active()).toBe("clarification");
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("istanbulAsModel");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "The statement" }).waitFor();
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe("statement");
    expect(page.url()).toContain("statement=istanbulAsModel");
    expect(await page.locator('[aria-selected="true"]').getAttribute("data-key")).toBe("istanbulAsModel");
    await page.keyboard.press("Escape");
    await soon(() => page.getByRole("region", { name: "The statement" }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
    await context.close();
  });

  it("tells how each claim fares and leads to what decides it", async () => {
    const { page, context } = await entered();
    const claim = page.getByRole("listitem").filter({ hasText: "The question of the veto was not asked" });
    await claim.getByText("supported", { exact: true }).waitFor();
    await page
      .getByRole("listitem")
      .filter({ hasText: "A peace agreement would have been reached" })
      .getByText("contradicted, by reports only")
      .waitFor();
    await claim.getByRole("button", { name: "the author of article, undated" }).click();
    await page.getByRole("heading", { name: /denies that the United States asks/ }).waitFor();
    expect(await page.locator('[aria-selected="true"]').getAttribute("data-key")).toBe("notClarified");
    const question = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: "Can Russia and China block the response?" }) });
    await question.getByText("never asked").waitFor();
    await question.locator(".holders").getByText("requires “held”").waitFor();
    await context.close();
  });

  it("finds scale, place and statement again by its address", async () => {
    const { page, context } = await entered();
    for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Draw time wider" }).click();
    const list = page.getByRole("listbox");
    await list.evaluate((element) => element.scrollTo(500, 0));
    await soon(() => page.url()).toContain("from=");
    await page.locator('[data-key="insistence"], [data-key="clarification"]').first().locator(".mark-field").click();
    await page.getByRole("region", { name: "The statement" }).waitFor();
    await soon(() => page.url()).toContain("statement=");
    const place = await list.evaluate((element) => element.scrollLeft);
    await page.reload();
    await page.getByRole("region", { name: "The statement" }).waitFor();
    expect(page.url()).toContain("zoom=4.1");
    await soon(() => list.evaluate((element) => element.scrollLeft)).toBeGreaterThan(place - 40);
    expect(await list.evaluate((element) => element.scrollLeft)).toBeLessThan(place + 40);
    await context.close();
  });

  it("has a table behind the picture", async () => {
    const { page, context } = await entered();
    await page.getByText("the table behind it").click();
    const rows = page.getByRole("region", { name: "Statements" }).getByRole("row");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1 + (await marks(page).count()));
    await rows
      .filter({ hasText: "20 August 2025" })
      .filter({ hasText: "clarification" })
      .getByText("Moscow clarified")
      .waitFor();
    await context.close();
  });

  it.each((["light", "dark"] as const).flatMap((scheme) => [1280, 820, 380].map((width) => [scheme, width] as const)))(
    "leaves nobody out, in %s at %i px",
    async (colorScheme, width) => {
      const { page, context, faults } = await entered("record?statement=istanbulAsModel", {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.getByRole("region", { name: "The statement" }).waitFor();
      expect(await barriers(page)).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it("is a list by speaker and date where there is no room for a picture", async () => {
    const { page, context } = await entered("record", { viewport: { width: 380, height: 800 } });
    expect(await page.getByRole("listbox").count()).toBe(0);
    const clarified = page.getByRole("button", { name: /20 August 2025 · clarification/ });
    expect(await clarified.textContent()).toContain(
      "Russia (20 August 2025) contradicts the United States (August 2025)",
    );
    await clarified.click();
    await page.getByRole("region", { name: "The statement" }).locator("mark").first().waitFor();
    expect(page.url()).toContain("statement=clarification");
    await context.close();
  });
});

describe.skipIf(EXECUTABLE === undefined)("a dossier without a record in a browser", () => {
  it("is told what a record is for, keeps the last record while a text is broken, and shows the first statement that is written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "proviso-empty-"));
    mkdirSync(join(folder, "sources"));
    const pact = `agreement Pact "Pact" assumed "test"
  clause help each of Parties shall assist Moldova
  between France, Poland
`;
    writeFileSync(join(folder, "pact.proviso"), pact);
    const served = await new Served(folder).start();
    const browser = await launch();
    try {
      const { page, faults } = await open(browser, `${served.url}record`);
      await page.getByText("No statement yet.").waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await page.getByRole("main").getByRole("link", { name: "Read" }).getAttribute("href")).toBe("/read");
      writeFileSync(
        join(served.folder, "pact.proviso"),
        `${pact}statement by France undated accepts Pact assumed "test"\n`,
      );
      await page.getByText("1 statement by 1 speaker, undated: nothing in them that does not agree.").first().waitFor();
      writeFileSync(join(served.folder, "pact.proviso"), `${pact}statment by France\n`);
      await page.getByText("has to be mended").waitFor();
      await page.getByText("What stands here is what it said last.").waitFor();
      expect(await page.locator("[data-key]").count()).toBe(1);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await served.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
