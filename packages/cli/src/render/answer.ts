import type { Document } from "@proviso/report/document";
import { documentHtml } from "@proviso/report/document/html";
import { documentMarkdown } from "@proviso/report/document/markdown";
import { documentText } from "@proviso/report/document/text";
import type { Terminal } from "../terminal.ts";

export const ANSWER_FORMATS = ["text", "markdown", "html", "json"] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];

/** One answer: the value itself for programs, and how it is laid out for people. */
export interface Rendering {
  readonly value: unknown;
  readonly document: Document;
}

/** Prints answers in a format. JSON is `{ format, answers }`, each answer as the engine gave it. */
export function printAnswers(
  title: string,
  answers: readonly Rendering[],
  format: AnswerFormat,
  { style, columns }: Pick<Terminal, "style" | "columns">,
): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ format: "proviso-answers/1", answers: answers.map(({ value }) => value) }, null, 2)}\n`;
    case "text":
      return answers.map(({ document }) => documentText(document, style, columns)).join("\n");
    case "markdown":
      return answers.map(({ document }) => documentMarkdown(document)).join("\n");
    case "html":
      return documentHtml(
        title,
        answers.flatMap(({ document }) => document),
      );
  }
}
