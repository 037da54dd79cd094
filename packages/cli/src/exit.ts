import type { Remark, Texts } from "./render/remark.ts";

/** What the process answers to whoever called it. `docs/cli.md` and `--help` tell the same. */
export const EXIT = {
  ok: 0,
  /** Findings that count, an expectation that fails, a file that is not formatted. */
  found: 1,
  /** The texts or the command line cannot be used as they are. */
  badInput: 2,
  /** A fault of Proviso's own. */
  internal: 3,
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `Exit codes:
  0    all is well
  1    findings, failed expectations or unformatted files
  2    the input or the command line cannot be used as it is
  3    a fault of Proviso's own
  130  cancelled`;

/** The command line or a file cannot be used. The message is one clear line for the person who typed it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** A text that has errors cannot be asked anything. */
export class TextErrors extends Error {
  readonly remarks: readonly Remark[];
  readonly texts: Texts;

  constructor(remarks: readonly Remark[], texts: Texts) {
    super("the text has errors");
    this.name = "TextErrors";
    this.remarks = remarks;
    this.texts = texts;
  }
}
