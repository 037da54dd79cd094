import { Argument, type Command } from "commander";
import { EXIT } from "../exit.ts";
import { command, type Shell } from "../shell.ts";

type Target = "bash" | "zsh" | "fish";

export function completion(shell: Shell): Command {
  const declared = command(
    "completion",
    "print a completion script for your shell",
    "Prints a script that completes commands, options and .proviso files in your shell.",
    [
      { line: 'eval "$(proviso completion bash)"', does: "in ~/.bashrc" },
      { line: 'eval "$(proviso completion zsh)"', does: "in ~/.zshrc" },
      { line: "proviso completion fish > ~/.config/fish/completions/proviso.fish", does: "once" },
    ],
  ).addArgument(new Argument("<shell>", "which shell").choices(["bash", "zsh", "fish"]));
  return declared.action(async (target: Target) => {
    const { completionScript } = await import("../completion/scripts.ts");
    const root = declared.parent;
    if (root === null) throw new TypeError("completion is a command of proviso");
    shell.terminal.print(completionScript(target, root));
    shell.exitCode = EXIT.ok;
  });
}
