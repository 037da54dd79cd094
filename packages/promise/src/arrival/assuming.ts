import { type Given, nameOfPerformer, type Performer, type Procedure } from "./procedure.ts";
import { certain } from "./shape.ts";

/**
 * The procedure were a party sure to agree, or sure to refuse: its own factors are set to assent or to outcome 0. Where it has none, its ballots and its
 * acts are. What hangs on both attitude and duty is best said by factors, since whoever is sure to refuse may still keep its word.
 */
export function assuming(procedure: Procedure, party: string, sure: "yes" | "no"): Procedure {
  const yes = sure === "yes";
  if (procedure.factors.some(({ of }) => of === party)) {
    const factors = procedure.factors.map((factor) => {
      if (factor.of !== party) return factor;
      const to = yes ? Math.min(2, factor.weights.length - 1) : 0;
      return { ...factor, weights: factor.weights.map((_, level) => (level === to ? 1 : 0)) };
    });
    return { ...procedure, factors };
  }
  const chance: Given<number> = [{ is: yes ? 1 : 0 }];
  const { vote, deployment } = procedure;
  return {
    ...procedure,
    vote: vote && {
      ...vote,
      voters: vote.voters.map((voter) =>
        voter.party === party ? { ...voter, ballot: [{ is: certain(yes ? 2 : 0) }] } : voter,
      ),
    },
    deployment: {
      ...deployment,
      performers: deployment.performers.map((one): Performer => {
        if (one.party !== party) return one;
        return { ...one, name: nameOfPerformer(one), does: chance, afterRefusal: one.afterRefusal && chance };
      }),
    },
  };
}
