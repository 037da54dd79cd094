import type { Model, Question } from "@proviso/agreement";
import { type Answering, type Case, plain, type Spread } from "@proviso/promise";

/** Options of each question, by its id; a question that is not asked has the option "". */
type Cube = ReadonlyMap<string, ReadonlySet<string>>;

const MOST_WAYS = 4;

/** One way of answering: the questions that matter in it, each with the options that it leaves, in the order of the text. */
export type Way = readonly { readonly question: Question; readonly options: readonly string[] }[];

/**
 * How questions are answered in some of all the ways there are, in as few ways as tell it: answers that make no difference are left out. Empty if they
 * are all the ways.
 */
export function waysOf(
  questions: readonly Question[],
  some: readonly Answering[],
  all: readonly Answering[],
): readonly Way[] {
  const domain = new Map(questions.map(({ id }) => [id, new Set(all.map((answering) => answering[id] ?? ""))]));
  const ways = joined(questions, some).map((cube) => answersIn(questions, cube, domain));
  return ways.some((way) => way.length === 0) ? [] : ways;
}

/**
 * In words, how questions are answered in some of all the ways there are: "veto is held and seats is broad". Undefined if that says nothing, since
 * they are all the ways.
 */
export function waysInWords(
  questions: readonly Question[],
  some: readonly Answering[],
  all: readonly Answering[],
): string | undefined {
  const ways = waysOf(questions, some, all).map((way) => wayWords(questions, way));
  if (ways.length === 0) return undefined;
  const shown = ways.slice(0, MOST_WAYS);
  const rest = ways.length - shown.length;
  return `${shown.join("; or ")}${rest === 0 ? "" : `; or in ${rest} more ways`}`;
}

/** In words, where a case holds; undefined if it holds however the open questions are answered. */
export function answeringWords<T>(found: Spread<T>, { answerings, beneficiary }: Case<T>): string | undefined {
  const relevant = found.cases.filter((other) => other.beneficiary === beneficiary);
  return waysInWords(
    found.questions,
    answerings,
    relevant.flatMap((each) => each.answerings),
  );
}

/** The names of the readings that answer every open question, and answer it as a case does. */
export function readingsOf<T>(model: Model, found: Spread<T>, { answerings }: Case<T>): string[] {
  const open = found.questions.map(({ id }) => id);
  return model.readings
    .filter(({ of, takes }) => {
      const taken = new Map(takes.map(({ question, option }) => [question, option]));
      return of === found.target.agreement && answerings.some((one) => open.every((id) => one[id] === taken.get(id)));
    })
    .map(({ id }) => id);
}

/** Answerings that differ in one question only, made one, until none do. */
function joined(questions: readonly Question[], answerings: readonly Answering[]): Cube[] {
  let cubes: Cube[] = answerings.map(
    (answering) => new Map(questions.map(({ id }) => [id, new Set([answering[id] ?? ""])])),
  );
  for (let before = Number.POSITIVE_INFINITY; cubes.length < before; ) {
    before = cubes.length;
    for (const { id } of questions.toReversed()) cubes = joinedIn(cubes, id);
  }
  return cubes;
}

function joinedIn(cubes: readonly Cube[], question: string): Cube[] {
  const byRest = new Map<string, Cube>();
  for (const cube of cubes) {
    const rest = [...cube].map(([id, options]) => (id === question ? "" : [...options].sort().join("|"))).join(" ");
    const known = byRest.get(rest);
    const options = new Set([...(known?.get(question) ?? []), ...(cube.get(question) ?? [])]);
    byRest.set(rest, known === undefined ? cube : new Map([...cube, [question, options]]));
  }
  return [...byRest.values()];
}

function answersIn(questions: readonly Question[], cube: Cube, domain: Cube): Way {
  return questions.flatMap((question) => {
    const left = cube.get(question.id) ?? new Set();
    const options = question.options.map(({ name }) => name).filter((name) => left.has(name));
    return options.length === 0 || left.size === domain.get(question.id)?.size ? [] : [{ question, options }];
  });
}

function wayWords(questions: readonly Question[], way: Way): string {
  return plain.list(
    way.map(({ question: { id, name }, options }) => {
      const unique = questions.filter((other) => other.name === name).length === 1;
      return `${unique ? name : id} is ${options.join(" or ")}`;
    }),
  );
}
