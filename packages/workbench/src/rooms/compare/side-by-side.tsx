import type { Model } from "@proviso/agreement";
import { nameOf, promisesOf } from "@proviso/promise";
import type { ComparedCase, ComparedRow } from "@proviso/report/ask";
import { percentRange } from "@proviso/report/present/numbers";
import { addressText } from "@proviso/report/view/address";
import { useState } from "react";
import { Link } from "wouter";
import { underWords } from "../../parts/answering-words.ts";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { partyColour } from "../../parts/party-colour.ts";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { tableSentence } from "./sentence.ts";

const DAYS = 14;
/** So many promises are compared unless others are chosen; a shelf of agreements would be a long wait. */
const FIRST = 6;

/** Several promises in one table: who can void each, how sure it is, how soon, and what is given for it. */
export function SideBySide({ model }: { readonly model: Model }) {
  const { address, change } = useAddress();
  const promises = promisesOf(model);
  const named = (address.view.of ?? "").split(",").filter((id) => promises.some((one) => one.id === id));
  const chosen = named.length > 0 ? named : promises.slice(0, FIRST).map(({ id }) => id);
  const agreements = model.agreements.filter(({ id }) =>
    promises.some((one) => one.agreement === id && chosen.includes(one.id)),
  );
  const questions = agreements.flatMap((one) => one.questions);
  const take = takenOf(questions, address.take);
  const { value, asking, failure } = useAnswer(
    "compare",
    chosen.length < 2 ? undefined : { of: chosen.join(","), take, scenario: address.scenario, days: [DAYS] },
  );
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    change(
      {
        view: {
          ...address.view,
          of: promises
            .map((one) => one.id)
            .filter((one) => next.includes(one))
            .join(","),
        },
      },
      { replace: true },
    );
  };
  // Open where a link brings answers along; then it is the reader who opens and closes it.
  const [open] = useState(Object.keys(take).length > 0);
  return (
    <>
      <fieldset className="switch compare-picks no-print">
        <legend className="label">Promises</legend>
        <div className="choices">
          {promises.map(({ id, agreement, title }) => (
            <button
              key={id}
              type="button"
              className="choice"
              aria-pressed={chosen.includes(id)}
              data-state={chosen.includes(id) ? "on" : "off"}
              disabled={chosen.length === 1 && chosen.includes(id)}
              onClick={() => toggle(id)}
            >
              <span aria-hidden="true">{chosen.includes(id) ? "●" : "○"}</span>
              {model.agreements.find((one) => one.id === agreement)?.title ?? agreement}
              {promises.filter((one) => one.agreement === agreement).length > 1 ? `: ${title}` : ""}
            </button>
          ))}
        </div>
      </fieldset>
      {questions.length === 0 ? null : (
        <details className="why compare-open no-print" open={open}>
          <summary>answer what is open</summary>
          <Switches questions={questions} />
        </details>
      )}
      {chosen.length < 2 ? (
        <Notice>
          <p>One promise alone has nothing beside it. Choose another above.</p>
        </Notice>
      ) : null}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      {value === undefined && asking && chosen.length > 1 ? <Waiting what="Setting the promises side by side" /> : null}
      {value === undefined || chosen.length < 2 ? null : <PromiseTable model={model} rows={value.rows} />}
    </>
  );
}

function PromiseTable({ model, rows }: { readonly model: Model; readonly rows: readonly ComparedRow[] }) {
  return (
    <figure className="picture compare-figure">
      <figcaption>{tableSentence(rows)}</figcaption>
      <table className="compare-table">
        <colgroup>
          <col className="compare-promise" />
          <col className="compare-verdict" />
          <col className="compare-alone" />
          <col />
          <col />
          <col className="compare-given" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Promise</th>
            <th scope="col">Who can void it</th>
            <th scope="col">Alone</th>
            <th scope="col">Kept</th>
            <th scope="col">Help in {DAYS} days</th>
            <th scope="col">Given in return</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <PromiseRows key={row.target.id} model={model} row={row} />
        ))}
      </table>
    </figure>
  );
}

