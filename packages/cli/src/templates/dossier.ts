/** What `proviso init` writes, by path within the folder. */
export const DOSSIER: Readonly<Record<string, string>> = {
  "pact.proviso": `// A pact of two guarantors: the smallest dossier that shows what a promise is worth.
//
// Every word below is checked. Try:
//   proviso check .      mistakes, and findings about the agreement itself
//   proviso void .       who can void the promise without breaking it
//   proviso test .       whether the expectations at the end hold
//   proviso fmt .        lays the file out

// The document that the encoding rests on. Words cited from it must stand in it, word for word.
source article "sources/article.txt" dated 2025-06-01

agreement Pact "Security pact for Moldova"
  status proposed 2025-06-01

  // An open point. Brackets hold the text that is there only where the question is so answered.
  question approval "Must the guarantors agree before they act?" either needed or notNeeded

  // States have their ISO names (France, Poland, UnitedStates); any other party is declared: party Name "Full name".
  group Guarantors: France, Poland
    cite article "France and Poland would guarantee the security of Moldova"

  // A collective decision: who votes and by what rule, by when, and what follows where they do not agree.
  [approval is needed:
    decision response "Whether to act"
      by all of Guarantors
        cite article "if both agree that the pact applies"
      within 3 days failing which refused
        assumed "the article gives neither a term nor a default"]

  // Four roles: who invokes (at request of), who determines (as determined by), who decides (if … is approved), who performs.
  // shall binds, may permits, must not bars.
  clause defence "Article 2"
    when anyone attacks Moldova at request of Moldova as determined by someone unnamed
    [approval is needed: if response is approved]
    each of Guarantors shall assist Moldova within 7 days
      cite article "would come to its aid within seven days"

  // The sentence whose worth is asked: to whom, and when it counts as kept.
  promise protection to Moldova kept when any of Guarantors assists Moldova
    assumed "help from one guarantor counts as keeping the promise"

// What was said, by whom and when; a reading takes the answers that statements give.
statement told by article undated says that approval is needed
  cite article "if both agree that the pact applies"
reading stated of Pact takes told
reading hoped of Pact takes approval is notNeeded

// How likely each is to act, and what the encoder expects. proviso test runs the expectations.
scenario attacked "Moldova is attacked" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 60%, no 40%
  expect in stated protection is voidable by France
  expect in hoped protection is not voidable by France
  expect in hoped protection is secured by France
`,
  "sources/article.txt": `1 June 2025

Under the draft, France and Poland would guarantee the security of Moldova: if it is attacked
and if both agree that the pact applies, they would come to its aid within seven days.

(This article was invented to go with the example. Replace it by your own source.)
`,
};
