/** Keywords that are names everywhere else, as the grammar's rule of names has them. */
export const SOFT_WORDS: ReadonlySet<string> = new Set(["reported", "ratification", "votes", "abstains"]);
