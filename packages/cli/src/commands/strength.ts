import { command, type Shell } from "../shell.ts";
import { questionCommand } from "./asking.ts";

export function strength(shell: Shell) {
  const declared = command(
    "strength",
    "how sure a promise is under a scenario",
    "Tells with what probability a promise is kept in a scenario, from the stances that the scenario gives the parties; for every way of answering the open questions, and on whom it turns most.",
    [
      { line: "proviso strength dossiers/ukraine-2025", does: "every promise, in the dossier's scenario" },
      { line: "proviso strength pact.proviso --scenario attacked", does: "where there are several" },
    ],
  );
  return questionCommand(shell, declared, { title: "How sure it is", question: "strength" });
}
