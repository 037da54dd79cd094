import type { Chances } from "./chances.ts";

const WIDTH = 132;
const HEIGHT = 34;
const PAD = 2;

/**
 * When help comes: the chance by day with the agreement as a line, without one dashed. Small enough to stand beside a sentence that says the same in
 * numbers, so it is hidden from those who listen.
 */
export function ChanceLine({ chances }: { readonly chances: Chances }) {
  const last = chances.by.at(-1)?.days ?? 1;
  const x = (days: number): number => PAD + (days / last) * (WIDTH - 2 * PAD);
  const y = (chance: number): number => HEIGHT - PAD - chance * (HEIGHT - 2 * PAD);
  const line = (of: "with" | "without", end: 0 | 1): string =>
    [[0, 0] as const, ...chances.by.map((one) => [one.days, one[of][end]] as const)]
      .map(([days, chance], i) => `${i === 0 ? "M" : "L"}${x(days).toFixed(1)} ${y(chance).toFixed(1)}`)
      .join("");
  const band = (of: "with" | "without"): string =>
    `${line(of, 1)}${[...chances.by]
      .reverse()
      .map((one) => `L${x(one.days).toFixed(1)} ${y(one[of][0]).toFixed(1)}`)
      .join("")}L${x(0)} ${y(0)}Z`;
  return (
    <svg className="chance-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path className="chance-line-ground" d={`M${PAD} ${y(0)}H${WIDTH - PAD}`} />
      <path className="chance-line-band" d={band("with")} />
      <path className="chance-line-without" d={line("without", 1)} />
      <path className="chance-line-with" d={line("with", 1)} />
    </svg>
  );
}
