import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { OPENING_KINDS } from "@proviso/report/view/opening";
import type { Said } from "../files/files.ts";
import { Behind } from "./behind.ts";
import { Lane, type Port } from "./lane.ts";
import { Overtaken } from "./overtaken.ts";
import type { Beside, Checked, Progress, ValueOf } from "./protocol.ts";
import { spawnEngine } from "./spawn.ts";

export { Overtaken, Unanswered } from "./overtaken.ts";

/** Answers that come while one types; a text is checked beside them. Everything else goes to a second worker, so that typing never waits for it. */
const QUICK: ReadonlySet<KindName> = new Set<KindName>(["void"]);
/** What a page opens with, which whoever has read the texts has worked out already. */
const AHEAD: ReadonlySet<KindName> = new Set<KindName>(OPENING_KINDS);
/** Among those that wait, what a page opens with is put first, what takes longest last. */
const RANKS: { readonly [K in KindName]?: number } = {
  brief: 0,
  findings: 1,
  worth: 3,
  arrival: 4,
  sweep: 5,
};
/** The second worker comes so many milliseconds after the first. */
const BETWEEN = 1500;
/** The revision of texts that were opened; the workers count on from there. */
const FIRST = 1;

/** The engine in its workers: texts go in, what they say and answers come out. Runs on this machine and nowhere else. */
export class Engine {
  readonly #spawn: () => Port;
  readonly #lanes: 1 | 2;
  readonly #behind = new Behind();
  #quick: Lane | undefined;
  /** The revision that the texts have, and the one from which the first worker counts: another is put in its place where it ends. */
  #revision = FIRST;
  #counted = 0;
  #slow: Lane | undefined;
  #rehearses = false;
  #files: Record<string, string> = {};

  /** @param lanes one is enough for whoever asks one thing and types nothing */
  constructor(spawn: () => Port = spawnEngine, lanes: 1 | 2 = 2) {
    this.#spawn = spawn;
    this.#lanes = lanes;
  }

  open(files: Readonly<Record<string, string>>): Promise<Checked> {
    this.#behind.overtake();
    this.#files = { ...files };
    void this.#slow?.open(this.#files).catch(() => {});
    this.#counted = 0;
    if (this.#quick === undefined || this.#quick.ended) this.#quick = this.#fresh(QUICK);
    return this.#told(this.#quick.open(this.#files));
  }

  /** Opens texts that have been read where they are kept; whoever did so answers until the workers are up. */
  openBehind(files: Readonly<Record<string, string>>, { model, diagnostics, ask }: Said): Checked {
    const opened = { ...files };
    this.#files = opened;
    this.#behind.begin(ask, async () => {
      await this.#quicker().opened;
      if (this.#lanes === 1) return;
      // The page lives beside them; where somebody has begun to type, the second comes when it is asked.
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
      if (this.#files === opened) await this.#slower().opened;
    });
    return { revision: FIRST, model, diagnostics };
  }

  /** Whether a check takes so long that it had better begin when the letter that is typed stands on the screen. */
  get takesLong(): boolean {
    return this.#quick?.takesLong ?? true;
  }

  /** Somebody has a text before them that they may write on. What will be asked with each letter is gone through meanwhile. */
  rehearse(): void {
    if (this.#rehearses) return;
    this.#rehearses = true;
    this.#quick?.rehearse();
  }

  /** Replaces one text; `undefined` takes the file away. Answers that nobody has begun to work out are given back. */
  write(path: string, text: string | undefined): Promise<Checked> {
    const quick = this.#quicker();
    this.#behind.overtake();
    const { [path]: _before, ...others } = this.#files;
    this.#files = text === undefined ? others : { ...others, [path]: text };
    this.#slow?.note(path, text);
    return this.#told(quick.write(path, text));
  }

  /**
   * @param tell told how far the answer is, where it takes its time
   * @param beside texts that are no files of the dossier and that the question names, such as a table of another tool
   * @throws Unanswered with the engine's sentence where there is no answer
   */
  async ask<K extends KindName>(
    answer: K,
    asked: Asked,
    tell?: (progress: Progress) => void,
    beside?: Beside,
  ): Promise<readonly Answered<ValueOf<K>>[]> {
    const isAhead = AHEAD.has(answer) && beside === undefined && asked.numbers === undefined;
    const ahead = isAhead ? this.#behind.ask(answer, asked) : undefined;
    // Where there is no answer, the engine here says why.
    const found = await ahead?.catch((error: unknown) => {
      if (error instanceof Overtaken) throw error;
    });
    if (found !== undefined) return found as readonly Answered<ValueOf<K>>[];
    const lane = this.#lanes === 1 || QUICK.has(answer) ? this.#quicker() : this.#slower();
    return (await lane.ask(answer, asked, tell, beside)) as readonly Answered<ValueOf<K>>[];
  }

  close(): void {
    this.#behind.overtake();
    this.#files = {};
    this.#quick?.close();
    this.#slow?.close();
  }

  /** Where a worker has ended, another takes its place. */
  #quicker(): Lane {
    if (this.#quick?.ended) {
      this.#quick = undefined;
      this.#counted = this.#revision;
    }
    this.#quick ??= this.#lane(QUICK);
    return this.#quick;
  }

  #slower(): Lane {
    if (this.#slow?.ended) this.#slow = undefined;
    this.#slow ??= this.#lane();
    return this.#slow;
  }

  async #told(checking: Promise<Checked>): Promise<Checked> {
    const from = this.#counted;
    const checked = await checking;
    this.#revision = Math.max(this.#revision, checked.revision + from);
    return { ...checked, revision: checked.revision + from };
  }

  /** @param standing kinds that are asked anew of every text */
  #fresh(standing?: ReadonlySet<KindName>): Lane {
    const lane = new Lane(this.#spawn(), { rank, ...(standing && { standing }) });
    if (this.#rehearses && standing !== undefined) lane.rehearse();
    return lane;
  }

  #lane(standing?: ReadonlySet<KindName>): Lane {
    const lane = this.#fresh(standing);
    void lane.open(this.#files).catch(() => {});
    return lane;
  }
}

function rank(kind: KindName): number {
  return RANKS[kind] ?? 2;
}
