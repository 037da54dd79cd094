/**
 * Shares of one whole: those given as they are given, the rest in proportion; equally, where they were nothing.
 * @throws RangeError if what is given is more than the whole, or all of it and less
 */
export function shared(
  name: string,
  stands: Readonly<Record<string, number>>,
  given: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const sum = [...given.values()].reduce((total, value) => total + value, 0);
  const rest = Object.entries(stands).filter(([part]) => !given.has(part));
  if (sum > 1 + 1e-9 || (rest.length === 0 && sum < 1 - 1e-9)) {
    const parts = [...given].map(([part, value]) => `${part} ${Number((value * 100).toFixed(6))}%`).join(", ");
    throw new RangeError(
      `"${name}" cannot be ${parts}: these are shares of one whole and add up to ${Number((sum * 100).toFixed(6))}%.`,
    );
  }
  const before = rest.reduce((total, [, value]) => total + value, 0);
  let left = tidy(1 - sum);
  const filled = rest.map(([part, value], i): [string, number] => {
    const share = i === rest.length - 1 ? left : tidy((1 - sum) * (before === 0 ? 1 / rest.length : value / before));
    left = tidy(left - share);
    return [part, share];
  });
  return { ...stands, ...Object.fromEntries([...given, ...filled]) };
}

/** To twelve decimals, so that shares that add up to 1 also do so as they are written. */
export function tidy(share: number): number {
  return Math.max(0, Number(share.toFixed(12)));
}
