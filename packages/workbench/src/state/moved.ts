import type { Address } from "@proviso/report/view/address";

/** Parts of a view that only say where one looks. */
const GLANCES = new Set(["at", "file"]);

/** What somebody chose when one view took another's place, in a few words; undefined where only the eye moved. */
export function moved(from: Address, to: Address): { readonly what: string; readonly series: string } | undefined {
  const parts = [
    ...changes(from.take, to.take).map(
      ([question, option]) => `${question.split(".").at(-1) ?? question} ${option ?? "left open"}`,
    ),
    ...(from.thing === to.thing ? [] : [to.thing ?? "another choice"]),
    ...(from.scenario === to.scenario ? [] : [`scenario ${to.scenario ?? "as it was"}`]),
    ...changes(from.view, to.view)
      .filter(([name]) => !GLANCES.has(name))
      .map(([name, value]) => `${name.split(".").at(-1) ?? name} ${value ?? "as it was"}`),
  ];
  if (parts.length === 0) return undefined;
  const names = [
    ...changes(from.take, to.take).map(([name]) => `take ${name}`),
    ...changes(from.view, to.view).map(([name]) => name),
  ];
  return { what: parts.join(", ").slice(0, 80), series: `${to.room}: ${names.join()}` };
}

type Named = Readonly<Record<string, string>>;

/** Names whose value is another, with the new one; undefined where it is gone. */
function changes(from: Named, to: Named): [string, string | undefined][] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => from[name] !== to[name])
    .map((name) => [name, to[name]]);
}
