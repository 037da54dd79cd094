import type { Model } from "@proviso/agreement";
import { promisesOf } from "@proviso/promise";
import type { KindName } from "../ask/names.ts";
import type { Asked } from "../ask/table.ts";
import { aboutIn, checkThere } from "./about.ts";
import type { Address, Room } from "./address.ts";
import { parseSide } from "./side.ts";
import { eventOf, parseSteps } from "./steps.ts";

/** Before the name of a scenario's number that a view puts in place of the text's: `set.stance China no`. */
export const NUMBER = "set.";
/** Before the name of a decision in which a view leaves parties without a voice: `without.Pact.response`. */
export const WITHOUT = "without.";

/** A question that stands behind a view. */
export interface ViewQuestion {
  readonly kind: KindName;
  readonly asked: Asked;
}

/** What each room is about, the main answer first. `read` is about documents, which are no answers. */
const KINDS: Readonly<Record<Exclude<Room, "read">, readonly KindName[]>> = {
  dossier: ["dossier"],
  agreement: ["void", "strength", "arrival", "worth"],
  stop: ["void", "power", "way"],
  fast: ["worth", "arrival"],
  record: ["record", "claim"],
  compare: ["compare", "diff"],
  questions: ["questions"],
  influence: ["influence"],
  play: ["play", "story", "deter"],
  brief: ["brief"],
};
/** Answers that need a scenario with attitudes; without one there is nothing to ask. */
const BY_CHANCE: ReadonlySet<KindName> = new Set(["strength", "arrival", "worth"]);

/**
 * The questions that an address asks of a dossier, so that what a room shows can be had as data. Answers to questions that the dossier does not have are
 * left out, as in the rooms.
 * @returns none for the room in which documents are read
 * @throws NotThere if the address names an agreement, promise, decision or scenario that is not there
 */
export function questionsOf(model: Model, address: Address): ViewQuestion[] {
  const { room, thing, take, scenario, view } = address;
  if (room === "read") return [];
  checkThere(model, address);
  const promises = promisesOf(model);
  const about = aboutIn(model, address);
  const agreement = model.agreements.find(({ id }) => id === about?.agreement);
  const taken = Object.fromEntries(
    Object.entries(take).filter(([question]) => agreement?.questions.some(({ id }) => id === question)),
  );
  const of = about?.id;
  const scenarios = model.scenarios.filter((one) => one.of === agreement?.id);
  const chosen = scenarios.find(({ id }) => id === scenario);
  const attitudes = chosen ?? scenarios.find(({ stances }) => stances.length > 0);
  const base: Asked = { of, take: taken };

  return KINDS[room].flatMap((kind): ViewQuestion[] => {
    switch (kind) {
      case "dossier":
      case "brief":
        return [
          {
            kind,
            asked: {
              ...(kind === "dossier" || thing === undefined ? {} : { of }),
              ...withAny(kind === "dossier" ? take : taken),
            },
          },
        ];
      case "record":
      case "claim":
        return kind === "claim" && model.claims.length === 0 ? [] : [{ kind, asked: {} }];
      case "influence":
        return model.tables.length === 0 ? [] : [{ kind, asked: influenceAsked(view) }];
      case "compare":
        return view["a"] !== undefined || promises.length < 2
          ? []
          : [{ kind, asked: { of: (view["of"] ?? promises.map(({ id }) => id).join(",")).replaceAll(" ", ",") } }];
      case "diff":
        return view["a"] === undefined || view["b"] === undefined
          ? []
          : [{ kind, asked: { a: parseSide(view["a"]), b: parseSide(view["b"]) } }];
      case "play":
        return of === undefined
          ? []
          : [
              {
                kind,
                asked: {
                  ...base,
                  scenario: (chosen ?? scenarios.find(({ events }) => events.length > 0))?.id,
                  events: parseSteps(view["events"]).map(eventOf),
                  dutiesKept: view["keep"] === "all",
                },
              },
            ];
      case "deter": {
        const staked = [chosen, ...scenarios].find((one) => one !== undefined && one.stakes.length > 0);
        return staked === undefined ? [] : [{ kind, asked: { ...base, scenario: staked.id } }];
      }
      default:
        if (of === undefined || (BY_CHANCE.has(kind) && attitudes === undefined)) return [];
        return [
          {
            kind,
            asked: {
              ...base,
              ...(BY_CHANCE.has(kind) || kind === "questions" ? { scenario: attitudes?.id } : {}),
              ...(BY_CHANCE.has(kind) ? { numbers: named(view, NUMBER, Number) } : {}),
              ...(kind === "void" || kind === "power" || kind === "way"
                ? { without: named(view, WITHOUT, (text) => text.split(",").filter((one) => one !== "")) }
                : {}),
            },
          },
        ];
    }
  });
}

/** No answers are not asked with, so that the question is the one that the first page asks. */
function withAny(take: Readonly<Record<string, string>>): Pick<Asked, "take"> {
  return Object.keys(take).length === 0 ? {} : { take };
}

function influenceAsked({ table, date }: Readonly<Record<string, string>>): Asked {
  return { influence: { ...(table === undefined ? {} : { table }), ...(date === undefined ? {} : { on: date }) } };
}

function named<T>(
  view: Readonly<Record<string, string>>,
  prefix: string,
  read: (text: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(view).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), read(text)] as const] : [],
    ),
  );
}
