import { promisesOf } from "@proviso/promise";
import { useDesk } from "../../state/context.tsx";
import { AgreementCard } from "./agreement-card.tsx";

/** The first page: the agreements side by side with what each is worth. */
export function DossierRoom() {
  const { state } = useDesk();
  const { model } = state;
  if (model === undefined) return <p>No agreement yet. Write one, or open the worked example.</p>;
  const promises = promisesOf(model);
  return (
    <>
      <h1>{titleOf(state.name)}</h1>
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
