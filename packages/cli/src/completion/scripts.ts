import type { Command } from "commander";

interface Word {
  readonly name: string;
  readonly about: string;
  readonly options: readonly Flag[];
  /** Words that the command's argument can be; none where it takes files. */
  readonly choices: readonly string[];
}

interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  readonly about: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** The script that teaches a shell the commands, options and choices that commander knows. */
export function completionScript(target: "bash" | "zsh" | "fish", root: Command): string {
  const words = root.commands.map(wordOf);
  return { bash, zsh, fish }[target](words);
}

function wordOf(command: Command): Word {
  return {
    name: command.name(),
    about: command.summary(),
    choices: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    options: command.options.map((option) => ({
      long: option.long ?? "",
      short: option.short,
      about: option.description,
      takesValue: option.required || option.optional,
      choices: option.argChoices ?? [],
    })),
  };
}

function bash(words: readonly Word[]): string {
  const cases = words.map(
    ({ name, options, choices }) =>
      `    ${name}) options="${options.map((option) => option.long).join(" ")} --help"; choices="${choices.join(" ")}" ;;`,
  );
  const values = withChoices(words).map(
    ({ name, option }) =>
      `    "${name} ${option.long}") COMPREPLY=($(compgen -W "${option.choices.join(" ")}" -- "$word")); return ;;`,
  );
  return `# proviso completion for bash
_proviso() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  local options choices
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(" ")} help --help --version" -- "$word"))
    return
  fi
  case "$command $before" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [ "\${word#-}" != "$word" ]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [ -n "$choices" ]; then
    COMPREPLY=($(compgen -W "$choices" -- "$word"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -X '!*.proviso' -- "$word") $(compgen -d -- "$word"))
  fi
}
complete -F _proviso proviso
`;
}

function zsh(words: readonly Word[]): string {
  const commands = words.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`);
  const cases = words.map(({ name, options, choices }) => {
    const flags = options.map((option) => {
      const text = option.about.replaceAll("[", "(").replaceAll("]", ")").replaceAll(":", " -");
      const value = option.takesValue
        ? `:value:${option.choices.length > 0 ? `(${option.choices.join(" ")})` : ""}`
        : "";
      return `      ${quoted(`${option.long}[${text}]${value}`)}`;
    });
    const rest = choices.length > 0 ? `:choice:(${choices.join(" ")})` : `*:file:_files -g "*.proviso(-.) *(-/)"`;
    return `    ${name}) _arguments ${["", ...flags, `      ${quoted(rest)}`].join(" \\\n")} ;;`;
  });
  return `#compdef proviso
_proviso() {
  local -a commands
  commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _proviso proviso
`;
}

function fish(words: readonly Word[]): string {
  const lines = words.flatMap(({ name, about, options, choices }) => {
    const inside = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c proviso -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`,
      ...options.map((option) => {
        const short = option.short === undefined ? "" : ` -s ${option.short.slice(1)}`;
        const value = option.takesValue
          ? ` -x${option.choices.length > 0 ? ` -a ${quoted(option.choices.join(" "))}` : ""}`
          : "";
        return `complete -c proviso ${inside} -l ${option.long.slice(2)}${short}${value} -d ${quoted(option.about)}`;
      }),
      choices.length > 0
        ? `complete -c proviso ${inside} -f -a ${quoted(choices.join(" "))}`
        : `complete -c proviso ${inside} -k -f -a '(__fish_complete_suffix .proviso)'`,
    ];
  });
  return `# proviso completion for fish\n${lines.join("\n")}\n`;
}

function withChoices(words: readonly Word[]): { name: string; option: Flag }[] {
  return words.flatMap(({ name, options }) =>
    options.filter((option) => option.choices.length > 0).map((option) => ({ name, option })),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
