import type { Place } from "@proviso/agreement";

/** Something that no source says and the encoder assumed, with the reason. */
export interface Assumed {
  readonly why: string;
  readonly at: Place;
}

/** Every assumption in a model or a part of one. */
export function assumptionsIn(value: unknown, found: Assumed[] = []): Assumed[] {
  if (Array.isArray(value)) for (const part of value) assumptionsIn(part, found);
  else if (value !== null && typeof value === "object") {
    if ("kind" in value && value.kind === "assumed" && "why" in value)
      found.push({ why: String(value.why), at: (value as unknown as { at: Place }).at });
    else for (const part of Object.values(value)) assumptionsIn(part, found);
  }
  return found;
}
