/**
 * Which of a corpus's attributions are communications, by the words of their cue. The lists stand by themselves, apart from the reader's
 * lexicon, so that what the reader does not know still counts as missed.
 */
const VERBS =
  "accuse acknowledge add address admit advise affirm agree allege allude announce answer argue ask assail assert assure attack blame blast boast brag broadcast call caution charge cite claim clarify comment compare complain concede condemn confess confirm contend counter criticise criticize declare decline decry defend demand denounce deny deride describe detail dictate disclose discuss dismiss dispute echo elaborate emphasise emphasize endorse exclaim explain express hail highlight hint imply indicate inform insist instruct invite joke lament lambaste lash lecture maintain mention mock muse note notify object observe offer opine order outline plead pledge point portray post praise preach predict press proclaim promise pronounce propose protest publish question quip quote rail read reaffirm recall recite recommend recount refer reiterate reject relate remark remind reply report repeat request respond retort reveal ridicule say scoff scold shout signal slam speak stammer state stress suggest swear talk tell testify thank threaten tout tweet underline underscore urge utter voice volunteer vow warn weigh whisper wonder write yell";

const NOUNS =
  "accusation acknowledgment admission advice allegation announcement answer appeal argument assertion assurance attack call charge claim comment complaint condemnation criticism declaration demand denial denunciation description endorsement explanation insistence joke message mention objection offer order pledge plea praise prediction promise proposal protest question quote remark reply report request response rumor rumour speech statement suggestion talk testimony threat tweet vow warning";

const IRREGULAR: Readonly<Record<string, string>> = {
  said: "say",
  told: "tell",
  spoke: "speak",
  spoken: "speak",
  wrote: "write",
  written: "write",
  swore: "swear",
  sworn: "swear",
};

/** Core verbs of reporting, for a second, narrower count. */
const CORE =
  "say tell write add argue claim state note report announce ask reply respond explain insist suggest warn declare tweet call describe acknowledge admit deny assert allege contend maintain observe remark comment mention confirm continue reveal conclude recall urge promise criticize accuse praise";

const WORDS = new Set([...VERBS.split(" "), ...NOUNS.split(" ")]);
const CORE_WORDS = new Set(CORE.split(" "));

/** The dictionary forms that a word may be a form of. */
function lemmas(word: string): string[] {
  const found = [word, IRREGULAR[word] ?? ""];
  for (const ending of ["s", "es", "ed", "d", "ing"])
    if (word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      found.push(stem, `${stem}e`);
      if (stem.at(-1) === stem.at(-2)) found.push(stem.slice(0, -1));
      if (stem.endsWith("i")) found.push(`${stem.slice(0, -1)}y`);
    }
  return found;
}

function holds(cue: string, words: ReadonlySet<string>): boolean {
  const lower = cue.toLowerCase();
  if (/\baccording to\b/.test(lower)) return true;
  return (lower.match(/[a-z]+/g) ?? []).some((word) => lemmas(word).some((lemma) => words.has(lemma)));
}

export type Filter = (cue: string) => boolean;

/** The ways to choose what counts as a communication, the first of them the one that is reported. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  communication: (cue) => holds(cue, WORDS) || cue.trim() === ":",
  core: (cue) => holds(cue, CORE_WORDS),
  all: () => true,
};
