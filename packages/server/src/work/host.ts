import { type Host, InputError, memoryHost } from "@proviso/language/host";
import { nodeHost } from "@proviso/language/node";
import { Fault } from "../fault.ts";
import { sha256 } from "../store/disk.ts";
import { insidePath, realInside } from "../store/inside.ts";

/** Texts that take the place of files: not saved yet, or of an earlier day. Null: as if the file were not there. */
export type Overlay = Readonly<Record<string, string | null>>;

/** What was read from disk, and what it was: SHA-256 of the text, or why it could not be read. */
export type Trace = readonly (readonly [path: string, what: string])[];

const joined = memoryHost({}).resolve;

/**
 * The files of a dossier, and nothing else of the machine: no path that climbs, is absolute or hidden, and no link that leads out is read, whatever a
 * text says that it uses.
 */
export function dossierHost(root: string, maxBytes: number): Host {
  const disk = nodeHost({ root, maxBytes });
  return {
    resolve(from, wanted) {
      const path = joined(from, wanted);
      checkInside(path, wanted);
      return path;
    },
    async read(path) {
      checkInside(path, path);
      try {
        await checkLinks(root, path);
        return await disk.read(path);
      } catch (error) {
        // Where the dossier lies on this machine is nobody's business.
        if (error instanceof InputError && error.code === "outside") throw outside(path);
        throw error;
      }
    },
  };
}

/** The same with other texts in place of some, and notes of what was read from disk. */
export function overlaid(host: Host, overlay: Overlay): { readonly host: Host; readonly trace: () => Trace } {
  const read = new Map<string, string>();
  const memory = memoryHost(
    Object.fromEntries(Object.entries(overlay).filter((entry): entry is [string, string] => entry[1] !== null)),
  );
  return {
    trace: () => [...read],
    host: {
      resolve: host.resolve,
      async read(path) {
        if (Object.hasOwn(overlay, path)) return memory.read(path);
        try {
          const text = await host.read(path);
          read.set(path, sha256(text));
          return text;
        } catch (error) {
          if (error instanceof InputError) read.set(path, error.code);
          throw error;
        }
      },
    },
  };
}

/** Whether reading gives what it gave when the trace was made. */
export async function isAsItWas(host: Host, trace: Trace): Promise<boolean> {
  for (const [path, what] of trace) if ((await lookAt(host, path)) !== what) return false;
  return true;
}

async function lookAt(host: Host, path: string): Promise<string> {
  try {
    return sha256(await host.read(path));
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

function checkInside(path: string, wanted: string): void {
  try {
    insidePath(path);
  } catch (error) {
    throw error instanceof Fault ? outside(wanted) : error;
  }
}

/** A link may lead out of the dossier, or to what is hidden in it. */
async function checkLinks(root: string, path: string): Promise<void> {
  try {
    await realInside(root, path);
  } catch (error) {
    if (error instanceof Fault && error.code === "bad-path") throw outside(path);
    // Whatever else is wrong with it is told by reading it.
  }
}

function outside(path: string): InputError {
  return new InputError(
    "outside",
    path,
    `The file \`${path}\` lies outside the dossier and is not read. Put a copy into the dossier's folder.`,
  );
}
