import { command, type Shell } from "../shell.ts";
import { questionCommand } from "./asking.ts";

export function voiding(shell: Shell) {
  const declared = command(
    "void",
    "who can void a promise without breaking it",
    "Tells which parties, alone or together, can void a promise without breaking it, block the others' help, break it, or secure it; for every way of answering the open questions, and why.",
    [
      { line: "proviso void dossiers/ukraine-2025", does: "every promise of the dossier" },
      { line: "proviso void pact.proviso --reading stated", does: "as one reading has it" },
      { line: "proviso void pact.proviso --take approval=needed --format json", does: "for a program" },
      { line: "proviso void un.proviso --of Charter.enforcement", does: "who can stop a decision" },
    ],
  );
  return questionCommand(shell, declared, { title: "Who can void it", question: "void", listing: true });
}
