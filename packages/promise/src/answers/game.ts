import { build } from "../diagram/build.ts";
import { constant, type Formula, not, type Variable, variablesOf } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import { spelled } from "../diagram/spelled.ts";
import { support } from "../diagram/transform.ts";
import {
  breaching,
  type Choice,
  type Conduct,
  type Course,
  goodFaith,
  Structure,
  unlawfulCounts,
} from "../ground/index.ts";
import type { Settled } from "../settle/index.ts";
import type { Played } from "./memory.ts";
import { type Control, isSelected, type Selected, selected, selectorOf } from "./selectors.ts";
import { promiseIn, type Target } from "./target.ts";

export interface GameOptions extends Course {
  /** Leave barred acts to choice and count all that is done. */
  readonly countUnlawful?: boolean;
  /** Nodes a diagram may take before it gives up with a clear error. */
  readonly nodeBudget?: number;
}

/**
 * One promise to one beneficiary, or one decision, under one answering: who can bring it about and who can stop it. The four questions of
 * semantics, definition 6, as functions of selectors.
 */
export class Game {
  readonly structure: Structure;
  readonly target: Target;
  readonly beneficiary: string | undefined;
  /** φ in good faith. */
  readonly formula: Formula;
  readonly options: GameOptions;
  #breaches: Formula | undefined;
  #spelled: { readonly kept: string; readonly withBreaches: string } | undefined;
  #players: readonly string[] | undefined;
  #dependsOn: ReadonlySet<string> | undefined;
  #ranks: ReadonlyMap<string, number> | undefined;

  /** @throws RangeError if the answering leaves the promise out; MeaningError for a text without meaning. */
  constructor(settled: Settled, target: Target, options: GameOptions = {}) {
    this.options = options;
    this.structure = new Structure(settled, options);
    this.target = target;
    this.beneficiary = target.kind === "promise" ? options.beneficiary : undefined;
    this.formula = this.under(options.countUnlawful === true ? unlawfulCounts : goodFaith);
  }

  /** φ under a conduct. */
  under(conduct: Conduct): Formula {
    if (this.target.kind === "decision") return this.structure.decided(this.target.id, conduct).approved;
    const promise = promiseIn(this.structure.settled, this.target.id);
    if (promise === undefined) throw new RangeError(`${this.target.id} is not in the text under this answering.`);
    return this.structure.kept(promise, conduct);
  }

  /** N: the owners of choices on which φ depends, without the beneficiary, in the order of the text. */
  get players(): readonly string[] {
    this.#players ??= this.#ownersOf(variablesOf(this.formula), this.dependsOn);
    return this.#players;
  }

  /** Names of the choices on which φ depends, not merely which it mentions. */
  get dependsOn(): ReadonlySet<string> {
    this.#dependsOn ??= this.#supportOf(this.formula);
    return this.#dependsOn;
  }

  /** What is known of a game that is played alike. */
  takeOver({ dependsOn }: Pick<Played, "dependsOn">): void {
    this.#dependsOn ??= dependsOn;
  }

  /** Owners of the choices on which a formula depends (not merely which it mentions), without the beneficiary. */
  ownersIn(formula: Formula): string[] {
    return this.#ownersOf(variablesOf(formula), this.#supportOf(formula));
  }

