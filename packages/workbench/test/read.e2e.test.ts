import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointOf } from "../../reader/src/assistant/index.ts";
import { mockServer, says } from "../../reader/test/assistant/mock-server.ts";
import { docxBytes, LOCKED, pdfBytes, zipBytes } from "../../reader/test/files.ts";
import { type Running, serve } from "../../server/src/index.ts";
import { barriers, EXECUTABLE, launch, open, Served, watch } from "./harness.ts";

const ROOT = join(import.meta.dirname, "../../..");
const ARTICLE = readFileSync(join(ROOT, "dossiers/ukraine-2025/sources/article.txt"), "utf8");
/** The article with a line of its own, so that the dossier does not know it yet. */
const wire = (line: string) => `${line}\n\n${ARTICLE}`;
const TREATY = `TREATY OF FRIENDSHIP
between France and Poland

Article 1
The Parties shall consult together whenever either of them requests it.

Article 2
In the event of an armed attack on one Party, the other Party shall assist it within thirty days.
`;

const progress = (page: Page) => page.getByText(/^\d+ of \d+ decided$/);
const text = (page: Page) => page.getByLabel("The text, pasted or typed");
const upload = (page: Page, name: string, bytes: Uint8Array | string) =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
const readIt = (page: Page) => page.getByRole("button", { name: "Read it" }).click();
const told = (page: Page): Locator => page.getByRole("alert");

/** Pastes a text on the shelf and waits until it is under review. */
async function paste(page: Page, words: string, dated = "2025-08"): Promise<void> {
  await text(page).fill(words);
  await page.getByLabel("The day it is dated").fill(dated);
  await readIt(page);
  await progress(page).waitFor();
}

/** Leaves no field with the focus, so that letters are keys. */
async function outside(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).click();
}

