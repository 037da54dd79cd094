/** What a question that can no longer be answered is rejected with: the text moved on, or has to be mended first. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

/** The text moved on. */
export class Overtaken extends Unanswered {
  constructor() {
    super("The text has changed since this was asked.");
  }
}
