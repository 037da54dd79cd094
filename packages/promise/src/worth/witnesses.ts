import type { Duration, Model, Scenario } from "@proviso/agreement";
import type { Game, Witnesses } from "../answers/index.ts";
import { arrival } from "../arrival/answer.ts";
import { worseThan, worth } from "./worth.ts";

const DAYS: Readonly<Record<Duration["unit"], number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 };

/** What expectations ask of time: chances within a duration, and whether an agreement is worse than none, or one reading than another. */
export function timeWitnesses(model: Model): Required<Pick<Witnesses, "within" | "worse">> {
  return {
    within(game: Game, scenario: Scenario, { count, unit }: Duration) {
      const days = count * DAYS[unit];
      const { low, high } = arrival(model, game, scenario, { days: [days], swings: false });
      return { low: low.by[0]?.probability ?? 0, high: high.by[0]?.probability ?? 0 };
    },
    worse(game: Game, scenario: Scenario, than?: Game) {
      if (than !== undefined) {
        const { verdict, sentence } = worseThan(model, game, than, scenario);
        return { worse: verdict === "worse", got: sentence };
      }
      const { verdict, why } = worth(model, game, scenario);
      return { worse: verdict === "worse", got: why.sentence };
    },
  };
}
