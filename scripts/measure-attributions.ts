/**
 * How well the reader finds attributions: `node scripts/measure-attributions.ts [--candidates] FILE.jsonl`; with
 * `--candidates`, how well the statements do that are made of them, which leave out those whom nobody named and what was only planned or denied.
 *
 * FILE holds one article a line: `{ id, text, attributions: [{ source, cue, content }] }`, each a list of `[start, end]` UTF-16 offsets, as in
 * PolNeAR (Newell, Margolin and Ruths 2018).
 *
 * What counts. PolNeAR marks everything that anybody says, thinks, wants, shows or is expected to do; the reader is for what is said. A gold
 * attribution is one of communication if its cue holds a word of communication: a form of one of the verbs or nouns listed in
 * `attributions/communication.ts`, which was written for this measure and not from the reader's lexicon, or "according to", or nothing but a
 * colon. A found attribution is right if there is a gold attribution of communication with which it makes a strict triple: the cues overlap, the
 * sources overlap (or neither has one), and the characters of the contents have a Jaccard index of at least 0.5. Each gold attribution can
 * be matched once. Every other found attribution is false, also where it matches a gold attribution that is not one of communication (the
 * stricter choice; `lenient` leaves these out of the count). Attributions inside what somebody else is quoted as saying are left out,
 * because PolNeAR marks the outermost only.
 */
import { readFileSync } from "node:fs";
import { main } from "./attributions/main.ts";

process.exitCode = await main(process.argv.slice(2), (path) => readFileSync(path, "utf8"), {
  out: console.log,
  error: console.error,
});
