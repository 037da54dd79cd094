import { type Frame, frame } from "./frames.ts";
import { forms } from "./inflect.ts";

/**
 * How strongly a verb tells of something said. `say` reports words or their sense; `judge` says what was thought of something, out loud; `bind`
 * takes something on oneself or refuses to; `ask` wants an answer or an act of another; `show` is what reports, polls and figures do.
 */
export type VerbClass = "say" | "judge" | "bind" | "ask" | "show";

/** A verb of saying, or a verb and its particle: "point out". */
export interface Verb {
  readonly lemma: string;
  readonly particle?: string;
  readonly class: VerbClass;
  readonly frame: Frame;
}

/** A form found in a text. */
export interface VerbForm {
  readonly verb: Verb;
  readonly form: "base" | "third" | "past" | "ing";
}

/**
 * Class, frame (see `frame`), verbs. A verb may stand twice, with and without a particle ("call", "call out") or with two frames ("complain that",
 * "complain of"); the first frame that fits what follows is taken. Verbs that tell of deeds as often as of words ("attack", "invite") are left out.
 */
const TABLE: readonly (readonly [VerbClass, string, string])[] = [
  ["say", "cqow of about", "say tweet post"],
  ["say", "cqowa of about", "tell"],
  ["say", "cqw of about", "write"],
  ["say", "cq about on", "add reply remark comment retort counter quip joke muse opine snap interject rejoin"],
  ["say", "cq", "sum+up chime+in shoot+back fire+back hit+back maintain contend charge reason concur speculate"],
  ["say", "tq", "respond conclude"],
  ["say", "q", "continue begin go+on put+it read"],
  ["say", "cqw", "state"],
  ["say", "cqow", "declare announce proclaim assert claim allege affirm aver reaffirm reiterate repeat stress"],
  ["say", "cqow", "emphasize emphasise underline underscore note observe acknowledge admit concede confess confirm"],
  ["say", "cqow", "reveal disclose explain clarify mention report point+out lay+out spell+out make+clear"],
  ["say", "cqo", "argue insist hint imply indicate signal predict forecast dispute recall recount relate"],
  ["say", "cqog", "deny"],
  ["say", "cqo", "lament complain boast brag grumble gripe fume marvel rejoice caution protest object warrant"],
  ["say", "cqo", "attest testify certify convey guarantee highlight tout trumpet hail"],
  ["say", "cqog", "suggest"],
  ["say", "cqoa of about against", "warn"],
  ["say", "cqoa of", "assure remind inform notify advise"],
  ["say", "qo", "shout yell scream exclaim cry whisper mutter murmur chant bellow blurt sing+out bark growl intone"],
  ["say", "qo", "utter deadpan sneer scoff thunder answer pronounce call"],
  ["say", "o", "describe depict characterize characterise portray paint label brand dub deem liken compare"],
  ["say", "o", "cite quote mention invoke outline detail discuss address summarize summarise echo preach recite"],
  ["say", "o", "talk+up express voice"],
  ["say", "x of about on", "speak"],
  ["say", "x about", "talk"],
  ["say", "x to", "refer allude point"],
  ["say", "x on", "elaborate expound touch weigh+in"],
  ["say", "x of about", "complain boast brag joke"],
  ["judge", "o", "criticize criticise condemn denounce decry deplore slam blast lambaste assail rebuke chide scold"],
  ["judge", "o", "berate ridicule mock deride disparage belittle bash castigate censure blame fault accuse denigrate"],
  ["judge", "o", "insult excoriate call+out praise commend applaud laud thank congratulate salute welcome defend"],
  ["judge", "o", "dismiss reject rebuff rebut refute repudiate disavow endorse question"],
  ["judge", "x against", "rail inveigh rant lash+out"],
  ["judge", "x at", "lash+out"],
  ["bind", "cqio", "promise vow pledge swear threaten"],
  ["bind", "tio", "offer"],
  ["bind", "tiq with to on", "agree"],
  ["bind", "i", "refuse decline"],
  ["bind", "x to", "commit"],
  ["ask", "qwoai for about", "ask"],
  ["ask", "cqoi", "demand"],
  ["ask", "x for on", "call"],
  ["ask", "x for", "plead appeal"],
  ["ask", "tqoai", "urge"],
  ["ask", "toaig", "recommend propose request"],
  ["ask", "oai", "encourage implore exhort order instruct beg"],
  ["ask", "qw about", "wonder inquire enquire"],
];

function build(): ReadonlyMap<string, readonly VerbForm[]> {
  const byForm = new Map<string, VerbForm[]>();
  for (const [kind, code, words] of TABLE)
    for (const word of words.split(/\s+/)) {
      const [lemma, particle] = word.split("+") as [string, string?];
      const verb: Verb = { lemma, class: kind, frame: frame(code), ...(particle === undefined ? {} : { particle }) };
      const f = forms(lemma);
      const all: [string, VerbForm["form"]][] = [
        [f.base, "base"],
        [f.third, "third"],
        [f.ing, "ing"],
        ...f.past.map((p): [string, VerbForm["form"]] => [p, "past"]),
      ];
      for (const [form, name] of all) {
        const list = byForm.get(form) ?? [];
        // "read" and "put" are their own past.
        if (!list.some((other) => other.verb === verb)) list.push({ verb, form: name });
        byForm.set(form, list);
      }
    }
  return byForm;
}

const BY_FORM = build();

/** The verbs of saying that a word may be a form of; those with a particle first. */
export function verbForms(lower: string): readonly VerbForm[] {
  return BY_FORM.get(lower) ?? [];
}
