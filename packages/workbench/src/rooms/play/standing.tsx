import type { Agreement, Model } from "@proviso/agreement";
import { type NormCourse, type NormState, type PlayValue, plain } from "@proviso/promise";
import { PlaceLink } from "../../parts/place-link.tsx";
import { aboutWords } from "./entries.tsx";
import { Sign, type SignWords, STATES } from "./sign.tsx";

const ORDER: readonly NormState[] = ["breach", "owed", "forbidden", "permitted", "kept", "met", "ended"];

/** How each decision, duty, permission and bar stands in the evening of a day. */
export function Standing({
  model,
  agreement,
  value,
  day,
}: {
  readonly model: Model;
  readonly agreement: Agreement;
  readonly value: PlayValue;
  readonly day: number;
}) {
  const norms = value.norms
    .flatMap((norm) => {
      const now = norm.states.findLast(({ from }) => from <= day);
      return now === undefined ? [] : [{ norm, now }];
    })
    .sort((a, b) => ORDER.indexOf(a.now.state) - ORDER.indexOf(b.now.state));
  const decisions = value.decisions.filter(({ asked }) => asked !== undefined && asked <= day);
  return (
    <section className="standing" aria-label={`How things stand at the end of day ${day}`}>
      <h3>At the end of day {day}</h3>
      {norms.length + decisions.length === 0 ? <p className="quiet">Nothing is owed or barred yet.</p> : null}
      <ul>
        {decisions.map((course) => {
          const settled = course.settled !== undefined && course.settled <= day;
          const sign: SignWords = !settled
            ? { says: "undecided", tone: "open" }
            : course.outcome === "approved"
              ? { says: "approved", tone: "held" }
              : { says: "not approved", tone: "blocked" };
          const decision = agreement.decisions.find(({ id }) => id === course.decision);
          return (
            <li key={course.decision}>
              <Sign of={sign} />
              <p>
                {decision?.title ?? course.decision}
                {settled || course.term === undefined ? "" : `, until day ${course.term}`}{" "}
                {decision === undefined ? null : (
                  <PlaceLink at={decision.at}>{aboutWords(agreement, course.decision)}</PlaceLink>
                )}
              </p>
            </li>
          );
        })}
        {norms.map(({ norm, now }) => (
          <li key={`${norm.clause} ${norm.words} ${norm.parties.join()}`} data-new={now.from === day}>
            <Sign of={STATES[now.state]} />
            <p>
              {plain.sentence(plain.shortList(norm.parties, model))}: {ruleWords(norm)}
              {now.due === undefined ? "" : ` by day ${now.due}`}
              {now.state === "breach" ? `, since day ${now.from}` : ""}{" "}
              <PlaceLink at={norm.at}>{plain.clauseName(norm.clause)}</PlaceLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "to assist Ukraine", "not to intervene", "free to assist Ukraine" */
function ruleWords({ force, act }: NormCourse): string {
  return { owed: `to ${act}`, forbidden: `not to ${act}`, permitted: `free to ${act}` }[force];
}
