/** One side of a comparison as the address has it: a promise, as a reading has it or as its questions are answered. */
export interface SideChoice {
  readonly name: string;
  readonly reading?: string;
  /** Answers by the questions' names within the agreement. */
  readonly take: Readonly<Record<string, string>>;
}

/** "IstanbulTerms.protection draft:kyiv", "Guarantee.protection clarified". */
export function sideText({ name, reading, take }: SideChoice): string {
  const answers = Object.entries(take).map(([question, option]) => `${question}:${option}`);
  return [name, ...(reading === undefined ? [] : [reading]), ...answers.sort()].join(" ");
}

export function parseSide(text: string): SideChoice {
  const [name = "", ...rest] = text.split(" ").filter((part) => part !== "");
  const reading = rest.find((part) => !part.includes(":"));
  const take = rest.flatMap((part): [string, string][] => {
    const at = part.indexOf(":");
    return at > 0 && at < part.length - 1 ? [[part.slice(0, at), part.slice(at + 1)]] : [];
  });
  return { name, ...(reading === undefined ? {} : { reading }), take: Object.fromEntries(take) };
}
