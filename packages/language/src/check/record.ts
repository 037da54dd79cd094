import type { Checked } from "./check.ts";

/** A correction supersedes what was there before it: the chain from each statement back must come to an end. */
export function checkRecord({ model, tell }: Checked): void {
  const statements = new Map(model.statements.map((statement) => [statement.id, statement]));
  const done = new Set<string>();
  for (const statement of model.statements) {
    const path: string[] = [];
    let at: string | undefined = statement.id;
    while (at !== undefined && !done.has(at) && !path.includes(at)) {
      path.push(at);
      at = statements.get(at)?.supersedes;
    }
    const circle = at === undefined || done.has(at) ? [] : path.slice(path.indexOf(at));
    const [first] = circle;
    const told = first === undefined ? undefined : statements.get(first);
    if (told !== undefined)
      tell(
        "supersedes-itself",
        told.at,
        told.at,
        circle.length === 1
          ? `\`${told.id}\` supersedes itself.`
          : `These supersede one another: ${[...circle, told.id].map((id) => `\`${id}\``).join(" → ")}.`,
      );
    for (const id of path) done.add(id);
  }
}
