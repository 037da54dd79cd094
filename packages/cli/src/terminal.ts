import { styleText } from "node:util";
import type { Style } from "@proviso/report/document/style";

type Format = Parameters<typeof styleText>[0];

const COLOURS: Record<keyof Style, Format> = {
  bold: "bold",
  dim: "dim",
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  note: ["bold", "cyan"],
  good: "green",
  name: "bold",
};

function style(coloured: boolean): Style {
  const mark = (format: Format) =>
    coloured ? (text: string) => styleText(format, text, { validateStream: false }) : (text: string) => text;
  return Object.fromEntries(Object.entries(COLOURS).map(([name, format]) => [name, mark(format)])) as Style;
}

export const PLAIN: Style = style(false);
export const COLOURED: Style = style(true);

/** Whether a stream takes colours: FORCE_COLOR decides if it is set, then NO_COLOR, then whether a capable terminal is there. */
export function takesColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

/** Where a command writes: answers to standard output, everything else to standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly note: (text: string) => void;
  /** For what `print` writes. */
  readonly style: Style;
  /** For what `note` writes. */
  readonly noteStyle: Style;
  readonly columns: number;
}

const DEFAULT_COLUMNS = 100;
const NARROWEST = 40;

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader such as `head` that has seen enough is no fault.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    print: (text) => void stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    note: (text) => void stderr.write(text.endsWith("\n") ? text : `${text}\n`),
    style: takesColour(stdout, env) ? COLOURED : PLAIN,
    noteStyle: takesColour(stderr, env) ? COLOURED : PLAIN,
    columns: Math.max(NARROWEST, stdout.columns ?? DEFAULT_COLUMNS),
  };
}
