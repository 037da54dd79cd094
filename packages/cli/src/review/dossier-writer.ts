import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { nodeHost, replaceFile } from "@proviso/language/node";
import { acceptInto, type ReadDocument, type Review } from "@proviso/review";
import { unwritable } from "../input/write.ts";
import type { Writer } from "./session.ts";

const TEXTS = /\.(proviso|txt|md|csv)$/;

/** Writes accepted statements into a dossier's folder, file by file, each beside the old one and then in its place. */
export class DossierWriter implements Writer {
  readonly #folder: string;
  readonly #document: ReadDocument;

  constructor(folder: string, document: ReadDocument) {
    this.#folder = folder;
    this.#document = document;
  }

  async accept({ candidate, bears }: Review): Promise<{ said: string; takeBack: () => void }> {
    if (candidate === undefined) throw new RangeError("there is nothing to accept");
    const host = nodeHost();
    const elsewhere = { ...host, read: (path: string) => host.read(join(this.#folder, path)) };
    const { changes, record, added } = await acceptInto(textsIn(this.#folder), this.#document, candidate, {
      bears,
      elsewhere,
    });
    if (!added) return { said: `It is in ${record} already.`, takeBack: () => {} };
    const before = [...changes].map(([path, text]) => ({
      path: join(this.#folder, path),
      text,
      old: textAt(join(this.#folder, path)),
    }));
    for (const { path, text } of before) write(path, text);
    return {
      said: `Written to ${record}.`,
      takeBack: () => {
        const other = before.find(({ path, text }) => textAt(path) !== text);
        if (other !== undefined)
          throw new RangeError(`${other.path} was changed since; take the statement out by hand.`);
        for (const { path, old } of before) {
          if (old === undefined) rmSync(path);
          else write(path, old);
        }
      },
    };
  }
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Every text below a folder, by its path from there with forward slashes; hidden folders apart. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (name.startsWith(".") || name === "node_modules") continue;
      if (statSync(path).isDirectory()) visit(path);
      else if (TEXTS.test(name)) found.set(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8"));
    }
  };
  visit(folder);
  return found;
}
