import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const ROOT = join(import.meta.dirname, "../../..");

const BROWSERS = [
  process.env["PROVISO_BROWSER"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The machine's own browser of the Chromium family; none is downloaded. */
export const EXECUTABLE = BROWSERS.find((path) => path !== undefined && existsSync(path));

if (EXECUTABLE === undefined) {
  const told = "No Chromium, Chrome or Edge is on this machine; name one with PROVISO_BROWSER.";
  // CI has one, and would otherwise pass without having looked at a single page.
  if (process.env["CI"] !== undefined) throw new Error(told);
  process.emitWarning(`${told} The tests in the browser are left out.`);
}

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** How long a page is waited for, in milliseconds: a slow machine is no fault, but whoever looks for a fault need not wait for it. */
export const PATIENCE = Number(process.env["PROVISO_PATIENCE_MS"] ?? 60_000);

/** A dossier in a folder of its own, and the real program serving it. */
export class Served {
  readonly folder: string;
  url = "";
  #end: (() => Promise<void>) | undefined;

  readonly #page: boolean;

  /** @param page whether the page that opens from disk is wanted too, which takes a while to build */
  constructor(dossier = "dossiers/ukraine-2025", { page = false } = {}) {
    this.#page = page;
    this.folder = join(mkdtempSync(join(tmpdir(), "proviso-workbench-")), "ukraine-2025");
    cpSync(resolve(ROOT, dossier), this.folder, {
      recursive: true,
      filter: (path) => !path.includes(".proviso-history"),
    });
  }

  /** Starts the server; on the port it had before, where it was killed. */
  async start(): Promise<this> {
    const build = [join(ROOT, "scripts/workbench.ts"), ...(this.#page ? [] : ["--no-page"])];
    await promisify(execFile)(process.execPath, build);
    const port = this.url === "" ? "0" : new URL(this.url).port;
    const child = spawn(
      process.execPath,
      [join(ROOT, "packages/cli/src/main.ts"), "serve", this.folder, "--no-open", "--port", port],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let told = "";
    child.stderr.on("data", (part) => (told += part));
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (part) => resolve(String(part).trim().split("\n")[0] ?? ""));
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
    });
    this.#end = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    };
    return this;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#end?.();
    this.#end = undefined;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(join(this.folder, ".."), { recursive: true, force: true });
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }
}

/** A page that notes everything that goes wrong in it, and everything that it asks for elsewhere. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
  readonly elsewhere: string[];
}

export async function open(
  browser: Browser,
  address: string,
  options: Parameters<Browser["newContext"]>[0] & {
    /** Whether the browser has never been here, and the tour is offered. */
    readonly firstVisit?: boolean;
  } = {},
): Promise<Watched> {
  const { firstVisit = false, ...more } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...more });
  if (!firstVisit) await context.addInitScript(() => localStorage.setItem("proviso.tour", "seen"));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const watched = watch(page, context, new URL(address).origin);
  await page.goto(address);
  return watched;
}

export function watch(page: Page, context: BrowserContext, origin: string): Watched {
  const faults: string[] = [];
  const elsewhere: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (new URL(url).origin !== origin && !/^(data|blob|about):/.test(url)) elsewhere.push(url);
  });
  return { page, context, faults, elsewhere };
}

/** What axe finds that keeps people out (WCAG 2.2 A and AA): rule and place, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  const source = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            on: object,
            how: object,
          ) => Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
        };
      }
    ).axe;
    // The list of completions never holds the focus itself: the text does, and moves through it by arrow keys.
    const { violations } = await axe.run(
      { exclude: [".cm-tooltip-autocomplete"] },
      {
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}
