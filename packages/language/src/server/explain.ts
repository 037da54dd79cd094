import * as ast from "../generated/ast.ts";
import { KIND_WORDS, type Named } from "../link/names.ts";
import type { Analysis } from "../load.ts";
import { fallsUnder, findInfinitive, findParty, findThirdPerson } from "../prelude/lookup.ts";
import type { Analysed } from "./analyses.ts";
import { leafAt, occurrenceAt } from "./occurrences.ts";
import { citedWords } from "./sources.ts";
import { WORDS } from "./words.ts";

/** What the word at an offset means, in plain words, as Markdown. */
export function explain(analysed: Analysed, offset: number): string | undefined {
  const occurrence = occurrenceAt(analysed, offset);
  if (occurrence) return explainNamed(occurrence.named, analysed.analysis);
  const leaf = leafAt(analysed.parsed.ast, offset);
  const node = leaf?.astNode;
  if (!leaf || !node) return undefined;
  if (ast.isWords(node)) return explainWords(node, analysed);
  if (ast.isVerb(node) && leaf.text === node.name) return explainVerb(leaf.text);
  if (leaf.text === "intervene" || leaf.text === "intervenes") return explainVerb(leaf.text);
  const meaning = Object.hasOwn(WORDS, leaf.text) && !leaf.text.startsWith('"') ? WORDS[leaf.text] : undefined;
  return meaning && `**${leaf.text}**: ${meaning}`;
}

function explainNamed(named: Named, analysis: Analysis): string {
  const title = named.title ? `: ${named.title}` : "";
  const lines = [
    `**${named.name}**${title} (${KIND_WORDS[named.kind].replace(/^an? /, "")})`,
    ...details(named, analysis),
  ];
  return lines.join("\n\n");
}

function details(named: Named, analysis: Analysis): readonly string[] {
  const { node } = named;
  if (node === undefined) {
    const party = findParty(named.id);
    const aliases = party?.aliases.length ? [`Also written ${party.aliases.join(", ")}.`] : [];
    return [...(party?.iso3 ? [`ISO 3166: ${party.iso3}`] : []), ...aliases];
  }
  if (ast.isDecision(node)) return decisionInWords(node);
  if (ast.isGroup(node))
    return [`Members: ${spaced(node.entries.map((each) => each.$cstNode?.text ?? "").join(", "))}.`];
  if (ast.isBetween(node))
    return [`Members: ${spaced(node.whos.map((each) => each.$cstNode?.text ?? "").join(", "))}.`];
  if (ast.isQuestion(node) || ast.isVersion(node))
    return [`Answers: ${node.options.map((each) => each.name).join(", ")}.`];
  if (named.kind === "option" && named.within) return [`An answer to “${named.within.title}”.`];
  if (ast.isDraft(node)) return [spaced(node.$cstNode?.text ?? "")];
  if (ast.isPerson(node)) return [`Speaks for ${titleOf(node.of, analysis)}.`];
  if (ast.isFaction(node) && node.of) return [`A group of ${titleOf(node.of, analysis)}.`];
  if (ast.isPromiseTerm(node)) return [`Kept when ${spaced(node.condition?.$cstNode?.text ?? "")}.`];
  if (ast.isTable(node))
    return [
      `On ${node.question?.path ?? `“${node.text}”`}: 0 is ${endOf(node.low)}, 100 is ${endOf(node.high)}.`,
      ...node.rows.slice(0, 12).map((row) => spaced(row.$cstNode?.text ?? "")),
    ];
  if (ast.isClause(node)) return node.parts.slice(0, 12).map((part) => spaced(part.$cstNode?.text ?? ""));
  return [];
}

function endOf(end: ast.TableEnd | undefined): string {
  return end?.option?.name ?? `“${end?.text ?? ""}”`;
}

function titleOf(ref: ast.Ref, analysis: Analysis): string {
  return analysis.bindings.get(ref)?.title ?? ref.path;
}

/** `Approved if at least 9 of Council vote yes and nobody of Permanent votes no.` */
function decisionInWords(decision: ast.Decision): readonly string[] {
  return decision.parts.flatMap((part) => partInWords(part));
}

