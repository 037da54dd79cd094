import type { Candidate, SpeechAct } from "@proviso/record";
import type { Review } from "@proviso/review";
import { HELP } from "./screen.ts";

/** A key as Node's readline tells it. */
export interface Key {
  readonly name?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly sequence?: string | undefined;
}

/** Writes what was accepted, and takes it back. */
export interface Writer {
  /** @returns what is told of it, and how to take it back @throws RangeError | Error that says why it could not be written */
  accept(review: Review): Promise<{ readonly said: string; readonly takeBack: () => void }>;
}

/** Keeps what was decided, so that the review can be left and taken up again, here or in the workbench. */
export interface Memory {
  /** @param found the candidate as it was found @throws Error that says why it could not be kept */
  keep(found: Candidate, kind: "accepted" | "rejected" | "reopened", as?: Candidate): Promise<void>;
}

const ACTS: readonly SpeechAct[] = [
  "state",
  "announce",
  "clarify",
  "claim",
  "propose",
  "accept",
  "reject",
  "require",
  "answer",
  "deny",
  "warn",
  "threaten",
  "ask",
];

type Mode =
  | { readonly kind: "go" }
  | { readonly kind: "mend" }
  | { readonly kind: "line"; readonly what: "party" | "date"; readonly typed: string };

/** A review at a terminal: keys in, what to show out. Knows no terminal, so that tests can press its keys. */
export class Session {
  review: Review;
  status = "";
  over = false;
  #mode: Mode = { kind: "go" };
  readonly #writer: Writer;
  readonly #memory: Memory | undefined;
  readonly #written = new Map<Review, () => void>();

  constructor(review: Review, writer: Writer, memory?: Memory) {
    this.review = review;
    this.#writer = writer;
    this.#memory = memory;
  }

  async press(key: Key): Promise<void> {
    if (key.ctrl === true && key.name === "c") {
      this.over = true;
      return;
    }
    this.status = "";
    if (this.#mode.kind === "line") this.#type(this.#mode, key);
    else if (this.#mode.kind === "mend") this.#mend(key);
    else await this.#go(key);
  }

  async #go({ name, sequence }: Key): Promise<void> {
    switch (sequence === "?" ? "help" : name) {
      case "a":
      case "return":
        await this.#accept();
        break;
      case "r":
        await this.#reject();
        break;
      case "m":
        this.#mode = { kind: "mend" };
        this.status = "Mend: p party   a act   d date   n not said, or said   c leave the condition out   Esc back";
        break;
      case "b":
        this.review = this.review.bearNext();
        break;
      case "n":
      case "right":
      case "down":
        this.review = this.review.next();
        break;
      case "p":
      case "left":
      case "up":
        this.review = this.review.previous();
        break;
      case "u":
        await this.#undo();
        break;
      case "q":
        this.over = true;
        break;
      case "help":
        this.status = HELP;
        break;
      default:
        this.status = "That key does nothing here; ? tells which do.";
    }
  }

  async #accept(): Promise<void> {
    if (this.review.candidate === undefined) return;
    try {
      const { said, takeBack } = await this.#writer.accept(this.review);
      const { candidate } = this.review;
      this.review = this.review.accept();
      this.#written.set(this.review, takeBack);
      this.status = said;
      await this.#keep(candidate.id, "accepted", candidate);
    } catch (error) {
      this.status = `Not accepted: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  async #reject(): Promise<void> {
    const { candidate } = this.review;
    this.review = this.review.reject();
    if (candidate !== undefined) await this.#keep(candidate.id, "rejected");
  }

  /** What cannot be kept is decided all the same; the reviewer is told. */
  async #keep(id: string, kind: "accepted" | "rejected" | "reopened", as?: Candidate): Promise<void> {
    const found = this.review.candidates.find((one) => one.id === id);
    if (this.#memory === undefined || found === undefined) return;
    try {
      await this.#memory.keep(found, kind, as);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.status = `${this.status}${this.status === "" ? "" : "\n"}Not kept for the next time: ${why}`;
    }
  }

  async #undo(): Promise<void> {
    const { review } = this;
    try {
      this.#written.get(this.review)?.();
    } catch (error) {
      this.status = `Not taken back: ${error instanceof Error ? error.message : String(error)}`;
      return;
    }
    this.#written.delete(this.review);
    this.review = review.undo();
    if (this.review === review) this.status = "There is nothing to undo.";
    for (const id of review.decisions.keys()) if (!this.review.decisions.has(id)) await this.#keep(id, "reopened");
  }

  #mend({ name }: Key): void {
    this.#mode = { kind: "go" };
    const { candidate } = this.review;
    if (candidate === undefined) return;
    switch (name) {
      case "p":
        this.#ask("party", "");
        break;
      case "d":
        this.#ask("date", candidate.said?.date ?? "");
        break;
      case "a": {
        const act = ACTS[(ACTS.indexOf(candidate.act) + 1) % ACTS.length] ?? "state";
        this.review = this.review.mend({ act });
        this.#mode = { kind: "mend" };
        this.status = "a again for the next act   Esc back";
        break;
      }
      case "n":
        this.review = this.review.mend({ polarity: candidate.polarity === "negated" ? "affirmed" : "negated" });
        break;
      case "c":
        if (candidate.conditions.length === 0) this.status = "It has no condition.";
        else this.review = this.review.mend({ withoutCondition: candidate.conditions.length - 1 });
        break;
      default:
        break;
    }
  }

  #ask(what: "party" | "date", typed: string): void {
    this.#mode = { kind: "line", what, typed };
    this.status = `${what === "party" ? "Party, as the language writes it, such as UnitedStates" : "Day, month or year; empty for undated"}: ${typed}`;
  }

  #type({ what, typed }: Mode & { kind: "line" }, { name, sequence = "", ctrl }: Key): void {
    if (name === "escape") this.#mode = { kind: "go" };
    else if (name === "return") this.#typed(what, typed.trim());
    else if (name === "backspace") this.#ask(what, typed.slice(0, -1));
    else if (ctrl !== true && /^[\p{L}\p{N}\-_. ]+$/u.test(sequence)) this.#ask(what, typed + sequence);
    else this.#ask(what, typed);
  }

  #typed(what: "party" | "date", typed: string): void {
    if (what === "party" && !/^\p{Lu}[\p{L}\p{N}_]*$/u.test(typed)) {
      this.#ask(what, typed);
      this.status += "\nA party's name is one word that begins with a capital.";
      return;
    }
    if (what === "date" && typed !== "" && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(typed)) {
      this.#ask(what, typed);
      this.status += "\nWrite a day, a month or a year: 2025-08-22, 2025-08 or 2025.";
      return;
    }
    this.#mode = { kind: "go" };
    this.review = this.review.mend(what === "party" ? { party: typed } : { date: typed === "" ? null : typed });
  }
}
