import type { Model } from "@proviso/agreement";
import type { DeterIn, DeterInAnswer } from "@proviso/report/ask";
import { vetoWords } from "@proviso/report/present/deter";
import { percent } from "@proviso/report/present/numbers";
import { underWords } from "../../parts/answering-words.ts";
import { Verdict } from "../../parts/verdict.tsx";
import { Why } from "../../parts/why.tsx";

const TONES = { "attack pays": "blocked", "attack does not pay": "held", indifferent: "open" } as const;

/** Whether an attack would pay, where that turns, and what such arithmetic cannot claim. */
export function Deterrence({ model, answer }: { readonly model: Model; readonly answer: DeterInAnswer }) {
  return (
    <>
      {answer.cases.map(({ value, answerings }) => {
        const [verdict, ...sentences] = value.sentences;
        const under = underWords(answer.questions, answerings, answer.cases.length);
        return (
          <article className="story" key={under}>
            {under === "" ? null : <h3>If {under}</h3>}
            <p className="story-title">
              <Verdict tone={TONES[value.verdict]}>{verdict}</Verdict>
            </p>
            <Threshold value={value} />
            <ul className="prose">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              <li>{vetoWords(model, value)}</li>
            </ul>
          </article>
        );
      })}
      <p className="label prose">
        {answer.caution} No signals, delay, escalation, partial help or second round are in it, and nobody measures
        these numbers: read it for which veto, which reliability and which threshold go together, and decide nothing by
        it.
      </p>
      <Why steps={answer.steps} label="the numbers, and what they rest on" />
    </>
  );
}

/** From which chance of a veto on an attack pays, and where the chance stands. */
function Threshold({ value }: { readonly value: DeterIn }) {
  const { veto } = value.thresholds;
  const chance = Number(value.veto.chance);
  if (veto.kind !== "turns" || !Number.isFinite(chance)) return null;
  const turn = veto.at.about;
  const above = veto.attackPays === "above";
  return (
    <div className="threshold" aria-hidden="true">
      <span
        className="threshold-pays"
        style={
          above
            ? { insetInlineStart: `${turn * 100}%`, insetInlineEnd: 0 }
            : { insetInlineStart: 0, inlineSize: `${turn * 100}%` }
        }
      />
      <span className="threshold-turn" style={{ insetInlineStart: `${turn * 100}%` }}>
        <span>turns at a veto of {percent(turn)}</span>
      </span>
      <span className="threshold-now" data-end={chance > 0.5} style={{ insetInlineStart: `${chance * 100}%` }}>
        <span>here {percent(chance)}</span>
      </span>
    </div>
  );
}
