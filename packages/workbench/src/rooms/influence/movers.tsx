import { endNames, type Pull, type Sway } from "@proviso/promise/influence";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { points, short, unit } from "@proviso/report/present/positions";
import { actorName } from "./actors.ts";

const SHOWN = 8;

/** Who moves where they meet, and who pulls whom: bars to the end towards which it goes, each said in words. */
export function Movers({ answer }: { readonly answer: InfluenceAnswer }) {
  const { issue, sways, pulls } = answer;
  const ends = endNames(issue);
  const most = Math.max(
    ...sways.map(({ moves }) => Math.abs(moves?.mean ?? 0)),
    ...pulls.map((pull) => Math.abs(pull.points)),
    1e-9,
  );
  const towards = (distance: number): string =>
    `${short(Math.abs(points(issue, distance)))} towards ${distance > 0 ? ends.high : ends.low}`;
  const name = (id: string): string => actorName(issue, id);
  return (
    <>
      <figure className="picture">
        <figcaption>{swaySentence(answer)}</figcaption>
        <table className="movers">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Were it not at the table</th>
              <th scope="col">By being there it moves the outcome</th>
            </tr>
          </thead>
          <tbody>
            {sways.slice(0, SHOWN).map((sway) => (
              <Mover
                key={sway.actor}
                says={
                  sway.without === undefined
                    ? `Without ${name(sway.actor)} nobody would be left`
                    : `Without ${name(sway.actor)} they would meet at ${unit(issue, sway.without.mean)}`
                }
                by={sway.moves?.mean ?? 0}
                most={most}
                told={
                  isStill(sway.moves?.mean ?? 0) ? "it moves nothing" : `it moves it ${towards(sway.moves?.mean ?? 0)}`
                }
              />
            ))}
          </tbody>
        </table>
        <More all={sways.length} what="actors, who move it less" />
      </figure>
      <figure className="picture">
        <figcaption>{pullSentence(answer)}</figcaption>
        {pulls.length === 0 ? null : (
          <table className="movers">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">Who pulls whom</th>
                <th scope="col">By how much</th>
              </tr>
            </thead>
            <tbody>
              {pulls.slice(0, SHOWN).map((pull) => (
                <Mover
                  key={`${pull.from} ${pull.to}`}
                  says={`${name(pull.from)} pulls ${name(pull.to)}`}
                  by={pull.points}
                  most={most}
                  told={towards(pull.points)}
                />
              ))}
            </tbody>
          </table>
        )}
        <More all={pulls.length} what="pulls, all weaker" />
      </figure>
    </>
  );
}

function Mover({
  says,
  by,
  most,
  told,
}: {
  readonly says: string;
  readonly by: number;
  readonly most: number;
  readonly told: string;
}) {
  return (
    <tr>
      <th scope="row">{says}</th>
      <td>
        <div className="mover" data-towards={by < 0 ? "low" : "high"}>
          <span className="mover-bar" style={{ inlineSize: `max(2px, ${(Math.abs(by) / most) * 100}%)` }} />
          <span className="mover-says">{told}</span>
        </div>
      </td>
    </tr>
  );
}

function More({ all, what }: { readonly all: number; readonly what: string }) {
  return all > SHOWN ? (
    <p className="label">
      and {all - SHOWN} more {what}
    </p>
  ) : null;
}

/** "Witkoff Camp moves it most: without it they would meet at 20, nearer to “absent” by 18." */
function swaySentence({ issue, sways }: InfluenceAnswer): string {
  const [first] = sways.filter(({ moves }: Sway) => !isStill(moves?.mean ?? 0));
  if (first?.without === undefined) return "Nobody moves where they meet: whoever is taken away, it stays.";
  const ends = endNames(issue);
  const by = points(issue, first.moves?.mean ?? 0);
  return `${actorName(issue, first.actor)} moves it most: without it they would meet at ${unit(issue, first.without.mean)}, ${short(Math.abs(by))} nearer to ${by > 0 ? ends.low : ends.high}.`;
}

function pullSentence({ issue, pulls }: InfluenceAnswer): string {
  const [first] = pulls;
  if (first === undefined) return "Nobody pulls anybody: they agree.";
  const { from, to, points: by }: Pull = first;
  const ends = endNames(issue);
  return `The strongest pull: ${actorName(issue, from)} draws ${actorName(issue, to)} ${short(Math.abs(points(issue, by)))} towards ${by > 0 ? ends.high : ends.low}.`;
}

function isStill(distance: number): boolean {
  return Math.abs(distance) < 0.005;
}
