import type { Agreement, Model } from "@proviso/agreement";
import type { Target } from "@proviso/promise";
import { percentRange } from "@proviso/report/present/numbers";
import { Link } from "wouter";
import { underWords } from "../../parts/answering-words.ts";
import { voidingWords } from "../../parts/coalition-words.ts";
import { Verdict } from "../../parts/verdict.tsx";
import { addressText } from "../../state/address.ts";
import { useAddress } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";

/** One agreement and its verdicts. */
export function AgreementCard({
  agreement,
  promises,
  model,
}: {
  readonly agreement: Agreement;
  readonly promises: readonly Target[];
  readonly model: Model;
}) {
  const { address } = useAddress();
  const to = addressText({ room: "agreement", thing: agreement.id, take: address.take, view: {} });
  return (
    <article className="card">
      <h3>
        <Link href={to}>{agreement.title}</Link>
      </h3>
      {promises.length === 0 ? <p className="label">It makes no promise yet.</p> : null}
      {promises.map((promise) => (
        <PromiseVerdict key={promise.id} promise={promise} model={model} />
      ))}
    </article>
  );
}

function PromiseVerdict({ promise, model }: { readonly promise: Target; readonly model: Model }) {
  const { address } = useAddress();
  const own = Object.fromEntries(
    Object.entries(address.take).filter(([question]) => question.startsWith(`${promise.agreement}.`)),
  );
  const scenario = model.scenarios.find((one) => one.of === promise.agreement && one.stances.length > 0)?.id;
  const voided = useAnswer("void", { of: promise.id, take: own });
  const arrival = useAnswer("arrival", scenario === undefined ? undefined : { of: promise.id, take: own, scenario });
  return (
    <>
      {voided.failure === undefined ? null : <p className="label">{voided.failure}</p>}
      {voided.value?.cases.map(({ answerings, value }) => {
        const { tone, text } = voidingWords(model, value.coalitions.voiding);
        const under = underWords(voided.value?.questions ?? [], answerings, voided.value?.cases.length ?? 0);
        return (
          <p key={under}>
            {under === "" ? null : <span className="label">{under}: </span>}
            <Verdict tone={tone}>{text}</Verdict>
          </p>
        );
      })}
      {arrival.value === undefined ? null : (
        <dl>
          {arrival.value.cases.map(({ answerings, value }) => {
            const low = value.low.by.find(({ days }) => days === 14)?.probability ?? 0;
            const high = value.high.by.find(({ days }) => days === 14)?.probability ?? 0;
            const under = underWords(arrival.value?.questions ?? [], answerings, arrival.value?.cases.length ?? 0);
            return (
              <div key={under} style={{ display: "contents" }}>
                <dt>{under === "" ? "Help within 14 days" : `14 days, ${under}`}</dt>
                <dd>{percentRange(low, high)}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </>
  );
}
