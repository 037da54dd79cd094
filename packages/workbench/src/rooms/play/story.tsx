import type { Agreement, Model } from "@proviso/agreement";
import { plain, type StoryAnswer, type StoryValue } from "@proviso/promise";
import { underWords } from "../../parts/answering-words.ts";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Verdict } from "../../parts/verdict.tsx";
import { Cited, Why } from "../../parts/why.tsx";
import { EntryLine, firstTold } from "./entries.tsx";

/** The shortest lawful course of events at whose end the promise is not kept, told as a story; or that there is none. */
export function Stories({
  model,
  agreement,
  answer,
}: {
  readonly model: Model;
  readonly agreement: Agreement;
  readonly answer: StoryAnswer;
}) {
  return answer.cases.map(({ value, answerings, beneficiary, alike }) => {
    const under = underWords(answer.questions, answerings, answer.cases.length);
    const to = beneficiary === undefined || answer.cases.length < 2 ? "" : plain.withAlike(model, beneficiary, alike);
    const several = new Set(answer.cases.map((one) => one.beneficiary)).size > 1;
    return (
      <article className="story" key={`${under} ${to}`}>
        {under === "" && !several ? null : (
          <h3>
            {[under === "" ? "" : `If ${under}`, several ? `for ${to}` : ""].filter((part) => part !== "").join(", ")}
          </h3>
        )}
        <Story agreement={agreement} value={value} />
      </article>
    );
  });
}

function Story({ agreement, value }: { readonly agreement: Agreement; readonly value: StoryValue }) {
  if (!value.exists)
    return (
      <>
        <p className="story-title">
          <Verdict tone="held">{value.sentence}</Verdict>
        </p>
        <Why steps={value.why?.steps ?? []} label="the words that secure it" />
        <Assumed all={value.assumed} />
      </>
    );
  const first = firstTold(value.entries);
  const barred = value.barred.length > 0;
  return (
    <>
      <p className="story-title">{value.sentence}</p>
      <ol className="story-steps">
        {value.entries.map((entry) => (
          <li key={`${entry.day} ${entry.kind} ${entry.text}`}>
            <div className="story-step">
              <EntryLine agreement={agreement} entry={entry} words={first.has(entry)} />
            </div>
          </li>
        ))}
        {value.remark === "" ? null : (
          <li>
            <div className="story-step">
              <Verdict tone={barred ? "unlawful" : "held"}>{barred ? "help is a breach" : "help is lawful"}</Verdict>
              <div className="entry-says">
                <p>
                  <strong>{value.remark}</strong>
                </p>
                {value.barred.map(({ clause, words, at, support }) => (
                  <details className="why" key={`${clause} ${words}`}>
                    <summary>its words</summary>
                    <p>
                      {words} <PlaceLink at={at}>{plain.clauseName(clause)}</PlaceLink>
                    </p>
                    <Cited support={support} />
                  </details>
                ))}
              </div>
            </div>
          </li>
        )}
      </ol>
      <Assumed all={value.assumed} />
    </>
  );
}

export function Assumed({ all }: { readonly all: readonly string[] }) {
  return all.length === 0 ? null : <p className="label">Taken for granted: {all.join("; ")}.</p>;
}
