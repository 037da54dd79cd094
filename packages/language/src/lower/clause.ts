import type { Clause, ClausePart, Manner, Modality } from "@proviso/agreement";
import * as ast from "../generated/ast.ts";
import type { Named } from "../link/names.ts";
import { lowerAct, lowerEvent } from "./act.ts";
import { lowerCondition, lowerDuration, lowerEnding, lowerFinder } from "./condition.ts";
import type { Context } from "./context.ts";
import { lowerDate } from "./numbers.ts";
import { flattenParts } from "./parts.ts";
import { lowerRatifiers, lowerSubject, lowerWhos } from "./who.ts";

export function lowerClause(node: ast.Clause, named: Named, context: Context): Clause {
  context.owner = named;
  const order = new Order(context);
  const clause: Clause = {
    id: named.id,
    name: named.name,
    ...(node.title === undefined ? {} : { title: node.title }),
    ...context.base(node),
    parts: flattenParts(node.parts, context, (part, inherited) => {
      order.see(part);
      return lowerPart(part, inherited, context);
    }),
  };
  order.end();
  context.owner = undefined;
  return clause;
}

const STEPS = ["`when`", "`at request of`", "`as determined by`", "`if`, `unless` and sentences"] as const;

/** A clause goes in this order: when, at request of, as determined by, then if, unless and sentences. */
class Order {
  readonly #context: Context;
  #last = 0;
  #lastPart: ast.Part | undefined;
  #governing: ast.Governing | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  see(part: ast.Part): void {
    const step = stepOf(part);
    if (step === undefined) return;
    if (step < this.#last) {
      this.#context.tell("clause-order", part, `${STEPS[step]} comes before ${STEPS[this.#last]} in a clause.`, {
        related:
          this.#lastPart === undefined
            ? []
            : [{ message: "It stands after this.", place: this.#context.place(this.#lastPart) }],
      });
    } else {
      this.#last = step;
      this.#lastPart = part;
    }
    if (ast.isSentence(part)) this.#governing = undefined;
    if (ast.isGoverning(part)) {
      // In brackets, one condition may stand for another: `[a is x: if …] [a is y: if …]`.
      if (
        this.#governing !== undefined &&
        !ast.isBracket(part.$container) &&
        !ast.isBracket(this.#governing.$container)
      )
        this.#tellIdle(this.#governing);
      this.#governing = part;
    }
  }

  end(): void {
    if (this.#governing !== undefined) this.#tellIdle(this.#governing);
  }

  #tellIdle(part: ast.Governing): void {
    this.#context.tell("governs-nothing", part, `No sentence follows this \`${part.kind}\`, so it governs nothing.`);
  }
}

function stepOf(part: ast.Part): 0 | 1 | 2 | 3 | undefined {
  switch (part.$type) {
    case "When":
      return 0;
    case "Request":
      return 1;
    case "Determined":
      return 2;
    case "Governing":
    case "Sentence":
      return 3;
    default:
      return undefined;
  }
}

function lowerPart(
  part: ast.Part,
  inherited: Parameters<Context["base"]>[1],
  context: Context,
): ClausePart | undefined {
  const base = context.base(part, inherited);
  switch (part.$type) {
    case "When": {
      const event = lowerEvent(part.event, context);
      return event === undefined ? undefined : { kind: "when", event, ...base };
    }
    case "Request": {
      const by = lowerSubject(part.by, context);
      return by === undefined ? undefined : { kind: "request", by, ...base };
    }
    case "Determined": {
      const by = lowerFinder(part.by, context);
      return by === undefined ? undefined : { kind: "determined", by, ...base };
    }
    case "Governing": {
      const condition = lowerCondition(part.condition, context);
      return condition === undefined || part.kind === undefined ? undefined : { kind: part.kind, condition, ...base };
    }
    case "Ratified": {
      const by = lowerRatifiers(part.by, context);
      return by === undefined ? undefined : { kind: "ratified", by, ...base };
    }
    case "TakesEffect": {
      const once = lowerCondition(part.condition, context);
      return once === undefined ? undefined : { kind: "takes effect", once, ...base };
    }
    case "Lapses": {
      const ending = lowerEnding(part.ending, context);
      return ending === undefined ? undefined : { kind: "lapses", ending, ...base };
    }
    case "Sentence": {
      if (part.abstains) break;
      const actor = lowerSubject(part.actor, context);
      const act = lowerAct(part.act, part.manners, context);
      const manner = lowerManner(part.manners, context);
      const modality = MODALITIES[part.modality ?? ""];
      if (actor?.kind === "members" && actor.quantifier.kind === "at least share")
        context.tell(
          "wrong-kind",
          part.actor,
          "What several do together is counted in heads: write a whole number of them.",
        );
      if (actor === undefined || act === undefined || modality === undefined) return undefined;
      return { kind: "norm", actor, modality, act, manner, ...base };
    }
  }
  context.tell(
    "misplaced-part",
    part,
    "This belongs to a decision; a clause says when, at whose request, as determined by whom, and who shall do what.",
  );
  return undefined;
}

/** A data type rule runs its words together. */
const MODALITIES: Readonly<Record<string, Modality>> = {
  shall: "shall",
  may: "may",
  maydeclineto: "may decline to",
  mustnot: "must not",
};

function lowerManner(nodes: readonly ast.Manner[], context: Context): Manner {
  let manner: Manner = { asItDeemsNecessary: false, atOnce: false, afterConsulting: [] };
  const seen = new Set<string>();
  for (const node of nodes) {
    if (seen.has(node.$type) && !ast.isConsultation(node) && !ast.isWithMeans(node))
      context.tell("repeated-part", node, "The sentence says this twice.");
    seen.add(node.$type);
    switch (node.$type) {
      case "AsItDeemsNecessary":
        manner = { ...manner, asItDeemsNecessary: true };
        break;
      case "AtOnce":
        manner = { ...manner, atOnce: true };
        break;
      case "WithinManner":
        manner = { ...manner, within: lowerDuration(node.duration) };
        break;
      case "Lasting":
        manner = { ...manner, lasting: lowerDuration(node.duration) };
        break;
      case "ByDate":
        manner = { ...manner, by: lowerDate(node.date, node, context) };
        break;
      case "Until": {
        if (node.date !== undefined) {
          manner = { ...manner, until: { kind: "date", date: lowerDate(node.date, node, context) } };
        } else {
          const condition = lowerCondition(node.condition, context);
          if (condition !== undefined) manner = { ...manner, until: { kind: "condition", condition } };
        }
        break;
      }
      case "UponItsRatification":
        manner = { ...manner, uponItsRatification: true };
        break;
      case "Consultation":
        manner = { ...manner, afterConsulting: [...manner.afterConsulting, ...lowerWhos(node.whos, context)] };
        break;
    }
  }
  return manner;
}
