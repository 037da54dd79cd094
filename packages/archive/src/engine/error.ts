/**
 * Why an archive cannot do what it was asked. The message is one line for the person who asked, says which archive and what to do, and never holds a
 * password; `code` is for programs.
 */
export class ArchiveError extends Error {
  readonly code: ArchiveFault;

  constructor(code: ArchiveFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ArchiveError";
    this.code = code;
  }
}

export type ArchiveFault =
  /** There is no archive where one was to be read. */
  | "missing"
  /** What is there is something else. */
  | "not-an-archive"
  /** Written by a newer Proviso. */
  | "newer"
  /** Written by an older one, and opened for reading only. */
  | "older"
  | "full"
  | "read-only"
  | "locked"
  | "corrupt"
  /** The server does not answer, or the file cannot be opened. */
  | "unreachable"
  /** The server does not let this user in, or not do this. */
  | "forbidden"
  /** The connection string cannot be read. */
  | "address"
  /** A search that cannot be understood. */
  | "query"
  /** Something that is asked about is not there. */
  | "unknown"
  /** Somebody else has decided meanwhile. */
  | "conflict"
  /** Lines that are not an archive's export. */
  | "lines";
