import type { Style } from "@proviso/report/document/style";
import { wrap } from "@proviso/report/document/width";
import { codeFrame } from "./frame.ts";
import type { Remark, Severity, Texts } from "./remark.ts";

const WORDS: Record<Severity, string> = { error: "error", warning: "warning", info: "note", hint: "hint" };

/** One remark for a terminal: a line that says it all, the words it is about, and what to do. */
export function remarkText(remark: Remark, texts: Texts, style: Style, columns: number): string {
  const { place, severity } = remark;
  const mark = severity === "error" ? style.error : severity === "warning" ? style.warning : style.note;
  const lines = [
    `${style.bold(`${place.file}:${place.line}:${place.column}`)}: ${mark(WORDS[severity])}: ${remark.message} ${style.dim(`[${remark.code}]`)}`,
  ];
  const text = texts.get(place.file);
  if (text !== undefined) lines.push(...codeFrame(text, place, style, mark));
  for (const related of remark.related ?? []) {
    const at = related.place;
    lines.push(`  ${style.dim(`${at.file}:${at.line}:${at.column}`)}: ${related.message}`);
  }
  if (remark.why !== undefined) lines.push(...labelled("why", remark.why, style, columns));
  if (remark.help !== undefined) lines.push(...labelled("help", remark.help, style, columns));
  return lines.join("\n");
}

function labelled(label: string, text: string, style: Style, columns: number): string[] {
  const indent = " ".repeat(label.length + 4);
  return wrap(text, columns - indent.length).map((line, index) =>
    index === 0 ? `  ${style.note(label)}: ${line}` : `${indent}${line}`,
  );
}
