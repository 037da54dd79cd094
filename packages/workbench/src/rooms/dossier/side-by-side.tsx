import type { Agreement, Model } from "@proviso/agreement";
import { isNoAgreement, type Target, type VoidAnswer, type VoidValue, type WorthAnswer } from "@proviso/promise";
import { percentRange } from "@proviso/report/present/numbers";
import { casesTold } from "@proviso/report/present/told";
import { addressText } from "@proviso/report/view/address";
import { promiseQuestions } from "@proviso/report/view/opening";
import { Link } from "wouter";
import { ChanceLine } from "../../parts/chance-line.tsx";
import { chancesIn, TOLD_DAY, toldDay, WORTH_SHORT } from "../../parts/chances.ts";
import { voidingWords } from "../../parts/coalition-words.ts";
import { Ghosted } from "../../parts/ghost.tsx";
import { takenIn } from "../../parts/taken.ts";
import { Verdict } from "../../parts/verdict.tsx";
import { useAddress } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";

/** Every promise in one row, told apart by what is open only where that makes a difference. */
export function SideBySide({ model, promises }: { readonly model: Model; readonly promises: readonly Target[] }) {
  const silent = model.agreements.filter(({ id }) => promises.every(({ agreement }) => agreement !== id));
  return (
    <section className="section" aria-labelledby="side-by-side">
      <h2 id="side-by-side">Side by side</h2>
      <table className="table side-by-side">
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Who can void it</th>
            <th scope="col">Help at all</th>
            <th scope="col">Help within {TOLD_DAY} days</th>
            <th scope="col">Against no agreement</th>
          </tr>
        </thead>
        {promises.map((promise) => (
          <PromiseRows
            key={promise.id}
            model={model}
            promise={promise}
            several={promises.filter(({ agreement }) => agreement === promise.agreement).length > 1}
          />
        ))}
        {silent.map((agreement) => (
          <tbody key={agreement.id}>
            <tr>
              <th scope="row">
                <AgreementLink agreement={agreement} />
              </th>
              <td colSpan={4} className="quiet">
                makes no promise
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

function AgreementLink({ agreement }: { readonly agreement: Agreement }) {
  const { address } = useAddress();
  const to = addressText({ room: "agreement", thing: agreement.id, take: address.take, view: {} });
  return <Link href={to}>{agreement.title}</Link>;
}

function PromiseRows({
  model,
  promise,
  several,
}: {
  readonly model: Model;
  readonly promise: Target;
  readonly several: boolean;
}) {
  const { address } = useAddress();
  const { scenario, ...asked } = promiseQuestions(model, promise, takenIn(model, address.take));
  const voided = useAnswer("void", asked.voided.asked);
  const worth = useAnswer("worth", asked.worth?.asked);
  const agreement = model.agreements.find(({ id }) => id === promise.agreement);
  if (agreement === undefined) return null;
  const lines = voided.value === undefined ? [] : linesOf(model, voided.value, worth.value);
  const before = voided.before === undefined ? [] : linesOf(model, voided.before, worth.before);
  return (
    <tbody>
      {lines.length === 0 ? (
        <tr>
          <th scope="row">
            <AgreementLink agreement={agreement} />
          </th>
          <td colSpan={4} className="quiet">
            {voided.failure ?? "…"}
          </td>
        </tr>
      ) : null}
      {lines.map((line, i) => (
        <tr key={line.under}>
          {i > 0 ? null : (
            <th scope="rowgroup" rowSpan={lines.length}>
              <AgreementLink agreement={agreement} />
              {several ? <p className="label">{promise.title}</p> : null}
              {scenario === undefined ? null : <p className="label">{scenario.title}</p>}
            </th>
          )}
          <td data-label="Who can void it">
            {line.under === "" ? null : <p className="label">where {line.under}</p>}
            <Verdict tone={line.tone}>
              <Ghosted now={line.text} before={gone(lines, before, i)} />
            </Verdict>
          </td>
          {line.chances === undefined ? (
            <td colSpan={3} className="quiet">
              {scenario === undefined ? "no scenario says who would act" : worth.asking ? "…" : worth.failure}
            </td>
          ) : (
            <>
              <td data-label="Help at all" className="figure">
                {line.ever}
              </td>
              <td data-label={`Help within ${TOLD_DAY} days`} className="figure">
                <strong>{line.soon}</strong>
                <ChanceLine chances={line.chances} />
              </td>
              <td data-label="Against no agreement" className="figure">
                {isNoAgreement(model, promise.agreement) ? (
                  <span className="quiet">is none</span>
                ) : (
                  <>
                    <span data-worth={line.chances.verdict}>{WORTH_SHORT[line.chances.verdict]}</span>
                    <span className="quiet">
                      {line.chances.verdict === "same" ? "" : `: ${line.alone} without one`}
                    </span>
                  </>
                )}
              </td>
            </>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** A line's verdict a moment ago, where it stands alone both times: only then is it clear what became of what. */
function gone(now: readonly { text: string }[], before: readonly { text: string }[], at: number): string | undefined {
  if (at > 0 || before.length === 0) return undefined;
  const kept = new Set(now.map(({ text }) => text));
  const texts = before.map(({ text }) => text).filter((text) => !kept.has(text));
  return texts.length === 0 ? undefined : texts.join("; ");
}

function linesOf(model: Model, voided: VoidAnswer, worth: WorthAnswer | undefined) {
  const tell = (value: VoidValue) => voidingWords(model, value.coalitions.voiding);
  return casesTold(model, voided, (value) => tell(value).text).map(({ under, told: text, cases }) => {
    const chances = chancesIn(worth, cases);
    const day = chances === undefined ? undefined : toldDay(chances);
    return {
      under,
      text,
      tone: cases[0] === undefined ? ("open" as const) : tell(cases[0].value).tone,
      chances,
      ever: chances === undefined ? "" : percentRange(...chances.ever),
      soon: day === undefined ? "" : percentRange(...day.with),
      alone: day === undefined ? "" : percentRange(...day.without),
    };
  });
}
