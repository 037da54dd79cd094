import type { PlayEvent } from "@proviso/promise";

/** How an address calls what somebody does on a day. */
const SAYS = {
  "votes-yes": (party: string, about?: string): PlayEvent => ({ kind: "vote", how: "yes", ...voted(party, about) }),
  "votes-no": (party: string, about?: string): PlayEvent => ({ kind: "vote", how: "no", ...voted(party, about) }),
  abstains: (party: string, about?: string): PlayEvent => ({ kind: "vote", how: "abstain", ...voted(party, about) }),
  does: (party: string, about = ""): PlayEvent => ({ kind: "deed", party, act: about }),
  refuses: (party: string, about = ""): PlayEvent => ({ kind: "refusal", party, act: about }),
  finds: (party: string, about?: string): PlayEvent => ({ kind: "finding", ...under(party, about) }),
  asks: (party: string, about?: string): PlayEvent => ({ kind: "request", ...under(party, about) }),
  "never-asks": (party: string, about?: string): PlayEvent => ({
    kind: "request",
    made: false,
    ...under(party, about),
  }),
  ratifies: (party: string, about?: string): PlayEvent => ({
    kind: "ratification",
    party,
    ...(about === undefined ? {} : { what: about }),
  }),
} as const;
export type Deed = keyof typeof SAYS;

const voted = (party: string, about: string | undefined) => ({
  party,
  ...(about === undefined ? {} : { decision: about }),
});
const under = (party: string, about: string | undefined) => ({
  party,
  ...(about === undefined ? {} : { clause: about }),
});

/** What somebody does, as an address and a form have it. */
export interface Step {
  readonly day: number;
  readonly party: string;
  readonly deed: Deed;
  /** The decision, act, clause, or what is ratified. */
  readonly about?: string;
}

export function eventOf({ day, party, deed, about }: Step): PlayEvent {
  return { ...SAYS[deed](party, about), day };
}

/** As an address keeps it: `4 France does assist Ukraine;1 Russia votes-no Guarantee.response`. */
export function stepsText(steps: readonly Step[]): string {
  return steps
    .map(({ day, party, deed, about }) =>
      [day, party, deed, ...(about === undefined ? [] : [escaped(about)])].join(" "),
    )
    .join(";");
}

/** The steps of an address; what does not read as one is left out. */
export function parseSteps(text: string | undefined): Step[] {
  return (text ?? "").split(";").flatMap((part): Step[] => {
    const [, day, party, deed, about] = /^(-?\d{1,5}) (\S+) (\S+)(?: (.+))?$/s.exec(part) ?? [];
    if (day === undefined || party === undefined || deed === undefined || !Object.hasOwn(SAYS, deed)) return [];
    return [{ day: Number(day), party, deed: deed as Deed, ...(about === undefined ? {} : { about: plain(about) }) }];
  });
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll(";", "%3B");
}

function plain(text: string): string {
  return text.replaceAll("%3B", ";").replaceAll("%25", "%");
}
