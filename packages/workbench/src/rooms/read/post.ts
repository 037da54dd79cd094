import type { Files } from "../../files/files.ts";
import { Outbox } from "./outbox.ts";
import type { ReadingApi } from "./reading-api.ts";

let made: Outbox | undefined;

/** The decisions of this tab on their way, whatever room it is in. What they have written comes to the desk. */
export function outboxOf(api: ReadingApi, files: Files): Outbox {
  if (made !== undefined) return made;
  const outbox = new Outbox({
    decide: (document, deciding) => api.decide(document, deciding),
    tab: api.api.tab,
    keep: sessionStorage,
  });
  outbox.listen({
    done: (_, { written }) => void files.refresh?.(written?.paths ?? []),
    refused: () => {},
  });
  window.addEventListener("online", () => outbox.hurry());
  window.addEventListener("beforeunload", (event) => {
    if (outbox.state().pending.length > 0) event.preventDefault();
  });
  made = outbox;
  return outbox;
}
