import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Rejected } from "@proviso/reader/assistant";
import type { Candidate } from "@proviso/record";
import { diskFault, Fault } from "../fault.ts";
import { appendLines, type Disk } from "./disk.ts";
import type { History } from "./history.ts";
import { Lock } from "./lock.ts";
import { readOwn } from "./own.ts";

/** A document that was read for this dossier. Its words are kept with the history's texts. */
export interface ReadDocument {
  /** SHA-256 of its words. */
  readonly id: string;
  /** What the file was called. */
  readonly name: string;
  readonly kind: string;
  readonly title?: string;
  /** ISO day, month or year. */
  readonly dated?: string;
  readonly author?: string;
  /** Offsets at which pages begin, of a document with pages. */
  readonly pages?: readonly number[];
  /** Whether it is built like a treaty, so that an agreement may be drafted from it. */
  readonly treaty?: boolean;
  /** How many statements were found in it when it was read. */
  readonly statements?: number;
  readonly at: string;
}

/** What a reviewer decided on a candidate; a later decision supersedes it, none is erased. */
export interface ReviewDecision {
  readonly document: string;
  readonly candidate: string;
  readonly kind: "accepted" | "mended" | "rejected" | "reopened";
  readonly mended?: unknown;
  readonly note?: string;
  /** The file in which the statement was written. */
  readonly written?: string;
  /** The lines that were added to it, and the files that came into the dossier with it: what is taken out when the decision is taken back. */
  readonly block?: string;
  readonly made?: readonly string[];
  readonly by?: string;
  readonly at: string;
}

/** What a language model found in a document: kept, since it would not find the same again. */
export interface SecondReading {
  readonly document: string;
  /** The model, and the address to which the words went. */
  readonly model: string;
  readonly url: string;
  /** Whether that is on this machine. */
  readonly here: boolean;
  /** How many words were sent. */
  readonly words: number;
  /** Statements that it gave, and why some of them, or parts of them, are not used. */
  readonly given: number;
  readonly rejected: readonly Rejected[];
  readonly dropped: readonly Rejected[];
  readonly candidates: readonly Candidate[];
  readonly at: string;
}

type Line =
  | { readonly document: ReadDocument }
  | { readonly decision: ReviewDecision }
  | { readonly second: SecondReading };

/** What was read for a dossier, and what was decided on it: a journal beside the history's. */
export class Reviews {
  readonly #history: History;
  readonly #disk: Disk;
  readonly #now: () => Date;
  readonly #lock = new Lock();
  #lines: readonly Line[] = [];
  #read = 0;

  constructor(history: History, disk: Disk, now: () => Date) {
    this.#history = history;
    this.#disk = disk;
    this.#now = now;
  }

  /** The documents, each as it was read last, the last first. */
  async documents(): Promise<ReadDocument[]> {
    const found = new Map<string, ReadDocument>();
    for (const line of await this.#all()) {
      if (!("document" in line)) continue;
      found.delete(line.document.id);
      found.set(line.document.id, line.document);
    }
    return [...found.values()].reverse();
  }

  /** A document with its words. @throws Fault `not-found` */
  async document(id: string): Promise<{ readonly document: ReadDocument; readonly text: string }> {
    const document = (await this.documents()).find((one) => one.id === id);
    const text = document === undefined ? undefined : await this.#history.text(id);
    if (document === undefined || text === undefined)
      throw new Fault("not-found", "No such document was read for this dossier. Read it first.");
    return { document, text };
  }

  /** The decisions in force on a document's candidates, by candidate. */
  async decisions(document: string): Promise<ReadonlyMap<string, ReviewDecision>> {
    const found = new Map<string, ReviewDecision>();
    for (const line of await this.#all())
      if ("decision" in line && line.decision.document === document) found.set(line.decision.candidate, line.decision);
    return found;
  }

  /** What a language model found in a document, the last time that one read it. */
  async second(document: string): Promise<SecondReading | undefined> {
    let found: SecondReading | undefined;
    for (const line of await this.#all())
      if ("second" in line && line.second.document === document) found = line.second;
    return found;
  }

  async addSecond(second: Omit<SecondReading, "at">): Promise<SecondReading> {
    return this.#lock.hold(async () => {
      try {
        const made = { ...second, at: this.#now().toISOString() };
        await this.#add({ second: made });
        return made;
      } catch (error) {
        throw diskFault(error, "the journal of reviews", "What the language model found is not kept.");
      }
    });
  }

  /** How many candidates of each document are decided on. */
  async decided(): Promise<ReadonlyMap<string, number>> {
    const inForce = new Map<string, Map<string, ReviewDecision["kind"]>>();
    for (const line of await this.#all()) {
      if (!("decision" in line)) continue;
      const { document, candidate, kind } = line.decision;
      const own = inForce.get(document) ?? new Map<string, ReviewDecision["kind"]>();
      inForce.set(document, own.set(candidate, kind));
    }
    return new Map(
      [...inForce].map(([id, own]) => [id, [...own.values()].filter((kind) => kind !== "reopened").length]),
    );
  }

  async addDocument(document: Omit<ReadDocument, "id" | "at">, text: string): Promise<ReadDocument> {
    return this.#lock.hold(async () => {
      try {
        const made = { id: await this.#history.keep(text), ...document, at: this.#now().toISOString() };
        await this.#add({ document: made });
        return made;
      } catch (error) {
        throw diskFault(error, document.name, "The document was read and is shown, but not kept.");
      }
    });
  }

  async decide(decision: Omit<ReviewDecision, "at">): Promise<ReviewDecision> {
    return this.#lock.hold(async () => {
      try {
        const made = { ...decision, at: this.#now().toISOString() };
        await this.#add({ decision: made });
        return made;
      } catch (error) {
        throw diskFault(error, "the journal of reviews", "Your decision is not kept; decide again.");
      }
    });
  }

  async #add(line: Line): Promise<void> {
    const path = await this.#path();
    await this.#disk.mkdir(dirname(path), { recursive: true });
    await appendLines(this.#disk, path, [JSON.stringify(line)]);
  }

  async #all(): Promise<readonly Line[]> {
    const path = await this.#path();
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size !== this.#read) {
      const text = await readOwn(path).catch(() => "");
      this.#lines = text.split("\n").flatMap(parsed);
      this.#read = size;
    }
    return this.#lines;
  }

  #path(): Promise<string> {
    return this.#history.at("reviews.jsonl");
  }
}

function parsed(line: string): Line[] {
  try {
    const value = JSON.parse(line);
    const known = [value?.document?.id, value?.decision?.candidate, value?.second?.document];
    return known.some((name) => typeof name === "string") ? [value] : [];
  } catch {
    return []; // torn when the machine stopped
  }
}
