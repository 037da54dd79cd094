import type { Supported } from "@proviso/agreement";
import { list } from "../../answers/plain.ts";
import type { SpreadRule } from "../finding.ts";
import { local } from "../words.ts";

/** How many places are pointed at. */
const SHOWN = 20;

/** One finding an agreement: a text that cites nothing would otherwise drown the rest. */
export const uncited: SpreadRule = {
  code: "uncited",
  severity: "info",
  title: "Words that no source bears out",
  why: "Without a citation a reader cannot tell what the text says from what its encoder takes it to say. What no source says can be marked so.",
  precedent: {
    text: "On 17 August 2025 an American envoy said that Russia had agreed to protection like that of article 5; three days later the Russian foreign minister called guarantees without Russia a road to nowhere. Without their sources both would pass for the text.",
    source: "S. Witkoff, CNN, 17 August 2025; S. Lavrov, TASS, 20 August 2025",
  },
  *checkAll(texts) {
    const [text] = texts;
    if (text === undefined) return;
    const { decisions, clauses, promises } = text.agreement;
    const items = [
      ...decisions.map((item) => ({ ...item, noun: "decision", of: [item, ...item.parts] })),
      ...clauses.map((item) => ({ ...item, noun: "clause", of: [item, ...item.parts] })),
      ...promises.map((item) => ({ ...item, noun: "promise", of: [item] as readonly Supported[] })),
    ];
    const bare = items
      .filter(({ of }) => of.every(({ support }) => support.length === 0))
      .sort((a, b) => a.at.offset - b.at.offset);
    const [first] = bare;
    if (first === undefined) return;
    const named = bare.slice(0, 4).map(({ noun, id }) => `${noun} ${local(id)}`);
    if (bare.length > 4) named.push(`${bare.length - 4} more`);
    yield {
      at: first.at,
      message: `${text.agreement.id} cites nothing for ${bare.length} of its ${items.length} clauses, decisions and promises: ${list(named)}.`,
      related: bare.slice(1, SHOWN).map(({ noun, id, at }) => ({ at, message: `${noun} ${local(id)} cites nothing` })),
      suggestion: { message: `Add cite or quote with the source's words, or assumed "why".` },
    };
  },
};