function partInWords(part: ast.BracketElement): readonly string[] {
  switch (part.$type) {
    case "Bracket": {
      const guard = spaced(part.guard?.$cstNode?.text ?? "");
      return part.elements.flatMap(partInWords).map((words) => `If ${guard}: ${words}`);
    }
    case "By":
      return part.rule ? [`Approved if ${ruleInWords(part.rule)}.`] : [];
    case "Quorum":
      return [`At least ${spaced(part.amount?.$cstNode?.text ?? "")} of ${membersInWords(part.of)} must vote.`];
    case "WithinPart":
      return [`To be taken within ${spaced(part.duration?.$cstNode?.text ?? "")}.`];
    case "Failing":
      return [`If there is no decision by then, it counts as ${part.outcome}.`];
    case "Consulting":
      return [
        `${spaced(part.whos.map((who) => who.$cstNode?.text ?? "").join(", "))} must be consulted first${part.time === undefined ? "" : `, for ${spaced(part.time.$cstNode?.text ?? "")}`}, which gives no veto.`,
      ];
    case "RoundsPart":
      return [
        `A refused vote is repeated, ${part.most} rounds in all${part.gap === undefined ? "" : `, ${spaced(part.gap.$cstNode?.text ?? "")} apart`}${part.anew ? ", each a vote of its own" : ""}.`,
      ];
    case "Ratified":
      return [`An approval takes effect once it is ratified by ${spaced(part.by?.$cstNode?.text ?? "")}.`];
    case "Sentence":
      return part.abstains
        ? [`${capitalised(spaced(part.actor?.$cstNode?.text ?? ""))} must abstain, and stays in the count.`]
        : [];
    default:
      return [];
  }
}

function ruleInWords(rule: ast.DecisionRule): string {
  const operator = rule.operators[0] ?? "and";
  return rule.operands
    .map((each) => (each.$type === "DecisionRule" ? `(${ruleInWords(each)})` : voteInWords(each)))
    .join(` ${operator} `);
}

function voteInWords(vote: Exclude<ast.Vote, ast.DecisionRule>): string {
  switch (vote.$type) {
    case "AllOf":
      if (vote.kind === "all") return `all of ${membersInWords(vote.of)} vote yes`;
      if (vote.kind === "any") return `at least one of ${membersInWords(vote.of)} votes yes`;
      return `more than half of ${membersInWords(vote.of)} vote yes`;
    case "AllBut":
      return `all but ${vote.count} of ${membersInWords(vote.of)} vote yes`;
    case "AtLeast":
      return `${vote.kind === "at" ? "at least" : "more than"} ${vote.amount?.$cstNode?.text ?? ""} of ${membersInWords(vote.of)} vote yes`;
    case "NoObjection":
      return `nobody of ${membersInWords(vote.from)} votes no (an abstention is no objection)`;
    case "RuleOf":
      return `the rule of ${vote.decision?.path} is met by this decision's own votes`;
    case "Decider":
      return `${spaced(vote.who?.$cstNode?.text ?? "")} votes yes`;
  }
}

function membersInWords(members: ast.Members | undefined): string {
  return spaced(members?.$cstNode?.text ?? "");
}

function explainVerb(word: string): string | undefined {
  const verb = findInfinitive(word) ?? findThirdPerson(word);
  if (!verb) return undefined;
  const [, ...above] = fallsUnder(verb.infinitive);
  const takes = verb.takes === "nothing" ? "Takes nothing" : `Takes a ${verb.takes}`;
  const roles = [
    verb.subjectRole && `its subject is the ${verb.subjectRole}`,
    verb.objectRole && `its object is the ${verb.objectRole}`,
  ];
  const named = roles.filter(Boolean).join(", ");
  return [
    `**${verb.infinitive}${verb.particle ? ` ${verb.particle}` : ""}** (verb)`,
    `${takes}${named ? `; in a \`when\`, ${named}` : ""}.`,
    ...(above.length > 0 ? [`Falls under ${above.join(", ")}: to bar one of these bars it too.`] : []),
  ].join("\n\n");
}

/** How much of the source is shown around cited words. */
const AROUND = 160;

/** The cited words where they stand in their source. */
function explainWords(words: ast.Words, analysed: Analysed): string | undefined {
  const cited = citedWords(words, analysed);
  if (!cited) return undefined;
  const { source, node, text, place } = cited;
  const heading = `**${source.name}**, ${node.date}`;
  if (!text) return `${heading}\n\nThe source could not be read.`;
  if (!place) return `${heading}\n\nThese words are not in the source.`;
  const { offset, end, line } = place;
  const before = text.text.slice(Math.max(0, offset - AROUND), offset);
  const after = text.text.slice(end, end + AROUND);
  const shown = oneLine(`${before}**${text.text.slice(offset, end)}**${after}`);
  return `${heading}, line ${line}\n\n> …${shown}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A piece of the file's text on one line, without its comments. */
function spaced(text: string): string {
  return text
    .replace(/\/\/[^\n]*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
