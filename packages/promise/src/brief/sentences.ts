import { quoted } from "@proviso/agreement";
import { clauseName, sentence } from "../answers/plain.ts";
import type { Step } from "../answers/why.ts";
import type { BriefQuestion } from "./asked.ts";
import { lower } from "./by-reading.ts";
import type { HeldFinding } from "./held.ts";
import type { BriefTime } from "./times.ts";
import type { BriefPromise } from "./verdicts.ts";

export interface BriefSentence {
  readonly text: string;
  readonly evidence: readonly Step[];
}

/** Who can void it; whether helping would be called a breach, and that worse than no agreement; what to ask. */
export function sentencesOf(
  main: BriefPromise,
  findings: readonly HeldFinding[],
  times: readonly BriefTime[],
  questions: readonly BriefQuestion[],
): BriefSentence[] {
  return [verdictSentence(main), breachSentence(main, times) ?? gravestFinding(main, findings), askSentence(questions)];
}

function verdictSentence(main: BriefPromise): BriefSentence {
  const text = main.verdicts
    .map(({ under, text: verdict }) => (under === "" ? verdict : `${under}, ${uncapitalised(verdict)}`))
    .join(" ");
  return { text, evidence: main.verdicts.flatMap((verdict) => verdict.evidence) };
}

/** Who would be called the law-breaker for helping, under the reading in which most can void it. */
function breachSentence(main: BriefPromise, times: readonly BriefTime[]): BriefSentence | undefined {
  const worst = [...main.verdicts].sort((a, b) => b.value.alone.length - a.value.alone.length);
  for (const { under, value, reading } of worst) {
    const barred = value.help.filter((help) => help.barred !== "never");
    const first = barred[0];
    if (first === undefined) continue;
    const always = barred.every((help) => help.barred === "always");
    const bar = first.bars[0];
    const prefix = under === "" ? "" : `${under}, `;
    const compared = times.filter((one) => one.reading === reading);
    const worse = compared.length > 0 && compared.every(({ value: { worth } }) => worth.verdict === "worse");
    const text = `${prefix}${always ? "helping" : "helping without approval"} would put the helper in breach${bar === undefined ? "" : ` of ${clauseName(bar.clause)}: ${bar.words}`}${worse ? "; that is worse than no agreement" : ""}.`;
    return {
      text: sentence(text),
      evidence:
        bar === undefined
          ? []
          : [{ text: `${clauseName(bar.clause)}: ${bar.words}`, at: bar.at, support: bar.support }],
    };
  }
  return undefined;
}

function gravestFinding(main: BriefPromise, findings: readonly HeldFinding[]): BriefSentence {
  const own = findings.filter(
    (finding) =>
      finding.agreement === main.target.agreement && finding.code !== "question-open" && finding.code !== "uncited",
  );
  const gravest =
    own.find((finding) => finding.severity === "error") ?? own.find((finding) => finding.severity === "warning");
  return gravest === undefined
    ? { text: "No clause forbids anyone to help, so nobody would be called a law-breaker for it.", evidence: [] }
    : {
        text: gravest.under === "" ? gravest.message : sentence(`${gravest.under}, ${uncapitalised(gravest.message)}`),
        evidence: [{ text: `finding ${gravest.code}`, at: gravest.at, support: gravest.support }],
      };
}

function askSentence(questions: readonly BriefQuestion[]): BriefSentence {
  const first = questions.find((question) => question.decides);
  if (first === undefined) return { text: "No open question changes this answer.", evidence: [] };
  const answers = first.options.map(
    ({ option, verdicts }) =>
      `if ${option}, ${verdicts.map((verdict) => uncapitalised(verdict).replace(/(?:: .*)?\.$/, "")).join(" or ")}`,
  );
  return {
    text: `The question to ask${first.record?.state === "unasked" ? ", which nobody on record has asked," : ""} is ${quoted(first.text)}: ${answers.join("; ")}.`,
    evidence: [{ text: `question ${first.id.split(".").at(-1)}: ${first.text}`, at: first.at, support: first.support }],
  };
}

/** Names keep their capital; a sentence's first common word does not. */
function uncapitalised(text: string): string {
  return /^(Nobody|No party|The |Duty|What |Each |Clause |Any )/.test(text) ? lower(text) : text;
}
