/** A label that would stand at a height, and how much room it takes. */
export interface Label {
  readonly at: number;
  readonly height: number;
}

/**
 * Where labels stand so that none covers another: as near to where they belong as that allows, in the same order, between `top` and `bottom` where there
 * is room for all.
 * @returns the middle of each label, in the order given
 */
export function spread(labels: readonly Label[], top: number, bottom: number): readonly number[] {
  const order = labels.map((_, i) => i).sort((a, b) => (labels[a]?.at ?? 0) - (labels[b]?.at ?? 0) || a - b);
  // Blocks of labels that touch move as one, to the mean of where their labels belong.
  const blocks: { members: number[]; start: number; height: number }[] = [];
  const heightOf = (members: readonly number[]): number =>
    members.reduce((sum, i) => sum + (labels[i]?.height ?? 0), 0);
  const wished = (members: readonly number[]): number => {
    let before = 0;
    let sum = 0;
    for (const i of members) {
      const { at, height } = labels[i] ?? { at: 0, height: 0 };
      sum += at - height / 2 - before;
      before += height;
    }
    return sum / members.length;
  };
  const placed = (members: number[]) => {
    const height = heightOf(members);
    const start = Math.max(top, Math.min(wished(members), bottom - height));
    return { members, start, height };
  };
  for (const i of order) {
    let block = placed([i]);
    for (let last = blocks.at(-1); last !== undefined && last.start + last.height > block.start; last = blocks.at(-1)) {
      blocks.pop();
      block = placed([...last.members, ...block.members]);
    }
    blocks.push(block);
  }
  const middles = new Array<number>(labels.length).fill(0);
  for (const { members, start } of blocks) {
    let y = start;
    for (const i of members) {
      const height = labels[i]?.height ?? 0;
      middles[i] = y + height / 2;
      y += height;
    }
  }
  return middles;
}
