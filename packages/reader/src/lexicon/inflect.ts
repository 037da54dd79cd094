/** Past and participle of irregular verbs that may stand in the lexicon, where they differ from "-ed". */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ["said"],
  signal: ["signaled", "signalled"],
  label: ["labeled", "labelled"],
  tell: ["told"],
  write: ["wrote", "written"],
  speak: ["spoke", "spoken"],
  read: ["read"],
  hold: ["held"],
  put: ["put"],
  make: ["made"],
  give: ["gave", "given"],
  foresee: ["foresaw", "foreseen"],
  forbid: ["forbade", "forbidden"],
  swear: ["swore", "sworn"],
  go: ["went", "gone"],
  lay: ["laid"],
  cast: ["cast"],
  shoot: ["shot"],
  fire: ["fired"],
  retell: ["retold"],
  foretell: ["foretold"],
  set: ["set"],
  draw: ["drew", "drawn"],
  take: ["took", "taken"],
  sing: ["sang", "sung"],
  leave: ["left"],
  seek: ["sought"],
  mean: ["meant"],
  issue: ["issued"],
  send: ["sent"],
  raise: ["raised"],
  throw: ["threw", "thrown"],
  uphold: ["upheld"],
  rebut: ["rebutted"],
  bring: ["brought"],
  come: ["came"],
  find: ["found"],
  show: ["showed", "shown"],
  think: ["thought"],
  feel: ["felt"],
};

/** Verbs of two syllables, stressed on the last, that double the consonant. */
const DOUBLED = new Set([
  "admit",
  "slam",
  "rebut",
  "rap",
  "pan",
  "blog",
  "quip",
  "refer",
  "blab",
  "commit",
  "permit",
  "plug",
  "hit",
  "rip",
  "tip",
  "nag",
  "beg",
  "chat",
  "rebuff-",
  "concur",
  "spot",
  "submit",
  "put",
  "set",
]);

export interface Forms {
  readonly base: string;
  readonly third: string;
  readonly past: readonly string[];
  readonly ing: string;
}

/** The forms of an English verb. */
export function forms(base: string): Forms {
  const sibilant = /(s|x|z|ch|sh)$/.test(base);
  const consonantY = /[^aeiou]y$/.test(base);
  const third = consonantY ? `${base.slice(0, -1)}ies` : sibilant ? `${base}es` : base === "go" ? "goes" : `${base}s`;
  const stem = DOUBLED.has(base) ? base + base.at(-1) : base;
  const silentE = /[^eo]e$/.test(base);
  const ing = silentE ? `${base.slice(0, -1)}ing` : `${stem}ing`;
  const regular = base.endsWith("e") ? `${base}d` : consonantY ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return { base, third, past: IRREGULAR[base] ?? [regular], ing };
}