describe.skipIf(EXECUTABLE === undefined)("the room Read in a browser", { timeout: 300_000 }, () => {
  let browser: Browser;
  let served: Served;
  const running: Running[] = [];
  const folders: string[] = [];

  /** The server in this process, where a test has to put something in its place. */
  async function serveHere(options: Partial<Parameters<typeof serve>[0]>): Promise<{ url: string; folder: string }> {
    const folder = mkdtempSync(join(tmpdir(), "proviso-read-"));
    folders.push(folder);
    cpSync(join(ROOT, "dossiers/ukraine-2025"), folder, {
      recursive: true,
      filter: (path) => !path.includes(".proviso-history"),
    });
    const made = await serve({ dossier: folder, assets: join(ROOT, "packages/workbench/dist"), ...options });
    running.push(made);
    return { url: made.url, folder };
  }

  beforeAll(async () => {
    served = await new Served().start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.remove();
    await Promise.all(running.map(({ stop }) => stop()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it("teaches on an empty shelf, and opens the worked article", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}read`);
    await page.getByRole("heading", { name: "Nothing has been read yet" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: /Try it on article\.txt/ }).click();
    await page.getByText("0 of 12 decided").waitFor();
    await expect.poll(() => page.title()).toMatch(/^article(\.txt)? · Read · .* · Proviso$/);
    // The first statement is told in plain words, with what it would become and what is on record already.
    const card = page.getByRole("article", { name: "The statement in plain words" });
    await card.getByText("United States", { exact: true }).waitFor();
    await card.getByText(/statement by UnitedStates/).waitFor();
    await card.getByRole("link", { name: "announcement" }).waitFor();
    expect(await page.locator("[data-label='who']").first().textContent()).toBe("the Trump administration");
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("reads a paste; two accepted by keyboard, one mended, one rejected, one undone: in the file, in the record, and again after a reload", async () => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}read`);
    await paste(page, wire("By a wire service."));
    await page.getByText("0 of 12 decided").waitFor();
    const before = served.text("record.proviso");
    await outside(page);
    await page.keyboard.press("a");
    await page.getByText("1 of 12 decided").waitFor();
    await page.keyboard.press("a");
    await page.getByText("2 of 12 decided").waitFor();

    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Mend the statement" });
    await form.getByLabel("Does what by saying it").selectOption("require");
    // Letters are letters while somebody types.
    await form.getByLabel("When, as").fill("");
    await page.keyboard.type("2025-08-20");
    await form.getByLabel("Cited words, a stretch a line").fill("security guarantees for Ukraine");
    await form.getByLabel("When, as").focus();
    await form.locator("pre", { hasText: "requires" }).waitFor();
    await form.getByRole("button", { name: "Accept as mended" }).click();
    await page.getByText("3 of 12 decided").waitFor();
    await page.keyboard.press("x");
    await page.getByText("4 of 12 decided").waitFor();

    const added = () => served.text("record.proviso").slice(before.length);
    await expect.poll(added, { timeout: 60_000 }).toMatch(/requires [\s\S]*"security guarantees for Ukraine"/);
    expect(added()).toContain("on 2025-08-20");
    const written = served.text("record.proviso");
    expect(written.startsWith(before)).toBe(true);
    const source = /source pastedText "([^"]+)" dated 2025-08/.exec(written)?.[1] ?? "";
    expect(served.text(source)).toBe(wire("By a wire service."));

    // The second is taken back, from its card, and its lines go out of the file; the others stay.
    await page
      .getByRole("complementary", { name: "Statements found" })
      .getByRole("button", { name: /accepted.* 2/ })
      .click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("3 of 12 decided").waitFor();
    await expect
      .poll(() => served.text("record.proviso"), { timeout: 60_000 })
      .not.toMatch(/statement by Russia[^\n]*2025-08 [\s\S]*cite pastedText "clarified/);
    expect(served.text("record.proviso")).toContain("by Lavrov on 2025-08-20");

    // What was accepted stands in the record, and a link leads there.
    await page.keyboard.press("k");
    await page.getByRole("link", { name: "See it in the record" }).click();
    await page.waitForURL(/\/record\?statement=/);
    await page
      .getByText(/pasted-text\.txt/)
      .first()
      .waitFor();
    await page.goBack();
    await page.getByText("3 of 12 decided").waitFor();
    await page.reload();
    await page.getByText("3 of 12 decided").waitFor();
    await page.getByRole("link", { name: "All documents" }).click();
    await page.getByText("9 of 12 left to decide").waitFor();
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });

  it("sends nothing that needs a day before the document has one: it stays on the card, and the field for the day has the focus", async () => {
    const { page, context, faults } = await open(browser, `${served.url}read`);
    await text(page).fill(wire("By a wire service that gives no day."));
    await readIt(page);
    await page.getByText("0 of 12 decided").waitFor();
    await outside(page);
    const card = page.getByRole("article", { name: "The statement in plain words" });
    const first = await card.textContent();
    for (const key of ["a", "a", "a"]) await page.keyboard.press(key);
    await told(page).getByText("Nothing was accepted yet").waitFor();
    const day = page.getByLabel(/When is it dated/);
    await expect.poll(() => day.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(await day.inputValue()).toBe("");
    expect(await card.textContent()).toBe(first);
    await page.getByText("0 of 12 decided").waitFor();
    expect(await barriers(page)).toEqual([]);
    await day.fill("2025-08");
    await page.keyboard.press("Enter");
    await page.getByText(/dated August 2025/).waitFor();
    await outside(page);
    await page.keyboard.press("a");
    await page.getByText("1 of 12 decided").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("goes back to what the server did not take, and says why", async () => {
    const { page, context } = await open(browser, `${served.url}read`);
    await paste(page, wire("By a wire service that is refused."));
    await page.route("**/decisions", (route) =>
      route.request().postDataJSON().preview === true
        ? route.continue()
        : route.fulfill({
            status: 422,
            contentType: "application/problem+json",
            body: JSON.stringify({ type: "", title: "No", status: 422, detail: "The statement does not fit." }),
          }),
    );
    await outside(page);
    const card = page.getByRole("article", { name: "The statement in plain words" });
    const first = await card.locator("blockquote").textContent();
    await page.keyboard.press("a");
    await told(page).getByText("The statement does not fit.").waitFor();
    expect(await card.locator("blockquote").textContent()).toBe(first);
    await page.getByText("0 of 12 decided").waitFor();
    await context.close();
  });

  it("recognises the dossier’s own source, asks for no day, and puts nothing on record twice unless somebody wants it", async () => {
    const other = await new Served().start();
    try {
      const { page, context, faults } = await open(browser, `${other.url}read`);
      await text(page).fill(ARTICLE);
      await readIt(page);
      await page.getByText(/This is sources\/article\.txt, which the dossier cites as “article”/).waitFor();
      expect(await page.getByLabel(/When is it dated/).count()).toBe(0);
      const card = page.getByRole("article", { name: "The statement in plain words" });
      await card.getByText(/As it will stand in record\.proviso/).waitFor();
      await card.getByRole("link", { name: "announcement" }).waitFor();
      expect(await barriers(page)).toEqual([]);
      const before = other.text("record.proviso");
      await outside(page);
      await page.keyboard.press("a");
      await page.getByText("1 of 12 decided").waitFor();
      await page.keyboard.press("k");
      await card.getByText("Left at what is there; on record already: announcement.").waitFor();
      expect(other.text("record.proviso")).toBe(before);
      await page.keyboard.press("u");
      await page.getByText("0 of 12 decided").waitFor();
      await card.getByRole("button", { name: "Accept it a second time" }).click();
      await page.getByText("1 of 12 decided").waitFor();
      await expect.poll(() => other.text("record.proviso"), { timeout: 60_000 }).not.toBe(before);
      expect(faults).toEqual([]);
      await context.close();
    } finally {
      await other.remove();
    }
  });

  it("reads uploads of every kind, an upload that is dropped too", async () => {
    const { page, context, faults } = await open(browser, `${served.url}read`);
    const lines = [
      "Talks in Chisinau",
      "",
      "On 3 June 2025, President Macron said that France would act only",
      "if Poland agreed.",
    ];
    for (const [name, bytes] of [
      ["talks.pdf", pdfBytes([lines, ["Poland rejected the plan."]])],
      ["talks.docx", docxBytes(`<w:p><w:r><w:t>${lines.join(" ")} In docx.</w:t></w:r></w:p>`)],
      ["talks.html", `<!doctype html><title>Talks</title><p>${lines.join(" ")} In HTML.</p>`],
      ["talks.md", `# Talks\n\n${lines.join(" ")} In Markdown.`],
    ] as const) {
      await upload(page, name, bytes);
      await readIt(page);
      await page
        .getByText(new RegExp(`${name.replace(".", "\\.")}|Talks`))
        .first()
        .waitFor();
      await progress(page).waitFor();
      await page.getByRole("link", { name: "All documents" }).click();
      await text(page).waitFor();
    }
    const data = await page.evaluateHandle(
      (words) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([words], "dropped.txt", { type: "text/plain" }));
        return transfer;
      },
      `${lines.join(" ")} Dropped.`,
    );
    await page.locator(".read-shelf").dispatchEvent("drop", { dataTransfer: data });
    await page
      .getByText(/dropped\.txt/)
      .first()
      .waitFor();
    await progress(page).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([
    [
      "a picture",
      "cat.png",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff, 0xfe, 0]),
      /cat\.png/,
    ],
    ["an archive named .pdf", "notes.pdf", zipBytes({ "a.txt": "words" }), /notes\.pdf.*archive/],
    ["nothing", "empty.txt", "", /empty\.txt.*empty/],
    ["a PDF under a password", "locked.pdf", pdfBytes([["secret"]], { encrypt: LOCKED }), /locked\.pdf.*password/],
    ["a PDF of pictures", "scan.pdf", pdfBytes([[""], [""]]), /scan\.pdf/],
  ])("refuses %s in words, and keeps what was given", async (_, name, bytes, words) => {
    const { page, context } = await open(browser, `${served.url}read`);
    await upload(page, name, bytes);
    await readIt(page);
    await told(page).getByText(words).waitFor();
    await told(page).getByText("What you gave is still here.").waitFor();
    await page.getByText(new RegExp(`^${name.replace(".", "\\.")}, `)).waitFor();
    expect(await page.getByRole("button", { name: "Read it" }).isEnabled()).toBe(true);
    await context.close();
  });

  it("takes a paste of 20 MB without putting it into the field, tells the limit, and offers its beginning", async () => {
    const { page, context, faults } = await open(browser, `${served.url}read`);
    await text(page).waitFor();
    const length = await text(page).evaluate((field: HTMLTextAreaElement) => {
      const data = new DataTransfer();
      data.setData("text/plain", "Macron said that France would act.\n\n".repeat(560_000));
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      return field.value.length;
    });
    expect(length).toBe(0);
    await page.getByText(/A text of 20 MB/).waitFor();
    await page.getByText(/more than is read at once: at most 3\.0 MB, about 1,000 pages/).waitFor();
    expect(await page.getByRole("button", { name: "Read it" }).isEnabled()).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Keep its first 3.0 MB" }).click();
    await page.getByText(/A text of 3\.0 MB/).waitFor();
    expect(await page.getByRole("button", { name: "Read it" }).isEnabled()).toBe(true);
    await page.getByRole("button", { name: "Take it away" }).click();
    await text(page).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("keeps decisions while nobody answers, and sends them when the server is back; a paste is kept too", async () => {
    const { page, context } = await open(browser, `${served.url}read`);
    const shelf = await context.newPage();
    await shelf.goto(`${served.url}read`);
    await text(shelf).fill("Kept while nobody answers.");
    await paste(page, wire("By another wire service."));
    await outside(page);
    await served.kill();
    await readIt(shelf);
    await told(shelf)
      .getByText(/does not answer.*What you gave is still here/)
      .waitFor();
    expect(await text(shelf).inputValue()).toBe("Kept while nobody answers.");
    await page.keyboard.press("a");
    await page.getByText("1 of 12 decided").waitFor();
    await page.keyboard.press("x");
    await told(page)
      .getByText(/does not answer.*kept in this window/)
      .waitFor();
    await page.getByText("2 decisions wait.").waitFor();
    await served.start();
    await expect.poll(() => served.text("record.proviso"), { timeout: 60_000 }).toContain("pastedText2");
    await expect.poll(() => page.getByText("decisions wait").count(), { timeout: 60_000 }).toBe(0);
    await page.reload();
    await page.getByText("2 of 12 decided").waitFor();
    await shelf.reload();
    expect(await text(shelf).inputValue()).toBe("Kept while nobody answers.");
    await context.close();
  });

  it("keeps decisions while the disk is full, says so, and writes them when there is room", async () => {
    let full = false;
    const open_: typeof fs.open = async (...given) => {
      if (full && given[1] !== "r") throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      return fs.open(...given);
    };
    const { url, folder } = await serveHere({ disk: { ...fs, open: open_ } });
    const { page, context } = await open(browser, `${url}read`);
    await paste(page, wire("By a third wire service."));
    const before = readFileSync(join(folder, "record.proviso"), "utf8");
    full = true;
    await outside(page);
    await page.keyboard.press("a");
    await told(page)
      .getByText(/disk is full.*kept in this window/)
      .waitFor();
    expect(readFileSync(join(folder, "record.proviso"), "utf8")).toBe(before);
    full = false;
    await page.getByRole("button", { name: "Try now" }).click();
    await expect.poll(() => readFileSync(join(folder, "record.proviso"), "utf8"), { timeout: 60_000 }).not.toBe(before);
    await expect.poll(() => told(page).count()).toBe(0);
    await context.close();
  });

  it("shows in one window what another decides; who did not see it overrules nobody", async () => {
    const one = await open(browser, `${served.url}read`);
    await paste(one.page, wire("By a fourth wire service."));
    const two = await one.context.newPage();
    watch(two, one.context, new URL(served.url).origin);
    await two.goto(one.page.url());
    await two.getByText("0 of 12 decided").waitFor();
    await outside(one.page);
    await one.page.keyboard.press("x");
    await two.getByText("1 of 12 decided").waitFor();

    // A window that hears nothing any more.
    const deaf = await one.context.newPage();
    await deaf.route("**/api/events*", (route) => route.abort());
    await deaf.goto(one.page.url());
    await deaf.getByText("1 of 12 decided").waitFor();
    await one.page.keyboard.press("a");
    await one.page.getByText("2 of 12 decided").waitFor();
    await two.getByText("2 of 12 decided").waitFor();
    await outside(deaf);
    await deaf.keyboard.press("x");
    await deaf.getByText("2 of 12 decided").waitFor();
    await deaf.getByText(/was accepted meanwhile.*Your decision was not taken/).waitFor();
    await one.context.close();
  });

  it("writes into a file that another program has changed meanwhile, over nobody's lines", async () => {
    const { page, context } = await open(browser, `${served.url}read`);
    await paste(page, wire("By a fifth wire service."));
    await outside(page);
    appendFileSync(join(served.folder, "record.proviso"), "\n// by another program\n");
    await page.keyboard.press("a");
    await expect
      .poll(() => served.text("record.proviso"), { timeout: 60_000 })
      .toMatch(/\/\/ by another program\n[\s\S]*source pastedText/);
    await context.close();
  });

  it("lets whoever wants to switch the letters off, and works without them", async () => {
    const { page, context } = await open(browser, `${served.url}read`);
    await paste(page, wire("By a sixth wire service."));
    await outside(page);
    await page.keyboard.press("?");
    await page.getByRole("checkbox", { name: "Single letters are keys" }).uncheck();
    await outside(page);
    await page.keyboard.press("x");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.url()).toContain("at=");
    await page.getByText("0 of 12 decided").waitFor();
    await page.getByRole("button", { name: "Reject", exact: true }).click();
    await page.getByText("1 of 12 decided").waitFor();
    await page.reload();
    await page.getByText("1 of 12 decided").waitFor();
    await outside(page);
    await page.keyboard.press("x");
    await page.keyboard.press("u");
    await page.getByText("1 of 12 decided").waitFor();
    await context.close();
  });

  it("cites the words that are selected in the document", async () => {
    const { page, context } = await open(browser, `${served.url}read`);
    await paste(page, wire("By a seventh wire service."));
    await outside(page);
    await page.keyboard.press("e");
    await page
      .locator(".said-content")
      .first()
      .evaluate((span) => {
        const node = span.firstChild as globalThis.Text;
        const range = document.createRange();
        range.setStart(node, 0);
        range.setEnd(node, "Russian President".length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
      });
    const form = page.getByRole("form", { name: "Mend the statement" });
    await form.getByText("“Russian President” is").waitFor();
    await form.getByRole("button", { name: "what is said" }).click();
    expect(await form.getByLabel("Cited words, a stretch a line").inputValue()).toBe("Russian President");
    await form.getByLabel("Cited words, a stretch a line").fill("words that nobody says");
    await form.getByLabel("When, as").focus();
    await form.getByText(/The document does not say “words that nobody says”/).waitFor();
    await form.getByLabel("For which party").fill("Atlantis");
    await form.getByText("No state, organisation or party of this dossier is called that.").waitFor();
    expect(await form.getByRole("button", { name: "Accept as mended" }).isEnabled()).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });

  it("drafts an agreement from a treaty, shows it, and saves it as a new file", async () => {
    const { page, context, faults } = await open(browser, `${served.url}read`);
    await text(page).fill(TREATY);
    await page.getByLabel("What to call it").fill("friendship");
    await page.getByLabel("The day it is dated").fill("1999-05-01");
    await readIt(page);
    await page.getByRole("link", { name: "Draft an agreement from it" }).click();
    await page
      .getByText(/shall assist/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(existsSync(join(served.folder, "friendship.proviso"))).toBe(false);
    await page.getByRole("button", { name: "Save as a new agreement" }).click();
    await page.getByText("Saved as friendship.proviso.").waitFor();
    expect(served.text("friendship.proviso")).toContain("shall assist");
    await page.getByRole("link", { name: "Open it and mend it" }).click();
    await page.getByRole("textbox", { name: /Text of friendship/ }).waitFor();
    rmSync(join(served.folder, "friendship.proviso"));
    expect(faults).toEqual([]);
    await context.close();
  });

  it("asks before a language model gets a word, says where it goes, and shows what it found", async () => {
    const model = await mockServer(
      says({
        statements: [
          {
            speaker: "Moscow",
            cue: "portray",
            content: "this support as an illegal intervention",
            act: "claim",
            polarity: "affirmed",
            modality: "possible",
            quotation: "paraphrased",
            conditions: [],
          },
        ],
      }),
    );
    const { url } = await serveHere({ languageModel: endpointOf(model.url, "small") });
    const { page, context } = await open(browser, `${url}read`);
    await paste(page, ARTICLE);
    await page.getByRole("checkbox", { name: "Have a language model read this document too" }).check();
    await page.getByText(/Nothing has been sent\. The 469 words.*small at 127\.0\.0\.1:\d+, on the machine/).waitFor();
    expect(model.requests).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Send the words to small" }).click();
    await page
      .getByText(/small read 469 words at 127\.0\.0\.1/)
      .or(told(page))
      .first()
      .waitFor();
    expect(model.requests.length).toBeGreaterThan(0);
    await model.close();
    await context.close();
  });

  it("stays at hand with 300 pages: all of it on the page, marked where it is read", async () => {
    const { page, context, faults } = await open(browser, `${served.url}read`);
    const filler =
      "The weather was fine on the day and the delegates walked by the river for a while before lunch. ".repeat(5);
    const pages = Array.from(
      { length: 1200 },
      (_, i) =>
        `${filler}\n\nOn day ${i}, President Macron said that France would act in case number ${i}. ${i % 2 === 0 ? "Poland rejected the plan." : ""}`,
    );
    await text(page).evaluate((field: HTMLTextAreaElement, words) => {
      const data = new DataTransfer();
      data.setData("text/plain", words);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, pages.join("\n\n"));
    await page.getByText(/A text of \d+ KB/).waitFor();
    await page.getByLabel("The day it is dated").fill("2025-06");
    await readIt(page);
    await progress(page).waitFor({ timeout: 300_000 });
    expect(Number(/of (\d+)/.exec((await progress(page).textContent()) ?? "")?.[1])).toBeGreaterThan(1000);
    const counts = () =>
      page.evaluate(() => ({
        words: document.querySelector(".read-page")?.textContent?.includes("case number 1199") ?? false,
        marks: document.querySelectorAll(".said").length,
        notes: document.querySelectorAll(".read-notes > li").length,
      }));
    const first = await counts();
    expect(first.words).toBe(true);
    expect(first.marks).toBeLessThan(1500);
    expect(first.notes).toBeLessThan(300);
    await outside(page);
    for (let i = 0; i < 5; i++) await page.keyboard.press("j");
    // The page's end moves while what comes near is measured.
    await expect
      .poll(
        async () => {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          return page.locator(".said", { hasText: "number 1199" }).count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    expect((await counts()).marks).toBeLessThan(3000);
    expect(faults).toEqual([]);
    await context.close();
  }, 420_000);

  it.each(
    [1280, 820, 380].flatMap((width) =>
      (["light", "dark"] as const).map((colorScheme) => [width, colorScheme] as const),
    ),
  )("keeps nobody out at %d pixels, in %s", async (width, colorScheme) => {
    const { page, context, faults, elsewhere } = await open(browser, `${served.url}read`, {
      viewport: { width, height: 900 },
      colorScheme,
    });
    await page.getByRole("heading", { name: "In this dossier" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Read sources/article.txt" }).click();
    await page.getByText(/of 12 decided/).waitFor();
    await page
      .getByText(/statement by/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect({ faults, elsewhere }).toEqual({ faults: [], elsewhere: [] });
    await context.close();
  });
});
