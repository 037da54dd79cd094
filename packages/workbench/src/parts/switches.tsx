import type { Question } from "@proviso/agreement";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { useAddress } from "../state/context.tsx";

/** The open questions of an agreement as switches: flip one, and every answer moves. */
export function Switches({
  questions,
  beside,
}: {
  readonly questions: readonly Question[];
  /** What else is said of a question, under it. */
  readonly beside?: (question: Question) => ReactNode;
}) {
  const { address, change } = useAddress();
  if (questions.length === 0) return null;
  return (
    <div className="switches">
      {questions.map((question) => {
        const asked = address.take[question.id] ?? "";
        const taken = question.options.some(({ name }) => name === asked) ? asked : "";
        const take = (option: string) => {
          const { [question.id]: _before, ...others } = address.take;
          change({ take: option === "" ? others : { ...others, [question.id]: option } }, { replace: true });
        };
        return (
          <fieldset className="switch" key={question.id}>
            <legend>{question.text}</legend>
            <RadioGroup.Root
              className="choices"
              aria-label={question.text}
              orientation="horizontal"
              value={taken}
              onValueChange={take}
            >
              {["", ...question.options.map((option) => option.name)].map((option) => (
                <RadioGroup.Item className="choice" key={option} value={option}>
                  <span aria-hidden="true">{taken === option ? "●" : "○"}</span>
                  {option === "" ? "left open" : option}
                </RadioGroup.Item>
              ))}
            </RadioGroup.Root>
            {beside?.(question)}
          </fieldset>
        );
      })}
    </div>
  );
}
