import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadText } from "../src/index.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const TEXTS = ["encodings", "examples"].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder)).map((name) => readFileSync(join(FIXTURES, folder, name), "utf8")),
);
const CHARTER = readFileSync(join(FIXTURES, "encodings", "04-charter.proviso"), "utf8");
const PIECES = TEXTS.map((text) => text.match(/"[^"\n]*"|[A-Za-z0-9_.]+|\s+|./g) ?? []);

/** A generator of numbers in [0, 1) that gives the same ones every time (Lehmer, modulus 2³¹ − 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const SEED = 20_250_820;

it(`10,000 random mutations of valid files never throw and never hang (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const mutate = (): string => {
    const pieces = [...pick(PIECES)];
    for (let count = 1 + below(4); count > 0 && pieces.length > 0; count--) {
      const at = below(pieces.length);
      const piece = pieces[at] ?? "";
      const other = pick(pick(PIECES)) ?? "";
      switch (below(8)) {
        case 0:
          pieces.splice(at, 1);
          break;
        case 1:
          pieces.splice(at, 0, other, " ");
          break;
        case 2:
          pieces[at] = other;
          break;
        case 3: {
          const to = below(pieces.length);
          pieces[at] = pieces[to] ?? "";
          pieces[to] = piece;
          break;
        }
        case 4:
          pieces[at] = piece.slice(0, below(piece.length));
          break;
        case 5:
          pieces.splice(at, below(30));
          break;
        case 6:
          pieces.splice(at, 0, ...pieces.slice(at, at + below(30)));
          break;
        case 7:
          pieces[at] = piece + pick(['"', "[", "]", "(", ")", "\u0000", "é", "\u{1F600}", "//", ",", "-", "%"]);
          break;
      }
    }
    return pieces.join("");
  };
  let slowest = 0;
  for (let run = 0; run < 10_000; run++) {
    const text = mutate();
    const started = performance.now();
    const told = await loadText(`${text} `, { files: { "04-charter.proviso": CHARTER } }).catch((error: Error) =>
      error.name === "InputError" ? undefined : Promise.reject(new Error(`${error.stack}\nfor:\n${text}`)),
    );
    slowest = Math.max(slowest, performance.now() - started);
    for (const { message, place } of told?.diagnostics ?? []) {
      if (!(place.line >= 1 && place.offset <= place.end) || message === "")
        throw new Error(`bad diagnostic for:\n${text}`);
    }
  }
  expect(slowest).toBeLessThan(5_000);
});
