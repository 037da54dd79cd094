import type { Model } from "@proviso/agreement";
import { decisionsOf, promisesOf } from "@proviso/promise";
import { longDate } from "@proviso/record";

/** What a picture is a picture of. */
export interface Origin {
  /** What the dossier is called. */
  readonly dossier: string;
  readonly model: Model | undefined;
  /** The promise, decision or agreement that the view is about. */
  readonly thing: string | undefined;
  readonly take: Readonly<Record<string, string>>;
  /** ISO day. */
  readonly day: string;
}

/** What a picture does not say itself once it stands elsewhere: of which promise, under which answers, from which dossier and on what day. */
export function captionOf({ dossier, model, thing, take, day }: Origin): string {
  const target =
    model === undefined ? undefined : [...promisesOf(model), ...decisionsOf(model)].find(({ id }) => id === thing);
  const agreement = model?.agreements.find(({ id }) => id === (target?.agreement ?? thing));
  const of = agreement === undefined ? [] : [agreement.title, ...(target === undefined ? [] : [target.title])];
  const answers = (agreement?.questions ?? []).map(({ id, text, options }) => {
    const taken = options.some(({ name }) => name === take[id]) ? take[id] : undefined;
    return `${text} ${taken === undefined ? "Left open" : `Taken: ${taken}`}`;
  });
  return [of.join(": "), ...answers, `Dossier ${dossier}`, longDate(day), "Proviso"]
    .filter((part) => part !== "")
    .join(" · ");
}
