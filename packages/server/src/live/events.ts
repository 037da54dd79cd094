import { randomBytes } from "node:crypto";

/** Something that others who look at the same dossier want to know. */
export type Happening =
  /** A file has another text, or none any more (`etag` null); `by` is the tab that saved it, absent for another program. */
  | { readonly kind: "file"; readonly path: string; readonly etag: string | null; readonly by?: string }
  | { readonly kind: "draft"; readonly path: string; readonly by: string }
  /** Somebody read a document, or decided on a statement found in it. */
  | { readonly kind: "review"; readonly document: string; readonly by?: string }
  /** Some events may have been missed: read everything again. */
  | { readonly kind: "reset" };

export interface Sent {
  readonly id: string;
  readonly happening: Happening;
}

const KEPT = 500;

/** Tells listeners what happens, and those that come back what they missed. */
export class Events {
  /** Of this run of the server: an identifier of an earlier one says nothing here. */
  readonly #run = randomBytes(6).toString("hex");
  readonly #listeners = new Set<(sent: Sent) => void>();
  #sent: Sent[] = [];
  #count = 0;

  tell(happening: Happening): void {
    const sent = { id: `${this.#run}-${++this.#count}`, happening };
    this.#sent = [...this.#sent.slice(1 - KEPT), sent];
    for (const listener of this.#listeners) listener(sent);
  }

  /** The last event's identifier. */
  get last(): string {
    return `${this.#run}-${this.#count}`;
  }

  /** What came after an event; a reset, where that is not known. */
  since(id: string): readonly Sent[] {
    const [run, number] = id.split("-");
    const after = Number(number);
    const oldest = this.#count - this.#sent.length;
    return run === this.#run && Number.isInteger(after) && after >= oldest && after <= this.#count
      ? this.#sent.slice(after - oldest)
      : [{ id: this.last, happening: { kind: "reset" } }];
  }

  /** @returns what ends it */
  listen(listener: (sent: Sent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
