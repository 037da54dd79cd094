import { command, type Shell } from "../shell.ts";
import { questionCommand } from "./asking.ts";

export function story(shell: Shell) {
  const declared = command(
    "story",
    "the shortest way in which it fails and nobody breaks it",
    "Tells the shortest lawful course of events at whose end the promise is not kept, nobody is in breach, and no help has come; then whether whoever helps all the same would be in breach. Where there is none, it says why.",
    [
      { line: "proviso story pact.proviso", does: "for every answer to the open questions" },
      { line: "proviso story pact.proviso --reading stated", does: "as one reading has it" },
      { line: "proviso story pact.proviso --scenario attacked --format html", does: "with that scenario's attack" },
    ],
  );
  return questionCommand(shell, declared, { title: "How it fails", question: "story" });
}
