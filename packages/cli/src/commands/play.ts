import type { PlayEvent } from "@proviso/promise";
import { type Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "../exit.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../render/answer.ts";
import { command, formatOption, type Shell } from "../shell.ts";
import { type AskOptions, answerEach, withAskOptions } from "./asking.ts";

interface Options extends AskOptions {
  readonly format: AnswerFormat;
  readonly vote?: readonly PlayEvent[];
  readonly deed?: readonly PlayEvent[];
  readonly refuse?: readonly PlayEvent[];
  readonly find?: readonly PlayEvent[];
  readonly request?: readonly PlayEvent[];
  readonly ratify?: readonly PlayEvent[];
  readonly silent?: readonly PlayEvent[];
  readonly keepDuties?: true;
}

export function play(shell: Shell) {
  const declared = command(
    "play",
    "what comes of events, day by day",
    "Plays a scenario's events, and those given here, through the agreement day by day: which duties arise, fall due, are kept or broken, which decisions are approved or fail, and who is in breach at the end, under which words. What nobody states is not done, except that requests are made. Without a day, an event comes as early as it can.",
    [
      { line: "proviso play pact.proviso", does: "the scenario as it stands" },
      { line: 'proviso play pact.proviso --vote "France no on response on day 1"', does: "and a veto" },
      { line: 'proviso play pact.proviso --deed "Poland assists Moldova on day 2"', does: "and help all the same" },
      { line: "proviso play pact.proviso --keep-duties", does: "where everyone keeps its word" },
    ],
  ).argument("[paths...]", "the agreement (default: this folder)");
  return withEventOptions(withAskOptions(declared))
    .addOption(formatOption(...ANSWER_FORMATS))
    .action(async (paths: string[], options: Options) => {
      shell.exitCode = await answer(paths, options, shell);
    });
}

function withEventOptions(declared: Command): Command {
  return declared
    .option("--vote <vote>", '"France no on response on day 1": a vote; may be repeated, as all of these', more(vote))
    .option("--deed <deed>", '"France assists Ukraine on day 2": what a party does', more(doing("deed")))
    .option("--refuse <deed>", '"France assists Ukraine on day 2": what it refuses to do', more(doing("refusal")))
    .option("--find <finding>", '"France on day 1", "France under art5": what is left to its view is so', more(finding))
    .option("--request <request>", '"Ukraine on day 2": asks then, and not at once', more(request))
    .option(
      "--ratify <ratification>",
      '"France on day 3", "France of response on day 3": ratifies then',
      more(ratification),
    )
    .option("--silent <party>", '"Ukraine", "Ukraine under art5": never asks', more(silence))
    .option("--keep-duties", "everyone keeps its duties, unless told otherwise");
}

async function answer(paths: readonly string[], options: Options, shell: Shell): Promise<ExitCode> {
  const { EACH } = await import("@proviso/report/ask");
  const { vote = [], deed = [], refuse = [], find = [], request: asked = [], ratify = [], silent = [] } = options;
  const events = [...vote, ...deed, ...refuse, ...find, ...asked, ...ratify, ...silent];
  return answerEach(paths, options, shell, "What comes of it", (model, name, ask) =>
    EACH.play(model, name, { ...ask, events, dutiesKept: options.keepDuties }),
  );
}

/** An option that may be repeated. */
function more(read: (text: string) => PlayEvent): (text: string, before?: readonly PlayEvent[]) => PlayEvent[] {
  return (text, before = []) => [...before, read(text.trim())];
}

/** Takes "on day 2" off the end. */
function dated(text: string): { readonly rest: string; readonly day?: number } {
  const [, rest, day] = /^(.*?)\s+on day (\d{1,5})$/.exec(text) ?? [];
  return rest === undefined ? { rest: text } : { rest, day: Number(day) };
}

function vote(text: string): PlayEvent {
  const { rest, day } = dated(text);
  const [, party, how, decision] = /^(.+?)\s+(?:votes\s+)?(yes|no|abstains?)(?:\s+on\s+(\S+))?$/.exec(rest) ?? [];
  if (party === undefined || how === undefined)
    throw new InvalidArgumentError(
      'Write a party, its vote, and where it has several the decision: "France no on response on day 1".',
    );
  return {
    kind: "vote",
    party,
    how: how === "yes" || how === "no" ? how : "abstain",
    ...named("decision", decision),
    ...at(day),
  };
}

function doing(kind: "deed" | "refusal"): (text: string) => PlayEvent {
  return (text) => {
    const { rest, day } = dated(text);
    // A name of several words ends before the verb, which is the first word in small letters, or the quoted act.
    const [, party, act] = /^((?:[A-Z]\S*|the)(?:\s+[A-Z]\S*)*)\s+((?:[a-z"“]).+)$/.exec(rest) ?? [];
    if (party === undefined || act === undefined)
      throw new InvalidArgumentError('Write a party and what it does: "France assists Ukraine on day 2".');
    return { kind, party, act, ...at(day) };
  };
}

function finding(text: string): PlayEvent {
  const { rest, day } = dated(text);
  return { kind: "finding", ...under(rest), ...at(day) };
}

function request(text: string): PlayEvent {
  const { rest, day } = dated(text);
  return { kind: "request", ...under(rest), ...at(day) };
}

function ratification(text: string): PlayEvent {
  const { rest, day } = dated(text);
  const [, party, what] = /^(.+?)(?:\s+of\s+(\S+))?$/.exec(rest) ?? [];
  if (party === undefined) throw new InvalidArgumentError('Write a party: "France on day 3", "France of response".');
  return { kind: "ratification", party, ...(what === undefined ? {} : { what }), ...at(day) };
}

function silence(text: string): PlayEvent {
  return { kind: "request", ...under(text), made: false };
}

function under(text: string): { readonly party: string; readonly clause?: string } {
  const [, party, clause] = /^(.+?)(?:\s+under\s+(\S+))?$/.exec(text) ?? [];
  if (party === undefined) throw new InvalidArgumentError('Write a party: "France", "France under art5".');
  return { party, ...named("clause", clause) };
}

function at(day: number | undefined): { readonly day?: number } {
  return day === undefined ? {} : { day };
}

function named<K extends "decision" | "clause">(key: K, name: string | undefined): { readonly [P in K]?: string } {
  return name === undefined ? {} : ({ [key]: name } as { readonly [P in K]?: string });
}