function PromiseRows({ model, row }: { readonly model: Model; readonly row: ComparedRow }) {
  const { address, change } = useAddress();
  const { state } = useDesk();
  const questions = state.model?.agreements.find(({ id }) => id === row.target.agreement)?.questions ?? [];
  const cases = row.cases.filter(
    (one, i, all) => all.findIndex((other) => shownKey(model, other) === shownKey(model, one)) === i,
  );
  const grouped = cases.map((first) => ({
    first,
    answerings: row.cases
      .filter((one) => shownKey(model, one) === shownKey(model, first))
      .flatMap(({ answerings }) => answerings),
  }));
  const scenarios = model.scenarios.filter(({ of, stances }) => of === row.target.agreement && stances.length > 0);
  const scenario = cases.find(({ figures }) => figures !== undefined)?.figures?.scenario;
  const to = addressText({ room: "agreement", thing: row.target.agreement, take: address.take, view: {} });
  return (
    <tbody>
      {grouped.map(({ first, answerings }, i) => {
        const where = underWords(questions, answerings, grouped.length);
        return (
          <tr key={where} className={i === 0 ? undefined : "compare-next"}>
            {i > 0 ? null : (
              <th scope="rowgroup" rowSpan={grouped.length}>
                <Link href={to}>{row.agreementTitle}</Link>
                <span className="label">
                  {row.target.title}
                  {first.beneficiary === undefined ? "" : ` to ${nameOf(model, first.beneficiary)}`}
                </span>
                {scenarios.length < 2 ? (
                  scenarios[0] === undefined ? null : (
                    <span className="label">{scenarios[0].title}</span>
                  )
                ) : (
                  <select
                    className="button no-print"
                    aria-label={`Scenario of ${row.agreementTitle}`}
                    value={scenario}
                    onChange={({ target }) => change({ scenario: target.value }, { replace: true })}
                  >
                    {scenarios.map(({ id, title }) => (
                      <option key={id} value={id}>
                        {title}
                      </option>
                    ))}
                  </select>
                )}
              </th>
            )}
            <td>
              {where === "" ? null : <span className="label compare-where">where {where}</span>}
              <Verdict tone={toneOf(first)}>{first.summary}</Verdict>
              {first.helpers.barred.length === 0 ? null : (
                <span className="compare-breach">
                  <Verdict tone="unlawful">Helping unapproved is a breach</Verdict>
                </span>
              )}
            </td>
            <td data-label="Alone">
              <Parties model={model} parties={first.alone} />
              {first.alone.length > 0 ||
              first.needs === undefined ||
              first.needs === 0 ||
              first.securedByDuty ? null : (
                <span className="label compare-together">it takes {first.needs} together</span>
              )}
            </td>
            <td data-label="Kept">
              <Chance low={first.figures?.kept.low} high={first.figures?.kept.high} />
            </td>
            <td data-label={`Help in ${DAYS} days`}>
              <Chance low={first.figures?.arrived[0]?.low} high={first.figures?.arrived[0]?.high} />
            </td>
            <td data-label="Given in return">
              {first.gives === "" ? <span className="quiet">nothing</span> : first.gives}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

function Parties({ model, parties }: { readonly model: Model; readonly parties: readonly string[] }) {
  if (parties.length === 0) return <span className="quiet">nobody</span>;
  return (
    <ul className="compare-parties">
      {parties.map((party) => (
        <li key={party}>
          <span aria-hidden="true" className="party-mark" style={{ color: partyColour(model, party) }}>
            ●
          </span>
          {nameOf(model, party)}
        </li>
      ))}
    </ul>
  );
}

/** A chance, or the range that open questions and open stances leave, as a line from nought to certain. */
function Chance({ low, high }: { readonly low?: number; readonly high?: number }) {
  if (low === undefined || high === undefined) return <span className="quiet">no scenario</span>;
  return (
    <>
      <span className="figure">{percentRange(low, high)}</span>
      <span className="chance" aria-hidden="true">
        <span style={{ insetInlineStart: `${low * 100}%`, inlineSize: `max(5px, ${(high - low) * 100}%)` }} />
      </span>
    </>
  );
}

function toneOf({ alone, needs, securedByDuty }: ComparedCase): Tone {
  if (needs === 0 || alone.length > 0) return "blocked";
  return needs === undefined || securedByDuty ? "held" : "open";
}

/** Cases that would be shown alike are one. */
function shownKey(model: Model, { summary, figures, gives, beneficiary, helpers }: ComparedCase): string {
  const kept = figures === undefined ? "" : percentRange(figures.kept.low, figures.kept.high);
  const soon = figures?.arrived.map(({ low, high }) => percentRange(low, high)).join();
  return JSON.stringify([
    summary,
    kept,
    soon,
    gives,
    beneficiary === undefined ? "" : nameOf(model, beneficiary),
    helpers.barred.length > 0,
  ]);
}
