import { command, type Shell } from "../shell.ts";
import { questionCommand } from "./asking.ts";

export function way(shell: Shell) {
  const declared = command(
    "way",
    "who holds each station from trigger to help, and who can cut it",
    "Tells what the text asks for between an attack and help: who invokes it, who finds that it is due, who decides, who performs; how long each may take by the text; and who can cut the way there alone or together without breaking the promise.",
    [
      { line: "proviso way dossiers/ukraine-2025", does: "every promise of the dossier" },
      { line: "proviso way pact.proviso --reading stated", does: "as one reading has it" },
    ],
  );
  return questionCommand(shell, declared, { title: "From trigger to help", question: "way", listing: true });
}
