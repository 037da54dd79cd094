import { Families } from "./families.ts";
import type { Kernel, Node } from "./kernel.ts";
import { requireCoherent } from "./monotone.ts";
import { SetFamily } from "./set-family.ts";
import { slice } from "./slice.ts";
import { dual } from "./transform.ts";

export interface MinimalOptions {
  /** How many nodes the family may take; the kernel's budget unless told. */
  readonly nodeBudget?: number;
}

/**
 * The minimal sets of variables that make f true when just they are true: the minimal path sets, or prime implicants, of an increasing
 * f. Rauzy's minimisation (1993): at x, the sets without x are those of f₀; with x, those of f₁ that contain none of these.
 * @throws TypeError if f depends on a variable that is not boolean
 * @throws RangeError if f is not increasing in each variable; BudgetError if the family outgrows its budget
 */
export function minimalSolutions(kernel: Kernel, f: Node, options: MinimalOptions = {}): SetFamily {
  requireCoherent(kernel, f);
  const families = new Families(options.nodeBudget ?? kernel.table.budget);
  const { size, root, level, child, width } = slice(kernel, f);
  const minimal = new Int32Array(size);
  minimal[1] = 1;
  for (let i = 2; i < size; i++) {
    const lo = minimal[child[i * width] as number] as number;
    const hi = minimal[child[i * width + 1] as number] as number;
    minimal[i] = families.make(level[i] as number, lo, families.without(hi, lo));
  }
  return new SetFamily(families, minimal[root] as number, kernel.variables);
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
