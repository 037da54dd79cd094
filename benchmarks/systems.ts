import { and, atLeast, type Formula, literal, or, variable } from "../packages/promise/src/diagram/index.ts";

/** A pseudo-random sequence from 0 to below 1 (mulberry32), the same on every machine. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A random coherent system: groups of three to six parts, in series, in parallel or k-out-of-n, level upon level. One component in five
 * is shared with a neighbouring group, as a common power supply would be.
 */
export function coherentSystem(components: number, seed: number): Formula {
  const next = random(seed);
  const all = Array.from({ length: components }, (_, i) => literal(variable(`c${i}`)));
  let parts: Formula[] = all.map((component, i) => {
    const neighbour = all[Math.min(components - 1, i + 1 + Math.floor(next() * 6))] as Formula;
    if (next() > 0.2 || neighbour === component) return component;
    return next() < 0.5 ? and(component, neighbour) : or(component, neighbour);
  });
  while (parts.length > 1) {
    const groups: Formula[] = [];
    for (let at = 0; at < parts.length; ) {
      const group = parts.slice(at, at + 3 + Math.floor(next() * 4));
      at += group.length;
      const kind = next();
      if (kind < 0.3) groups.push(and(...group));
      else if (kind < 0.6) groups.push(or(...group));
      else groups.push(atLeast(Math.ceil(group.length / 2), group));
    }
    parts = groups;
  }
  return parts[0] as Formula;
}
