import type { Model } from "@proviso/agreement";
import {
  type Candidate,
  type Condition,
  candidateId,
  type Nested,
  type Selector,
  type Span,
  selectorAt,
  selectorsAt,
} from "@proviso/record";
import { bearingsOf } from "../bearing/bearing.ts";
import { sha256 } from "../candidates/sha256.ts";
import { Who } from "../who/who.ts";
import { type AskOptions, askModel } from "./ask.ts";
import { chunks } from "./chunks.ts";
import type { Endpoint } from "./endpoint.ts";
import { DATA_ONLY, fenced } from "./fence.ts";
import { Ground } from "./ground.ts";
import { answerSchema, type Stated } from "./schema.ts";

export interface AssistedOptions extends AskOptions {
  readonly dated?: string;
  readonly model?: Model;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Why something that a model said is not used. */
export interface Rejected {
  /** Which of its words the document does not say. */
  readonly part: "speaker" | "cue" | "content" | "condition" | "date" | "about";
  readonly words: string;
}

export interface Assisted {
  readonly candidates: readonly Candidate[];
  /** Statements that the model gave, before any was rejected. */
  readonly given: number;
  /** Statements that are not used, by the first of their words that the document does not say. */
  readonly rejected: readonly Rejected[];
  /** Conditions, dates and nested statements that were left out of statements that are used. */
  readonly dropped: readonly Rejected[];
}

const MOST = 6_000;
const CONFIDENCE = 0.5;

const INSTRUCTIONS = `You mark who says what in a document, for people who check every mark. Give each statement that the document attributes to somebody: a state, a government, a person, a group. What the document's author says in the author's own voice is nobody's statement.
Copy every speaker, cue, content, condition and date from the document, character by character; never paraphrase, translate, correct or join what stands apart. If you are not sure, leave it out. An empty list is a good answer.
${DATA_ONLY}`;

/**
 * The statements that a language model finds in a document. It returns words, and only words that the document says are used: what cannot be found
 * in it is rejected and counted, so that a model that makes things up adds nothing.
 * @throws AssistantError where the model or its server fails; the signal's reason where it was cancelled
 */
export async function assistedCandidates(
  text: string,
  endpoint: Endpoint,
  { dated, model, onProgress, ...ask }: AssistedOptions = {},
): Promise<Assisted> {
  const document = await sha256(text);
  const who = new Who(text, model);
  const bearings = model === undefined ? undefined : bearingsOf(model);
  const pieces = chunks(text, MOST);
  const candidates = new Map<string, Candidate>();
  const rejected: Rejected[] = [];
  const dropped: Rejected[] = [];
  let given = 0;
  for (const [done, piece] of pieces.entries()) {
    onProgress?.(done, pieces.length);
    const { statements } = await askModel(
      endpoint,
      {
        instructions: INSTRUCTIONS,
        prompt: `${dated === undefined ? "" : `The document is dated ${dated}.\n`}${fenced("document", text.slice(piece.start, piece.end))}`,
        schema: answerSchema,
      },
      ask,
    );
    given += statements.length;
    const ground = new Ground(text, piece);
    for (const stated of statements) {
      const found = grounded(stated);
      if ("part" in found) rejected.push(found);
      else candidates.set(found.id, found);
    }

    function grounded(stated: Stated): Candidate | Rejected {
      const content = all(stated.content);
      if (content === undefined) return { part: "content", words: stated.content.join(" … ") };
      const near = content[0]?.start;
      const cue = ground.find(stated.cue, near);
      if (cue === undefined) return { part: "cue", words: stated.cue };
      const speaker = ground.find(stated.speaker, cue.start);
      if (speaker === undefined) return { part: "speaker", words: stated.speaker };
      const conditions = stated.conditions.flatMap((one): Condition[] => {
        const words = ground.find(one.words, near);
        const mark = words && ground.find(one.cue, words.start);
        if (words === undefined || mark === undefined) {
          dropped.push({ part: "condition", words: `${one.cue} ${one.words}` });
          return [];
        }
        return [{ kind: one.kind, cue: [selectorAt(text, mark)], words: [selectorAt(text, words)] }];
      });
      const date = stated.said === null ? undefined : ground.find(stated.said.words, cue.start);
      if (stated.said !== null && date === undefined) dropped.push({ part: "date", words: stated.said.words });
      const nested = stated.about === null ? undefined : nestedOf(stated.about);
      const named = who.meant([speaker], { remember: false });
      return {
        id: candidateId(document, { cue: [cue], content }),
        document,
        speaker: named,
        act: stated.act,
        cue: [selectorAt(text, cue)],
        content: selectorsAt(text, content),
        quotation: stated.quotation,
        polarity: stated.polarity,
        modality: stated.modality,
        conditions,
        ...(date === undefined || stated.said === null
          ? {}
          : {
              said: {
                date: stated.said.date,
                words: [selectorAt(text, date)],
                resolved: `by the model ${endpoint.model}`,
              },
            }),
        ...(nested === undefined ? {} : { nested }),
        bears: bearings === undefined ? [] : bearings.of(text, content, named.party),
        confidence: CONFIDENCE,
        because: [`the model ${endpoint.model}`, named.because],
        foundBy: "model",
      };
    }

    function nestedOf(about: NonNullable<Stated["about"]>): Nested | undefined {
      const content = all(about.content);
      const cue = content && ground.find(about.cue, content[0]?.start);
      const speaker = cue && ground.find(about.speaker, cue.start);
      if (content === undefined || cue === undefined || speaker === undefined) {
        dropped.push({ part: "about", words: `${about.speaker} ${about.cue} ${about.content.join(" … ")}` });
        return undefined;
      }
      return {
        speaker: who.meant([speaker], { remember: false }),
        act: about.act,
        cue: [selectorAt(text, cue)],
        content: selectorsAt(text, content),
        polarity: about.polarity,
      };
    }

    /** Where all pieces stand, in the order of the text; none, if any stands nowhere. */
    function all(words: readonly string[]): Span[] | undefined {
      const spans: Span[] = [];
      for (const one of words) {
        const span = ground.find(one, spans.at(-1)?.end);
        if (span === undefined) return undefined;
        spans.push(span);
      }
      return spans.sort((one, other) => one.start - other.start);
    }
  }
  onProgress?.(pieces.length, pieces.length);
  const ordered = [...candidates.values()].sort((one, other) => startOf(one.cue) - startOf(other.cue));
  return { candidates: ordered, given, rejected, dropped };
}

function startOf(selectors: readonly Selector[]): number {
  return selectors[0]?.start ?? 0;
}
