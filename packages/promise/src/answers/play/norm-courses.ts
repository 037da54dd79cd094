import type { GroundNorm } from "../../ground/index.ts";
import type { NormCourse, NormState } from "./protocol.ts";

/** How a norm stands for one party in the evening of a day. */
export interface NormStanding {
  readonly state: NormState;
  /** Last day of a duty's term. */
  readonly due?: number;
}

type Told = Omit<NormCourse, "parties" | "states">;

/** Keeps what becomes of each norm, evening by evening. */
export class NormCourses {
  readonly #courses = new Map<GroundNorm, Map<string, NormCourse["states"][number][]>>();

  /** @param standing undefined where the norm does not hold for the party */
  record(ground: GroundNorm, party: string, day: number, standing: NormStanding | undefined): void {
    const ofNorm = this.#courses.get(ground) ?? new Map<string, NormCourse["states"][number][]>();
    this.#courses.set(ground, ofNorm);
    const states = ofNorm.get(party) ?? [];
    ofNorm.set(party, states);
    const last = states.at(-1);
    const now = standing ?? (last === undefined || isDone(last.state) ? undefined : { state: "ended" as const });
    if (now === undefined || (last?.state === now.state && last.due === now.due)) return;
    states.push({ from: day, ...now });
  }

  /** In the order of the text, each told once for all parties for whom it went alike. */
  told(tell: (ground: GroundNorm) => Told): NormCourse[] {
    return [...this.#courses].flatMap(([ground, ofNorm]) => {
      const alike = new Map<string, { readonly parties: string[]; readonly states: NormCourse["states"] }>();
      for (const [party, states] of ofNorm) {
        if (states.length === 0) continue;
        const key = JSON.stringify(states);
        const known = alike.get(key);
        if (known === undefined) alike.set(key, { parties: [party], states });
        else known.parties.push(party);
      }
      return [...alike.values()].map(({ parties, states }) => ({ ...tell(ground), parties, states }));
    });
  }
}

/** A duty that was done stays done when it ends. */
function isDone(state: NormState): boolean {
  return state === "kept" || state === "met" || state === "ended";
}
