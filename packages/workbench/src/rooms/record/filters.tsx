import type { Model } from "@proviso/agreement";
import { ACTS, type Narrowing, type Recorded } from "@proviso/record";
import { ToggleGroup } from "radix-ui";
import { useId, useMemo } from "react";
import { Glyph } from "./glyph.tsx";
import { draftsIn } from "./marks.ts";
import { FILTERS, type Filter } from "./view.ts";

/** Which part of the record is wanted. The acts say at the same time what each shape means. */
export function Filters({
  model,
  all,
  narrowing,
  words,
  onFilter,
  onClear,
}: {
  readonly model: Model;
  readonly all: Recorded;
  readonly narrowing: Narrowing;
  /** As they are being typed. */
  readonly words: string;
  readonly onFilter: (name: Filter, value: string | undefined) => void;
  readonly onClear: () => void;
}) {
  const id = useId();
  const questions = model.agreements.filter((of) => of.questions.length > 0);
  const acts = useMemo(() => {
    const done = new Set(all.timeline.flatMap((entry) => entry.acts));
    if (draftsIn(all.positions).length > 0) done.add("draft");
    return ACTS.filter((act) => done.has(act));
  }, [all]);
  const speaking = all.lanes.filter(({ said, voices }) => said > 0 || voices.some((voice) => voice.said > 0));
  const narrow = FILTERS.some((name) => narrowing[name] !== undefined);
  return (
    <search className="record-filters" aria-label="Which statements">
      <div className="record-filter-row">
        <label htmlFor={`${id}-question`}>
          Question
          <select
            id={`${id}-question`}
            className="button"
            value={narrowing.question ?? ""}
            onChange={({ target }) => onFilter("question", target.value)}
          >
            <option value="">any</option>
            {questions.map(({ id: agreement, title, questions: own }) => (
              <optgroup key={agreement} label={title}>
                {own.map((question) => (
                  <option key={question.id} value={question.id}>
                    {question.text}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-party`}>
          By
          <select
            id={`${id}-party`}
            className="button"
            value={narrowing.party ?? ""}
            onChange={({ target }) => onFilter("party", target.value)}
          >
            <option value="">anybody</option>
            {speaking.flatMap(({ speaker, name, voices }) => [
              <option key={speaker.id} value={speaker.id}>
                {name}
              </option>,
              ...voices
                .filter((voice) => voice.said > 0)
                .map((voice) => (
                  <option key={`${speaker.id}/${voice.speaker.id}`} value={voice.speaker.id}>
                    {"\u2003"}
                    {voice.name}
                  </option>
                )),
            ])}
          </select>
        </label>
        <label htmlFor={`${id}-words`}>
          Words
          <input
            id={`${id}-words`}
            className="button record-words"
            type="search"
            placeholder="said or cited"
            value={words}
            onChange={({ target }) => onFilter("words", target.value)}
          />
        </label>
        <label className="record-check" htmlFor={`${id}-conflicting`}>
          <input
            id={`${id}-conflicting`}
            type="checkbox"
            checked={narrowing.conflicting === true}
            onChange={({ target }) => onFilter("conflicting", target.checked ? "true" : undefined)}
          />
          Only what does not agree
        </label>
        {narrow ? (
          <button type="button" className="button" data-kind="plain" onClick={onClear}>
            Show all
          </button>
        ) : null}
      </div>
      <ToggleGroup.Root
        type="single"
        className="choices record-acts"
        aria-label="What is done by it"
        value={narrowing.act ?? ""}
        onValueChange={(act) => onFilter("act", act)}
      >
        {acts.map((act) => (
          <ToggleGroup.Item className="choice" key={act} value={act}>
            <Glyph act={act} />
            {act}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </search>
  );
}
