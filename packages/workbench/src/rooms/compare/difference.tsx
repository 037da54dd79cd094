import type { Model } from "@proviso/agreement";
import { type DiffAnswer, nameOf, type TermChange } from "@proviso/promise";
import { Parallel } from "../../parts/parallel/parallel.tsx";
import { partyColour } from "../../parts/party-colour.ts";
import { PlaceLink } from "../../parts/place-link.tsx";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { Why } from "../../parts/why.tsx";

const MOST_LISTED = 12;

/** What changed from one text to the other: the sentence, the two texts, and what follows from the change. */
export function Difference({
  model,
  answer,
  earlier,
}: {
  readonly model: Model;
  readonly answer: DiffAnswer;
  /** Whether the first text is of an earlier day: its places are not in the files any more. */
  readonly earlier: boolean;
}) {
  const { summary, why, terms, conduct, a, b } = answer;
  return (
    <>
      <div className="lede">
        <p>{summary}</p>
        {why === undefined ? null : <Why steps={why.steps} />}
      </div>
      <Parallel model={model} answer={answer} />
      <Means model={model} answer={answer} />
      <Stronger answer={answer} />
      <section className="section">
        <h2>What became binding, permitted or forbidden</h2>
        {conduct.length === 0 ? (
          <p className="quiet">Nothing: everybody owes, may and must not do the same under both.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it
          <section className="table-wrap" tabIndex={0} aria-label="What became binding, permitted or forbidden">
            <table className="table diff-conduct">
              <thead>
                <tr>
                  <th scope="col">For whom</th>
                  <th scope="col">to do what</th>
                  <th scope="col">{a.label}</th>
                  <th scope="col">{b.label}</th>
                </tr>
              </thead>
              <tbody>
                {conduct.map(({ parties, act, before, after }) => (
                  <tr key={`${parties.join()} ${act}`}>
                    <td>{parties.map((party) => nameOf(model, party)).join(", ")}</td>
                    <td>{act}</td>
                    <td className="quiet">{before}</td>
                    <td>
                      <Verdict tone={TONES[after] ?? "open"}>{after}</Verdict>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
      <div className="diff-terms">
        <Terms
          title="Deadlines and endings"
          changes={terms.filter((one) => kindOf(one) === "time")}
          earlier={earlier}
        />
        <Terms title="Roles" changes={terms.filter((one) => kindOf(one) === "role")} earlier={earlier} />
        <Terms title="Rules and duties" changes={terms.filter((one) => kindOf(one) === "rule")} earlier={earlier} />
        <Terms title="What it rests on" changes={terms.filter((one) => kindOf(one) === "citation")} earlier={earlier} />
      </div>
    </>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  forbidden: "unlawful",
  "forbidden in some cases": "unlawful",
  "binding in some cases, forbidden in others": "unlawful",
  "not mentioned": "open",
  "permitted in some cases": "open",
  permitted: "open",
  "binding in some cases": "held",
  binding: "held",
};

function Means({ model, answer }: { readonly model: Model; readonly answer: DiffAnswer }) {
  const { voiding, a, b } = answer;
  return (
    <section className="section">
      <h2>Who gained or lost the means to void it</h2>
      {voiding.gained.length + voiding.lost.length === 0 ? (
        <p>Nobody gains or loses the means to void it.</p>
      ) : (
        <div className="diff-means">
          <Coalitions
            model={model}
            title={`can void it under ${b.label} only`}
            tone="blocked"
            coalitions={voiding.gained}
          />
          <Coalitions
            model={model}
            title={`could under ${a.label}, and no longer can`}
            tone="held"
            coalitions={voiding.lost}
          />
        </div>
      )}
    </section>
  );
}

function Coalitions({
  model,
  title,
  tone,
  coalitions,
}: {
  readonly model: Model;
  readonly title: string;
  readonly tone: Tone;
  readonly coalitions: readonly (readonly string[])[];
}) {
  return (
    <div>
      <h3 className="label">{title}</h3>
      {coalitions.length === 0 ? (
        <p className="quiet">nobody</p>
      ) : (
        <ul className="diff-coalitions">
          {coalitions.slice(0, MOST_LISTED).map((parties) => (
            <li key={parties.join()}>
              {parties.length === 0 ? <Verdict tone={tone}>it cannot be kept</Verdict> : null}
              {parties.map((party, i) => (
                <span key={party}>
                  {i > 0 ? <span className="quiet"> with </span> : null}
                  <span aria-hidden="true" className="party-mark" style={{ color: partyColour(model, party) }}>
                    ●
                  </span>
                  {nameOf(model, party)}
                </span>
              ))}
              {parties.length === 1 ? <span className="quiet"> alone</span> : null}
            </li>
          ))}
          {coalitions.length > MOST_LISTED ? (
            <li className="quiet">and {coalitions.length - MOST_LISTED} more</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

/** Whether the second is kept wherever the first is, and a course of events to each way in which it is not. */
function Stronger({ answer }: { readonly answer: DiffAnswer }) {
  const { verdict, order, a, b } = answer;
  const [sentence, ...examples] = verdict;
  const outcomes = [
    ...(order.onlyA === undefined ? [] : [{ kept: a.label, fails: b.label }]),
    ...(order.onlyB === undefined ? [] : [{ kept: b.label, fails: a.label }]),
  ];
  return (
    <section className="section">
      <h2>Is it at least as strong?</h2>
      <p className="prose">{sentence}</p>
      {examples.length === 0 ? null : (
        <ol className="diff-examples">
          {examples.map((example, i) => (
            <li key={example}>
              <p>{example}</p>
              {outcomes[i] === undefined ? null : (
                <p className="diff-outcome">
                  <Verdict tone="held">kept: {outcomes[i].kept}</Verdict>
                  <Verdict tone="blocked">fails: {outcomes[i].fails}</Verdict>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type Kind = "time" | "role" | "citation" | "rule";

const KINDS: Readonly<Record<string, Kind>> = {
  deadline: "time",
  rounds: "time",
  "failing which": "time",
  "takes effect": "time",
  lapses: "time",
  ends: "time",
  "enters into force": "time",
  "who invokes": "role",
  "who determines": "role",
  "who votes": "role",
  "who abstains": "role",
  "ratified by": "role",
  "after consulting": "role",
  "to whom": "role",
  member: "role",
  "rests on": "citation",
};

function kindOf({ what }: TermChange): Kind {
  return KINDS[what] ?? "rule";
}

function Terms({
  title,
  changes,
  earlier,
}: {
  readonly title: string;
  readonly changes: readonly TermChange[];
  readonly earlier: boolean;
}) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {changes.length === 0 ? (
        <p className="quiet">The same in both.</p>
      ) : (
        <dl className="terms">
          {[...Map.groupBy(changes, ({ item, what }) => `${item}, ${what}`)].map(([name, all]) => (
            <div key={name}>
              <dt>
                {all[0]?.item}
                <span className="quiet">, {all[0]?.what}</span>
              </dt>
              {all.map((one) => (
                <Term key={`${one.before} ${one.after}`} change={one} earlier={earlier} />
              ))}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Term({ change, earlier }: { readonly change: TermChange; readonly earlier: boolean }) {
  const { before, after, at, from } = change;
  return (
    <dd>
      {before === undefined ? <span className="label">new: </span> : <del>{before}</del>}
      {before !== undefined && after !== undefined ? <span aria-hidden="true"> → </span> : null}
      {after === undefined ? <span className="label"> gone</span> : <ins>{after}</ins>}{" "}
      {after !== undefined ? <PlaceLink at={at} /> : earlier || from === undefined ? null : <PlaceLink at={from} />}
    </dd>
  );
}
