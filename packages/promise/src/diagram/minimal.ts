import { Cache } from "./cache.ts";
import { Families, type Family } from "./families.ts";
import type { Kernel, Node } from "./kernel.ts";
import { requireCoherent } from "./monotone.ts";
import { SetFamily } from "./set-family.ts";
import { type Slice, slice } from "./slice.ts";
import { dual } from "./transform.ts";

export interface MinimalOptions {
  /** How many nodes the family may take; the kernel's budget unless told. */
  readonly nodeBudget?: number;
}

/**
 * The minimal sets of variables that make f true when just they are true: the minimal path sets, or prime implicants, of an increasing
 * f. Rauzy's minimisation (1993): at x, the sets without x are those of f₀; with x, those of f₁ that contain none of these. Since f₀ is increasing, a set
 * contains one of them just when it makes f₀ true, which is looked up in f's own diagram: two steps down at each node where a comparison with the sets
 * themselves takes three.
 * @throws TypeError if f depends on a variable that is not boolean
 * @throws RangeError if f is not increasing in each variable; BudgetError if the family outgrows its budget
 */
export function minimalSolutions(kernel: Kernel, f: Node, options: MinimalOptions = {}): SetFamily {
  requireCoherent(kernel, f);
  const families = new Families(options.nodeBudget ?? kernel.table.budget);
  const sliced = slice(kernel, f);
  const { size, root, level, child, width } = sliced;
  const unmet = failing(families, sliced);
  const minimal = new Int32Array(size);
  minimal[1] = 1;
  for (let i = 2; i < size; i++) {
    const without = child[i * width] as number;
    const hi = minimal[child[i * width + 1] as number] as number;
    minimal[i] = families.make(level[i] as number, minimal[without] as number, unmet(hi, without));
  }
  return new SetFamily(families, minimal[root] as number, kernel.variables);
}

/** Those sets of a family that make a function false, by the function's place in the slice. */
function failing(families: Families, { level, child, width }: Slice): (sets: Family, f: number) => Family {
  const known = new Cache();
  const of = (sets: Family, f: number): Family => {
    if (sets === 0 || f === 1) return 0;
    if (f === 0) return sets;
    if (sets === 1) {
      let at = f;
      while (at > 1) at = child[at * width] as number;
      return at === 1 ? 0 : 1;
    }
    const element = families.element(sets);
    const asked = level[f] as number;
    // No set has what is asked for: none of them meets it by that.
    if (asked < element) return of(sets, child[f * width] as number);
    const before = known.get(0, sets, f);
    if (before >= 0) return before;
    const [no, yes] = asked === element ? [child[f * width] as number, child[f * width + 1] as number] : [f, f];
    const found = families.make(element, of(families.lo(sets), no), of(families.hi(sets), yes));
    known.set(0, sets, f, found);
    return found;
  };
  return of;
}

/** The minimal sets of variables that make f true when all the others are false. As `minimalSolutions`, by its name in reliability. */
export function minimalPaths(kernel: Kernel, f: Node, options: MinimalOptions = {}): SetFamily {
  return minimalSolutions(kernel, f, options);
}

/**
 * The minimal sets of variables that make f false when just they are false: the minimal cut sets, which are the minimal path sets of
 * the dual.
 * @throws as `minimalSolutions`
 */
export function minimalCuts(kernel: Kernel, f: Node, options: MinimalOptions = {}): SetFamily {
  requireCoherent(kernel, f);
  return minimalSolutions(kernel, dual(kernel, f), options);
}
