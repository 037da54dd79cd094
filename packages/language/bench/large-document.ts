/**
 * How long a document of 5,000 lines takes, and for how long it keeps a thread from anything else.
 *
 *     node packages/language/bench/large-document.ts [lines]
 */
import { Report } from "../src/diagnostics/diagnostic.ts";
import { format } from "../src/format/format.ts";
import { memoryHost } from "../src/host.ts";
import { analyse } from "../src/load.ts";
import { parseFile } from "../src/parse/parse.ts";

/** A sound document of about so many lines: agreements with every kind of item, statements about them, and scenarios. */
export function largeDocument(lines: number): string {
  const text: string[] = ['source article "article.txt" dated 2025-08'];
  let count = 1;
  for (let index = 1; count < lines; index++) {
    const made = agreement(index);
    text.push(made);
    count += made.split("\n").length;
  }
  return `${text.join("\n")}\n`;
}

function agreement(index: number): string {
  const name = `Pact${index}`;
  const clauses = Array.from({ length: 8 }, (_, clause) =>
    [
      `  clause article${clause} "Art. ${clause}"`,
      "    when anyone attacks any of Parties where inArea as determined by each of Guarantors",
      "    [veto is held: if response is approved]",
      "    each of Guarantors except (the attacker, the victim) shall assist the victim with troops or sanctions",
      "      until council is approved",
      '      cite article "veto power over any intervention"',
      "    each of Parties may decline to provide troops",
    ].join("\n"),
  );
  return [
    `agreement ${name} "Pact number ${index}"`,
    "  status signed 2001-02-03, in force 2002",
    "  between UnitedStates, UnitedKingdom, France, Germany, Poland, Ukraine",
    '  question veto "Can Russia block the response?" either absent or held',
    "  group Guarantors: UnitedStates, UnitedKingdom, France, [veto is held: Russia]",
    '    assumed "named in the announcement"',
    '  fact inArea "in Europe or North America"',
    "  decision response by at least 2/3 of Guarantors and no objection from Parties within 3 days failing which refused",
    "  decision council by at least 4 of Parties",
    ...clauses,
    "  promise aid to each of Parties kept when any of Guarantors except (the attacker, the victim) assists the victim",
    `reading hard${index} of ${name} takes veto is held`,
    `statement by Russia on 2025-08-20 requires that ${name}.veto is held`,
    '  cite article "veto power over any intervention"',
    `scenario war${index} "War" of ${name}`,
    "  Russia attacks Ukraine on day 0 where inArea",
    "  stance each of Guarantors yes 70%, no 30%",
    "  stance Russia no 100%",
  ].join("\n");
}

export interface Measured {
  readonly lines: number;
  readonly diagnostics: number;
  /** Milliseconds: the first parse, which also makes the parser; a second one; reading, linking and checking all; formatting. */
  readonly coldParse: number;
  readonly parse: number;
  readonly load: number;
  readonly format: number;
  /** The longest stretch of `load` in which nothing else could run. */
  readonly longestBlock: number;
}

export async function measure(lines: number): Promise<Measured> {
  const text = largeDocument(lines);
  const parseOnce = () => parseFile("large.proviso", text, new Report());
  const host = memoryHost({
    "large.proviso": text,
    "article.txt": "would hold veto power over any intervention by others",
  });
  const [coldParse] = timed(parseOnce);
  const [parse] = timed(parseOnce);
  const watch = watchBlocks();
  const begun = performance.now();
  const { diagnostics } = await analyse(["large.proviso"], host);
  const load = performance.now() - begun;
  const longestBlock = watch.stop();
  const [formatTime] = timed(() => format(text));
  return {
    lines: text.split("\n").length - 1,
    diagnostics: diagnostics.length,
    coldParse,
    parse,
    load,
    format: formatTime,
    longestBlock,
  };
}

function timed<Result>(work: () => Result): readonly [milliseconds: number, result: Result] {
  const begun = performance.now();
  const result = work();
  return [performance.now() - begun, result];
}

/** Takes a turn of the event loop as often as it can, and notes the longest wait between two. */
function watchBlocks(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  let running = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      running = false;
      return Math.max(longest, performance.now() - last);
    },
  };
}

if (import.meta.main) {
  const measured = await measure(Number(process.argv[2] ?? 5000));
  for (const [what, value] of Object.entries(measured)) {
    const unit = what === "lines" || what === "diagnostics" ? "" : " ms";
    process.stdout.write(`${what.padEnd(14)}${Math.round(value).toLocaleString("en").padStart(8)}${unit}\n`);
  }
}
