import { type Host, InputError, memoryHost } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { STDIN } from "./paths.ts";

const MOST_BYTES = 20_000_000;

/** Files on this machine's disk, and standard input; what a text from there refers to counts from the working folder. */
export function cliHost(): Host {
  const disk = nodeHost({ maxBytes: MOST_BYTES });
  return {
    read: async (path) => (path === STDIN ? memoryHost({ [STDIN]: await readStdin() }).read(STDIN) : disk.read(path)),
    resolve: (from, relative) => disk.resolve(from, relative),
  };
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      const most = `${MOST_BYTES / 1e6} MB`;
      throw new InputError("too-large", STDIN, `Standard input has more than ${most}, the most that is read.`);
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new InputError("not-utf8", STDIN, "Standard input is not written in UTF-8.");
  }
}
