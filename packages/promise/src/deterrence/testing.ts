/** For tests only: a reader of Gambit's .efg files, written from its manual, and a plain solution of what it reads, in doubles. */
export interface Read {
  readonly title: string;
  readonly comment: string;
  readonly players: readonly string[];
  readonly root: ReadNode;
}

export type ReadNode =
  | { readonly kind: "t"; readonly outcome: number; readonly name: string; readonly payoffs: readonly number[] }
  | { readonly kind: "c"; readonly set: number; readonly branches: readonly (readonly [string, number, ReadNode])[] }
  | {
      readonly kind: "p";
      readonly player: number;
      readonly set: number;
      readonly moves: readonly (readonly [string, ReadNode])[];
    };

export function readEfg(text: string): Read {
  const tokens = text.match(/"(?:\\.|[^"\\])*"|[{}]|[^\s{}",]+/g) ?? [];
  let at = 0;
  const next = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw new Error("the file ends early");
    return token;
  };
  const expect = (token: string): void => {
    const found = next();
    if (found !== token) throw new Error(`expected ${token}, found ${found}`);
  };
  const string = (): string => {
    const token = next();
    if (!token.startsWith('"')) throw new Error(`expected a string, found ${token}`);
    return token.slice(1, -1).replace(/\\(.)/g, "$1");
  };
  const integer = (): number => {
    const token = next();
    if (!/^\d+$/.test(token)) throw new Error(`expected an integer, found ${token}`);
    return Number(token);
  };
  const number = (): number => {
    const [over, under = "1"] = next().split("/");
    const value = Number(over) / Number(under);
    if (!Number.isFinite(value)) throw new Error("expected a number");
    return value;
  };
  const list = <T>(item: () => T): T[] => {
    expect("{");
    const items: T[] = [];
    while (tokens[at] !== "}") items.push(item());
    expect("}");
    return items;
  };
  for (const token of ["EFG", "2", "R"]) expect(token);
  const title = string();
  const players = list(string);
  const comment = tokens[at]?.startsWith('"') === true ? string() : "";
  const node = (): ReadNode => {
    const kind = next();
    string();
    if (kind === "t") {
      const outcome = integer();
      return { kind, outcome, name: string(), payoffs: list(number) };
    }
    if (kind === "c") {
      const set = integer();
      string();
      const branches = list(() => [string(), number()] as const);
      expect("0");
      return { kind, set, branches: branches.map(([name, p]) => [name, p, node()] as const) };
    }
    if (kind !== "p") throw new Error(`expected a node, found ${kind}`);
    const player = integer();
    const set = integer();
    string();
    const moves = list(string);
    expect("0");
    return { kind, player, set, moves: moves.map((name) => [name, node()] as const) };
  };
  const root = node();
  if (at !== tokens.length) throw new Error("something follows the last node");
  return { title, comment, players, root };
}

/** What a node is worth; of equally good moves the first is made. */
export function worth(node: ReadNode): number[] {
  if (node.kind === "t") return [...node.payoffs];
  if (node.kind === "c") {
    const all = node.branches.map(([, p, to]) => worth(to).map((value) => p * value));
    return all.reduce((a, b) => a.map((value, i) => value + (b[i] as number)));
  }
  const { player } = node;
  return node.moves
    .map(([, to]) => worth(to))
    .reduce((a, b) => ((b[player - 1] as number) > (a[player - 1] as number) ? b : a));
}
