/** What the record says about a question: answered, disputed, open or unasked, and why. The record makes it. */
export interface BriefRecord {
  readonly state: string;
  readonly why: string;
}
