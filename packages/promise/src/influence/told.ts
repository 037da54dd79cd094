import type { Estimate, Forecast } from "./forecast.ts";
import { type Issue, inUnits } from "./issue.ts";
import { sways } from "./sway.ts";

/** A forecast in a few sentences that a newspaper could print, in the units of the issue. */
export function told(issue: Issue, found: Forecast): string {
  const unit = (position: number): string => String(Number(inUnits(issue, position).toPrecision(3)));
  const between = ({ low, high }: Estimate): string =>
    low === high ? "" : ` (${Math.round(found.level * 100)}% of draws: ${unit(low)} to ${unit(high)})`;
  const name = (id: string): string => issue.actors.find((actor) => actor.id === id)?.name ?? id;
  const { low, high } = issue.scale ?? { low: 0, high: 100 };
  const tie = found.median.tie;
  const median =
    tie === undefined
      ? `The weighted median is ${unit(found.median.value)}${between(found.median)}`
      : `Half the weight lies at ${unit(tie.low)} or below and half at ${unit(tie.high)} or above`;
  const about = issue.title.endsWith("?") ? `“${issue.title}”` : issue.title;
  const sentences = [
    `On a scale from ${low} to ${high}, ${about}: those at the table would meet at ${unit(found.mean.value)}${between(found.mean)} by their weighted mean.`,
    `${median}.`,
  ];
  const [most] = sways(issue, found.on).filter(({ moves }) => moves !== undefined && Math.abs(moves.mean) > 1e-9);
  if (most?.without !== undefined) {
    sentences.push(`${name(most.actor)} moves it most: without it the mean would be ${unit(most.without.mean)}.`);
  }
  return sentences.join(" ");
}
