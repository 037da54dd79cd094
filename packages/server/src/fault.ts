/** What can go wrong that somebody can mend, by code: the status it has over HTTP, and its title. `docs/api.md` lists them. */
export const FAULTS = {
  "bad-request": { status: 400, title: "The request cannot be read" },
  "bad-path": { status: 400, title: "The path does not name a file of this dossier" },
  unauthorised: { status: 401, title: "This address needs the token" },
  "wrong-host": { status: 403, title: "The request came to a name that is not this server's" },
  "wrong-origin": { status: 403, title: "The request came from another site" },
  "not-allowed": { status: 403, title: "The file may not be read or written" },
  "not-found": { status: 404, title: "There is no such thing here" },
  "not-a-text": { status: 409, title: "The file is not a text that can be edited" },
  "linked-history": { status: 409, title: "The history of this dossier is not a folder of its own" },
  changed: { status: 412, title: "The file has changed meanwhile" },
  "too-large": { status: 413, title: "That is too large" },
  "wrong-type": { status: 415, title: "That kind of file is not taken" },
  "cannot-be-asked": { status: 422, title: "The question cannot be answered as it is put" },
  "text-errors": { status: 422, title: "The text has errors" },
  "too-complex": { status: 422, title: "This is too large to work out exactly" },
  "no-precondition": { status: 428, title: "Say which text you started from" },
  cancelled: { status: 499, title: "Nobody waits for the answer any more" },
  internal: { status: 500, title: "A fault of Proviso's own" },
  "model-failed": { status: 502, title: "The language model did not do what it was asked" },
  unavailable: { status: 501, title: "This server has no such part" },
  "takes-too-long": { status: 503, title: "The answer takes too long" },
  "disk-full": { status: 507, title: "The disk is full" },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type FaultCode = keyof typeof FAULTS;

/** Something that went wrong and that whoever asked can mend: what happened, what is safe, and what to do, in its message. */
export class Fault extends Error {
  readonly code: FaultCode;
  /** More about it, for programs; part of the problem document. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "Fault";
    this.code = code;
    this.more = more;
  }
}

/** What keeps a file from being read or written, in words; other faults as they are. */
export function diskFault(error: unknown, path: string, kept: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return new Fault(
        "disk-full",
        `\`${path}\` could not be written because the disk is full. ${kept} Free some space and save again.`,
      );
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Fault("not-allowed", `\`${path}\` could not be written: that is not allowed. ${kept}`);
    case "ENOENT":
    case "ENOTDIR":
      return new Fault("not-found", `There is no file \`${path}\` in this dossier.`);
    case "EISDIR":
      return new Fault("not-a-text", `\`${path}\` is a folder.`);
    default:
      return error;
  }
}