  #supportOf(formula: Formula): ReadonlySet<string> {
    const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: this.options.nodeBudget });
    return new Set(support(kernel, build(kernel, formula)).map(({ name }) => name));
  }

  #ownersOf(variables: readonly Variable[], depends: ReadonlySet<string>): string[] {
    const owners = new Set<string>();
    for (const of of variables) {
      const owner = this.choice(of.name)?.owner;
      if (owner !== undefined && depends.has(of.name) && owner !== this.beneficiary) owners.add(owner);
    }
    return this.inOrder(owners);
  }

  inOrder(parties: ReadonlySet<string>): string[] {
    const rank = this.ranks;
    return [...parties].sort((a, b) => (rank.get(a) ?? 1e9) - (rank.get(b) ?? 1e9) || (a < b ? -1 : 1));
  }

  /** Where each party comes in the order of the text. */
  get ranks(): ReadonlyMap<string, number> {
    this.#ranks ??= new Map(this.structure.settled.parties.map((party, i) => [party, i]));
    return this.#ranks;
  }

  choice(name: string): Choice | undefined {
    return this.structure.choice(name);
  }

  /**
   * How the game is played, in letters: what decides it and who holds which choices. Two games that are played alike have the same coalitions, whatever
   * else their texts say.
   */
  get played(): string {
    const choices = new Map<string, string>();
    const owners = new Set<string>();
    for (const { name } of [this.formula, this.#withBreaches()].flatMap(variablesOf)) {
      const choice = this.choice(name);
      if (choice === undefined || choices.has(name)) continue;
      owners.add(choice.owner);
      choices.set(name, [name, choice.owner, blocks(choice) ? "blocks" : ""].join("\t"));
    }
    // Parties are told in the order of the text; where others stand among them makes no difference.
    const order = this.inOrder(owners).join("\t");
    return [this.beneficiary ?? "", order, ...Object.values(this.#inLetters()), ...choices.values()].join("\n\n");
  }

  /** φ in good faith and where those selected may breach. */
  #inLetters(): { readonly kept: string; readonly withBreaches: string } {
    this.#spelled ??= { kept: spelled(this.formula), withBreaches: spelled(this.#withBreaches()) };
    return this.#spelled;
  }

  /** φ where those selected may breach. */
  #withBreaches(): Formula {
    this.#breaches ??= this.under(
      breaching((party) => (party === this.beneficiary ? constant(false) : isSelected(party))),
    );
    return this.#breaches;
  }

  /** Void(S). */
  voiding(): Selected {
    return this.voidingBy(() => true);
  }

  /** Void(S) with some of S's choices only; what else S does is at its best for the promise. */
  voidingBy(mine: (choice: Choice) => boolean): Selected {
    return this.#select(not(this.formula), (choice) =>
      choice.owner !== this.beneficiary && mine(choice) ? by(choice.owner) : "never",
    );
  }

  /** Block(S): with votes, and findings that others' duties read; what S itself does is at its best. */
  blocking(): Selected {
    return this.voidingBy(blocks);
  }

  /** Whether it is all the same to void and to block: every choice that it hangs on can block. */
  get isVoidedByBlocking(): boolean {
    return variablesOf(this.formula).every(({ name }) => {
      const choice = this.choice(name);
      return choice === undefined || choice.owner === this.beneficiary || blocks(choice);
    });
  }

  /** Whether it is all the same to void and to break: nobody has a word to breach. */
  get isVoidedByBreaking(): boolean {
    const { kept, withBreaches } = this.#inLetters();
    return kept === withBreaches;
  }

  /** Break(S): as Void(S), where members of S may breach. */
  breaking(): Selected {
    return this.#select(not(this.#withBreaches()), (choice) =>
      choice.owner === this.beneficiary ? "never" : by(choice.owner),
    );
  }

  /** Secure(S): with the beneficiary's help. */
  securing(): Selected {
    return this.#select(this.formula, (choice) => (choice.owner === this.beneficiary ? "always" : by(choice.owner)));
  }

  #select(goal: Formula, control: (choice: Choice) => Control): Selected {
    return selected(
      goal,
      (of) => {
        const choice = this.choice(of.name);
        return choice === undefined ? undefined : control(choice);
      },
      this.options.nodeBudget,
    );
  }
}

/** Votes, and findings that others' duties read. */
function blocks({ kind, owner, readers }: Choice): boolean {
  return (
    kind === "vote" ||
    ((kind === "finding" || kind === "ratification") && [...readers].some((reader) => reader !== owner))
  );
}

function by(party: string): Control {
  return { selector: selectorOf(party) };
}
