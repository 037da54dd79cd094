import { readFileSync } from "node:fs";
import { type Host, InputError, memoryHost } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { STDIN } from "./paths.ts";

const MOST_BYTES = 20_000_000;

/** Files on this machine's disk, and standard input; what a text from there refers to counts from the working folder. */
export function cliHost(): Host {
  const disk = nodeHost({ maxBytes: MOST_BYTES });
  return {
    read: async (path) => (path === STDIN ? memoryHost({ [STDIN]: readStdin() }).read(STDIN) : disk.read(path)),
    resolve: (from, relative) => disk.resolve(from, relative),
  };
}

function readStdin(): string {
  const bytes = readFileSync(0);
  if (bytes.length > MOST_BYTES) {
    throw new InputError(
      "too-large",
      STDIN,
      `Standard input has more than ${MOST_BYTES / 1e6} MB, the most that is read.`,
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("not-utf8", STDIN, "Standard input is not written in UTF-8.");
  }
}
