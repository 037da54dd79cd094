import { describe, expect, it } from "vitest";
import { openTabs, tabName } from "./tab-name.ts";

function store() {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, to: string) => void all.set(key, to),
  };
}

/** Node's own, or one that does what the standard says, for names that are held for ever. */
function locks() {
  const held = new Set<string>();
  return {
    release: (name: string) => held.delete(name),
    request: (async (name: string, { signal }: LockOptions, then: () => Promise<unknown>) => {
      while (held.has(name)) {
        signal?.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      held.add(name);
      return then();
    }) as unknown as LockManager["request"],
  };
}

describe("a tab's name", () => {
  it("is made once and found again when the page is loaded anew", async () => {
    const [tab, all] = [store(), locks()];
    const name = await tabName(tab, all);
    expect(name).toMatch(/^tab-[0-9a-f]{8}$/);
    setTimeout(() => all.release(`proviso.${name}`), 20);
    expect(await tabName(tab, all)).toBe(name);
    expect(await tabName(tab, null)).toBe(name);
  });

  it("is among those of the open tabs, where the browser can tell", async () => {
    const held = ["proviso.tab-1", "something else", undefined].map((name) => ({ ...(name && { name }) }));
    expect(await openTabs({ query: async () => ({ held, pending: [] }) })).toEqual(new Set(["tab-1"]));
    expect(await openTabs(null)).toBeUndefined();
  });

  it("is another in a copy of the tab", async () => {
    const [tab, all] = [store(), locks()];
    const name = await tabName(tab, all);
    const copy = store();
    for (const [key, value] of tab.all) copy.setItem(key, value);
    const other = await tabName(copy, all);
    expect(other).not.toBe(name);
    expect(copy.all.get("proviso.tab")).toBe(other);
  });
});
