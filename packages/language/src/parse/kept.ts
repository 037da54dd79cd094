import { Report } from "../diagnostics/diagnostic.ts";
import type { TextFile } from "../text/text-file.ts";
import { type ParsedFile, parseInSteps } from "./parse.ts";

type Told = Parameters<Report["add"]>;

interface Kept {
  readonly parsed: ParsedFile;
  /** What was told about its grammar, in order. */
  readonly told: readonly Told[];
}

/** More letters than this are not kept: some hundreds of agreements. */
const MOST_LETTERS = 4_000_000;

/** Files as they were read last, by path; what was read longest ago comes first. */
const KEPT = new Map<string, Kept>();

/**
 * Parses a file, or gives what was made of the same text under the same path before: while one file is written, all others stay as they are. A tree
 * once made is only read.
 */
export function* parseOnce(file: TextFile, report: Report): Generator<undefined, ParsedFile> {
  const known = KEPT.get(file.path);
  if (known?.parsed.file.text === file.text) {
    keep(file.path, known);
    for (const told of known.told) report.add(...told);
    return known.parsed;
  }
  const recorder = new Recorder();
  const parsed = yield* parseInSteps(file.path, file.text, recorder);
  for (const told of recorder.told) report.add(...told);
  keep(file.path, { parsed, told: recorder.told });
  return parsed;
}

function keep(path: string, kept: Kept): void {
  KEPT.delete(path);
  KEPT.set(path, kept);
  let letters = 0;
  for (const { parsed } of KEPT.values()) letters += parsed.file.text.length;
  for (const [oldest, { parsed }] of KEPT) {
    if (letters <= MOST_LETTERS) break;
    KEPT.delete(oldest);
    letters -= parsed.file.text.length;
  }
}

class Recorder extends Report {
  readonly told: Told[] = [];

  override add(...told: Told): void {
    this.told.push(told);
  }
}
