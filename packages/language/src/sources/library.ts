import { type Host, InputError } from "../host.ts";
import { TextFile } from "../text/text-file.ts";

/** The files that `.proviso` files name: read once each, and remembered with what went wrong. */
export class Library {
  readonly #host: Host;
  readonly #read = new Map<string, TextFile | InputError>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The path by which a file that `from` names is known. */
  resolve(from: string, path: string): string | InputError {
    try {
      return this.#host.resolve(from, path);
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  }

  async fetch(from: string, path: string): Promise<TextFile | InputError> {
    const resolved = this.resolve(from, path);
    if (typeof resolved !== "string") return resolved;
    let file = this.#read.get(resolved);
    if (file === undefined) {
      try {
        file = new TextFile(resolved, await this.#host.read(resolved));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        file = error;
      }
      this.#read.set(resolved, file);
    }
    return file;
  }

  /** A file that `fetch` has read. */
  get(from: string, path: string): TextFile | InputError | undefined {
    const resolved = this.resolve(from, path);
    return typeof resolved === "string" ? this.#read.get(resolved) : resolved;
  }

  *texts(): Iterable<[string, string]> {
    for (const [path, file] of this.#read) if (file instanceof TextFile) yield [path, file.text];
  }
}
