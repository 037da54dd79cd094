import { promisesOf } from "@proviso/promise";
import { Waiting } from "../../parts/notice.tsx";
import { Why } from "../../parts/why.tsx";
import { useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { AgreementCard } from "./agreement-card.tsx";

/** The first page: the agreements side by side with what each is worth. */
export function DossierRoom() {
  const { state } = useDesk();
  const { model } = state;
  const { value: brief } = useAnswer("brief", model === undefined || promisesOf(model).length === 0 ? undefined : {});
  if (model === undefined) return <p>No agreement yet. Write one, or open the worked example.</p>;
  const promises = promisesOf(model);
  return (
    <>
      <h1>{titleOf(state.name)}</h1>
      {brief === undefined ? (
        <Waiting what="Reading what the texts amount to" />
      ) : (
        <div className="lede">
          {brief.sentences.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          <Why steps={brief.sentences.flatMap(({ evidence }) => evidence)} />
        </div>
      )}
      <section className="section" aria-labelledby="side-by-side">
        <h2 id="side-by-side">Side by side</h2>
        <div className="cards">
          {model.agreements.map((agreement) => (
            <AgreementCard
              key={agreement.id}
              model={model}
              agreement={agreement}
              promises={promises.filter((promise) => promise.agreement === agreement.id)}
            />
          ))}
        </div>
      </section>
    </>
  );
}

/** A folder's name as people write it: `ukraine-2025` → "Ukraine 2025". */
function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
