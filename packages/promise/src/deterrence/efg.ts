import { fraction } from "./fraction.ts";
import type { Tree } from "./tree.ts";

/**
 * A game in Gambit's format for extensive games (.efg, version 2), with exact payoffs and probabilities, so that others can solve it with another
 * program: `gambit-enumpure`, `gambit-lcp`. Format: Gambit manual, "Game representation formats". A prologue `EFG 2 R "title" { "player" … }` and a
 * comment; then the nodes, each before those below it: `c` chance, `p` player, `t` end. Every turn is an information set of its own.
 */
export function efg(title: string, comment: string, players: readonly string[], root: Tree): string {
  const lines = [`EFG 2 R ${quoted(title)} { ${players.map(quoted).join(" ")} }`, quoted(comment), ""];
  const sets = players.map(() => 0);
  let [chances, outcomes] = [0, 0];
  const write = (node: Tree): void => {
    if (node.kind === "end") {
      outcomes++;
      lines.push(`t "" ${outcomes} ${quoted(node.name)} { ${node.payoffs.map(fraction).join(", ")} }`);
    } else if (node.kind === "chance") {
      chances++;
      const branches = node.branches.map(({ name, probability }) => `${quoted(name)} ${fraction(probability)}`);
      lines.push(`c ${quoted(node.name)} ${chances} "" { ${branches.join(" ")} } 0`);
      for (const { to } of node.branches) write(to);
    } else {
      const set = (sets[node.player] ?? 0) + 1;
      sets[node.player] = set;
      const moves = node.moves.map(({ name }) => quoted(name));
      lines.push(`p ${quoted(node.name)} ${node.player + 1} ${set} "" { ${moves.join(" ")} } 0`);
      for (const { to } of node.moves) write(to);
    }
  };
  write(root);
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
