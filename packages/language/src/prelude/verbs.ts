import type { VerbEntry } from "@proviso/agreement";

type Options = Partial<Omit<VerbEntry, "infinitive" | "takes" | "under">> & { readonly under?: readonly string[] };

function verb(infinitive: string, takes: VerbEntry["takes"], { under = [], ...options }: Options = {}): VerbEntry {
  return { infinitive, thirdPerson: thirdPerson(infinitive), takes, under, circumstance: false, ...options };
}

/** English spelling; the table has no irregular verb. */
function thirdPerson(infinitive: string): string {
  if (/[^aeiou]y$/.test(infinitive)) return `${infinitive.slice(0, -1)}ies`;
  return infinitive + (/(?:s|x|z|ch|sh)$/.test(infinitive) ? "es" : "s");
}

/** An armed attack and what the law counts as one. Each form names the same roles. */
const ATTACK = { subjectRole: "attacker", objectRole: "victim", circumstance: true } as const;

/**
 * The verbs that the language knows. Anything else is a `"quoted act"`.
 *
 * `takes: "thing"` takes whatever the sentence names: one of the text's own nouns (`troops`), or a party, agreement or clause where the verb allows
 * one (`join Nato`, `recognise Ukraine`). `takes: "party"` takes an actor only.
 *
 * `under` is what a bar, a licence or a duty on one act says about another, so it holds only where doing the one is in every case doing the other.
 * It carries the object along: to arm Ukraine is to assist Ukraine. A verb whose object is a thing therefore never falls under one whose object is a
 * party: `provide troops` does not say to whom, so it assists nobody until the text says `assist Ukraine with troops`.
 *
 * Two words are missing on purpose. To refrain from an act is `must not`, and to use force against somebody is `attack`: there is one way to say one thing.
 */
export const VERBS: readonly VerbEntry[] = [
  // What happens to an agreement from outside. The forms of attack are those of the Definition of Aggression (UN General Assembly
  // resolution 3314, article 3): invasion, occupation, bombardment, blockade.
  verb("attack", "party", ATTACK),
  verb("invade", "party", { ...ATTACK, under: ["attack"] }),
  verb("occupy", "party", { ...ATTACK, under: ["attack"] }),
  verb("bombard", "party", { ...ATTACK, under: ["attack"] }),
  verb("blockade", "party", { ...ATTACK, under: ["attack"] }),
  // A threat is no attack, and an attack need not be threatened: neither falls under the other.
  verb("threaten", "party", ATTACK),
  verb("breach", "clause", { subjectRole: "offender", circumstance: true }),
  verb("dispute", "party", {
    particle: "with",
    subjectRole: "disputants",
    objectRole: "disputants",
    circumstance: true,
  }),

  // Who asks is known, so a request is its owner's choice and no circumstance.
  verb("request", "thing", { subjectRole: "requester" }),
  verb("notify", "party"),
  verb("consult", "party"),
  verb("negotiate", "party", { particle: "with" }),
  verb("cooperate", "party", { particle: "with" }),
  verb("seek", "decision"),
  verb("report", "thing"),

  // Acting for somebody. Help from outside is intervention whatever its form. Arming, training and funding count as intervention in the International
  // Court of Justice's Nicaragua judgment of 1986 (paragraphs 228 and 242), though only the first two as a use of force.
  verb("intervene", "nothing"),
  verb("assist", "party", { under: ["intervene"] }),
  verb("defend", "party", { under: ["assist"] }),
  verb("arm", "party", { under: ["assist"] }),
  verb("train", "party", { under: ["assist"] }),
  verb("fund", "party", { under: ["assist"] }),
  verb("compensate", "party"),
  verb("support", "thing"),
  verb("protect", "thing"),

  // Giving and taking. To supply is to provide over time; to cede is to transfer for good.
  verb("provide", "thing"),
  verb("supply", "thing", { under: ["provide"] }),
  verb("transfer", "thing"),
  verb("cede", "thing", { under: ["transfer"] }),
  verb("annex", "thing"),
  verb("return", "thing"),
  verb("release", "thing"),
  verb("exchange", "thing"),
  verb("extradite", "thing"),
  verb("repatriate", "thing"),
  verb("pay", "thing"),
  verb("freeze", "thing"),
  verb("seize", "thing"),
  verb("grant", "thing"),
  verb("acquire", "thing"),

  // Forces and weapons. To station is to deploy for longer. Limiting sets a ceiling and reducing lowers a number: neither is the other.
  verb("deploy", "thing"),
  verb("station", "thing", { under: ["deploy"] }),
  verb("withdraw", "thing"),
  verb("evacuate", "thing"),
  verb("host", "thing"),
  verb("limit", "thing"),
  verb("reduce", "thing"),
  verb("disarm", "thing"),
  verb("disband", "thing"),
  verb("demobilise", "thing"),
  verb("demilitarise", "thing"),
  verb("fortify", "thing"),
  verb("develop", "thing"),
  verb("produce", "thing"),
  verb("possess", "thing"),
  verb("test", "thing"),
  verb("enrich", "thing"),
  verb("dismantle", "thing"),
  verb("destroy", "thing"),
  verb("close", "thing"),
  verb("reopen", "thing"),
  verb("patrol", "thing"),
  verb("cross", "thing"),

  // Watching.
  verb("monitor", "thing"),
  verb("inspect", "thing"),
  verb("verify", "thing"),
  verb("admit", "thing"),
  verb("declare", "thing"),
  verb("disclose", "thing"),
  verb("investigate", "thing"),
  verb("prosecute", "thing"),

  // Standing towards texts, borders and bodies. Ratifying, joining and accepting bind in different ways, so none falls under another.
  verb("recognise", "thing"),
  verb("respect", "thing"),
  verb("guarantee", "thing"),
  verb("renounce", "thing"),
  verb("accept", "thing"),
  verb("sign", "thing"),
  verb("ratify", "thing"),
  verb("amend", "thing"),
  verb("adopt", "thing"),
  verb("implement", "thing"),
  verb("join", "thing"),
  verb("leave", "thing"),
  verb("impose", "thing"),
  verb("lift", "thing"),
  verb("suspend", "thing"),
  verb("resume", "thing"),
  verb("restore", "thing"),
  verb("maintain", "thing"),
  verb("establish", "thing"),
  // `holds` is a word of the language, so exercises and elections are conducted.
  verb("conduct", "thing"),
  verb("permit", "thing"),
  verb("prevent", "thing"),
];
