import type { Model, Option, Question } from "@proviso/agreement";
import { plain, promisesOf, type Target } from "@proviso/promise";
import type { SideChoice } from "@proviso/report/view/side";

/** A side that a picker offers. */
export interface Offer {
  readonly side: SideChoice;
  readonly label: string;
}

/** Of each agreement that promises something, the sides there are: its readings, its versions by holder, or the text with every answer one's own. */
export function offersOf(model: Model): readonly { readonly title: string; readonly offers: readonly Offer[] }[] {
  return model.agreements.flatMap(({ id, title, questions }) => {
    const promises = promisesOf(model, id);
    if (promises.length === 0) return [];
    const readings = model.readings.filter(({ of }) => of === id);
    return [
      {
        title,
        offers: promises.flatMap((promise): Offer[] => {
          const prefix = promises.length === 1 ? "" : `${promise.title}, `;
          const named = readings.map((reading) => ({
            side: { name: promise.id, reading: reading.id, take: {} },
            label: `${prefix}${readingWords(reading.id)}`,
          }));
          const versions = questions
            .filter(({ kind }) => kind === "version")
            .flatMap(({ name, options }) =>
              options.map((option) => ({
                side: { name: promise.id, take: { [name]: option.name } },
                label: `${prefix}${versionWords(model, option)}`,
              })),
            );
          const own = { side: { name: promise.id, take: {} }, label: `${prefix}${ownWords(questions)}` };
          return [...named, ...versions, ...(questions.length === 0 || versions.length === 0 ? [own] : [])];
        }),
      },
    ];
  });
}

function ownWords(questions: readonly Question[]): string {
  return questions.length === 0 ? "as it stands" : "as you answer it";
}

/** "as announced", "read as “asStated”". */
export function readingWords(id: string): string {
  if (/^[a-z]+ed$/.test(id)) return `as ${id}`;
  const words = id.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.startsWith("as ") ? words : `read as “${words}”`;
}

/** "Ukraine's text (kyiv, bracketed 2022-04-15)". */
function versionWords(model: Model, { name, draft }: Option): string {
  if (draft === undefined) return name;
  return plain.sentence(`${whose(model, draft.holders)} (${name}, ${draft.stage} ${draft.on})`);
}

function whose(model: Model, holders: readonly string[]): string {
  const [only, ...more] = holders;
  if (only === undefined) return "a text";
  const name = plain.partyName(model, only);
  return more.length === 0
    ? `${name}${name.endsWith("s") ? "’" : "’s"} text`
    : `the text of ${plain.list(holders, model)}`;
}

/** What a side is called in sentences. */
export function labelOf(model: Model, { name, reading, take }: SideChoice): string {
  const target = promisesOf(model).find(({ id }) => id === name);
  const agreement = model.agreements.find(({ id }) => id === target?.agreement);
  for (const question of agreement?.questions ?? []) {
    const draft = question.options.find((option) => option.name === take[question.name])?.draft;
    if (question.kind === "version" && draft !== undefined) return whose(model, draft.holders);
  }
  const answers = (agreement?.questions ?? []).flatMap((question) =>
    take[question.name] === undefined ? [] : [`${question.name} ${take[question.name]}`],
  );
  const read = reading === undefined ? [] : [readingWords(reading)];
  return `the text${[...read, ...answers].length === 0 ? "" : ` ${[...read, ...(answers.length === 0 ? [] : [`with ${plain.list(answers)}`])].join(", ")}`}`;
}

/** A side with every question answered: by its own answers, its reading, what is taken everywhere, else the first there is. */
export function answered(
  model: Model,
  side: SideChoice,
  taken: Readonly<Record<string, string>>,
): Record<string, string> {
  const target = promisesOf(model).find(({ id }) => id === side.name);
  const agreement = model.agreements.find(({ id }) => id === target?.agreement);
  const reading = model.readings.find(({ id }) => id === side.reading);
  return Object.fromEntries(
    (agreement?.questions ?? []).map(({ id, name, options }) => {
      const known = (option: string | undefined) => options.find((one) => one.name === option)?.name;
      const read = reading?.takes.find(({ question }) => question === id)?.option;
      return [id, known(side.take[name]) ?? known(read) ?? known(taken[id]) ?? options[0]?.name ?? ""];
    }),
  );
}

/** The two sides that are shown first: two readings or two versions of one promise, else two promises. */
export function firstSides(model: Model): readonly [SideChoice, SideChoice] | undefined {
  const offers = offersOf(model).flatMap((one) => one.offers.map(({ side }) => side));
  const byPromise = [...Map.groupBy(offers, ({ name }) => name).values()];
  const [a, b] = byPromise.find((sides) => sides.length > 1) ?? [];
  if (a !== undefined && b !== undefined) return [a, b];
  const answers = promisesOf(model).flatMap((target) => answersOf(model, target));
  if (answers.length > 1) return [answers[0] as SideChoice, answers[1] as SideChoice];
  const [one, other] = offers;
  return one === undefined ? undefined : [one, other ?? one];
}

/** The first question's answers as sides. */
function answersOf(model: Model, { id, agreement }: Target): SideChoice[] {
  const [question] = model.agreements.find((one) => one.id === agreement)?.questions ?? [];
  return (question?.options ?? []).map(({ name }) => ({ name: id, take: { [question?.name ?? ""]: name } }));
}
