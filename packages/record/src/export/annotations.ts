import type { Citation, Model, Statement } from "@proviso/agreement";
import { selectorsOf } from "../accept/statement.ts";
import type { Candidate } from "../candidate.ts";
import type { Selector } from "../selector.ts";
import { selectorAt } from "../selectors/make.ts";
import { evidence, sayingWords, sentence, speakerName } from "../words.ts";

/** A Web Annotation (W3C Recommendation, 2017), as JSON-LD. */
export interface Annotation {
  readonly "@context": "http://www.w3.org/ns/anno.jsonld";
  readonly id: string;
  readonly type: "Annotation";
  readonly motivation: "describing";
  readonly body: { readonly type: "TextualBody"; readonly value: string; readonly format: "text/plain" };
  readonly target: readonly AnnotationTarget[];
}

export interface AnnotationTarget {
  readonly type: "SpecificResource";
  readonly source: string;
  /** Several ways to select the same words. */
  readonly selector: readonly (
    | { readonly type: "TextPositionSelector"; readonly start: number; readonly end: number }
    | { readonly type: "TextQuoteSelector"; readonly exact: string; readonly prefix?: string; readonly suffix?: string }
  )[];
}

/**
 * The statements as annotations of their sources, each with the words it cites.
 * @param texts the sources' texts by name; without its text a source's words are selected by quotation alone
 */
export function statementAnnotations(model: Model, texts: ReadonlyMap<string, string> = new Map()): Annotation[] {
  const paths = new Map(model.sources.map(({ name, path }) => [name, path]));
  return model.statements.map((statement) =>
    annotation(
      `urn:proviso:statement:${encodeURIComponent(statement.id)}`,
      wordsOf(model, statement),
      statement.support.flatMap((support) =>
        support.kind === "assumed"
          ? []
          : targetsOf(support, paths.get(support.source) ?? support.source, texts.get(support.source)),
      ),
    ),
  );
}

/** A candidate as an annotation of its document: its words, and all that they were read from. @param source the document's address or path */
export function candidateAnnotation(candidate: Candidate, text: string, source: string): Annotation {
  const { speaker, cue, content } = candidate;
  const words = (selectors: readonly Selector[]) => selectors.map(({ exact }) => exact).join(" … ");
  const who = speaker.person ?? speaker.party ?? speaker.faction ?? words(speaker.words);
  const selected = content.length > 0 ? [...cue, ...content] : selectorsOf(candidate);
  return annotation(
    `urn:proviso:candidate:${encodeURIComponent(candidate.id)}`,
    `${who}, ${candidate.act}${candidate.polarity === "negated" ? ", negated" : ""}: ${words(content)}`,
    selected.map((selector) => target(source, text, selector)),
  );
}

function annotation(id: string, value: string, on: readonly AnnotationTarget[]): Annotation {
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "Annotation",
    motivation: "describing",
    body: { type: "TextualBody", value, format: "text/plain" },
    target: on,
  };
}

function wordsOf(model: Model, statement: Statement): string {
  const said = statement.sayings.map((saying) => sayingWords(model, saying)).join("; ");
  const when = evidence(model, { ...statement, support: [] }).replace(/^.*, /, "");
  return `${sentence(speakerName(model, statement.by))} ${said} (${when}).`;
}

function targetsOf(citation: Citation, source: string, text: string | undefined): AnnotationTarget[] {
  return citation.fragments.map(({ words, range }) => {
    if (text === undefined || range === undefined)
      return {
        type: "SpecificResource",
        source: encodeURI(source),
        selector: [{ type: "TextQuoteSelector", exact: words }],
      };
    return target(source, text, selectorAt(text, range));
  });
}

function target(source: string, text: string, { start, end, exact, prefix, suffix }: Selector): AnnotationTarget {
  return {
    type: "SpecificResource",
    source: encodeURI(source),
    selector: [
      // The recommendation counts characters (code points), not UTF-16 units.
      { type: "TextPositionSelector", start: characters(text, start), end: characters(text, end) },
      { type: "TextQuoteSelector", exact, prefix, suffix },
    ],
  };
}

/** How many characters stand before a place. */
function characters(text: string, to: number): number {
  let count = 0;
  for (let at = 0; at < to; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}
