import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Lane, type Port } from "./lane.ts";
import type { Reply, Request } from "./protocol.ts";

/** A worker that answers when it is told to. */
class FakePort implements Port {
  readonly sent: Request[] = [];
  #listen: (event: { readonly data: Reply }) => void = () => {};
  #fail: (event: { readonly message: string }) => void = () => {};
  postMessage = (request: Request): void => void this.sent.push(request);
  addEventListener = (type: "message" | "error", listener: never): void => {
    if (type === "message") this.#listen = listener;
    else this.#fail = listener;
  };
  terminate = (): void => {};
  get last(): Request {
    const last = this.sent.at(-1);
    if (last === undefined) throw new TypeError("nothing was sent");
    return last;
  }
  answer(): void {
    const { id, kind } = this.last;
    this.#listen({
      data:
        kind === "ask"
          ? { id, kind: "answered", revision: 1, answers: [] }
          : { id, kind: "checked", checked: { revision: id, diagnostics: [] } },
    });
  }
  break(message: string): void {
    this.#fail({ message });
  }
}

const byName = (kind: string): number => (kind === "brief" ? 0 : 1);

describe("a lane of the engine", () => {
  it("checks only the newest of what was written while it was busy", async () => {
    const port = new FakePort();
    const lane = new Lane(port, byName);
    const opened = lane.open({ "a.proviso": "" });
    port.answer();
    expect((await opened).revision).toBe(1);
    const writes = ["o", "on", "one"].map((text) => lane.write("a.proviso", text));
    port.answer();
    port.answer();
    expect(new Set((await Promise.all(writes)).map(({ revision }) => revision))).toEqual(new Set([3]));
    expect(port.sent.map((one) => (one.kind === "write" ? one.texts.get("a.proviso") : one.kind))).toEqual([
      "open",
      "o",
      "one",
    ]);
  });

  it("gives back questions that a change has overtaken, and puts the most wanted first", async () => {
    const port = new FakePort();
    const lane = new Lane(port, byName);
    void lane.open({});
    const overtaken = lane.ask("worth", {});
    const written = lane.write("a.proviso", "x");
    await expect(overtaken).rejects.toThrow("has changed");
    const worth = lane.ask("worth", {});
    const brief = lane.ask("brief", {});
    port.answer();
    port.answer();
    await written;
    expect(port.last).toMatchObject({ kind: "ask", answer: "brief" });
    port.answer();
    port.answer();
    await Promise.all([brief, worth]);
    expect(port.sent.map(({ kind }) => kind)).toEqual(["open", "write", "ask", "ask"]);
  });

  it("leaves a text that takes long to check for as long before it is checked again", async () => {
    vi.useFakeTimers();
    try {
      const port = new FakePort();
      const lane = new Lane(port, byName);
      void lane.open({});
      port.answer();
      const first = lane.write("a.proviso", "o");
      await vi.advanceTimersByTimeAsync(80);
      port.answer();
      await first;
      const writes = ["on", "one"].map((text) => lane.write("a.proviso", text));
      await vi.advanceTimersByTimeAsync(70);
      expect(port.sent).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(20);
      expect(port.last.kind === "write" && port.last.texts.get("a.proviso")).toBe("one");
      port.answer();
      await Promise.all(writes);
      // That one took no time: the next is checked at once.
      void lane.write("a.proviso", "one more");
      expect(port.sent).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });

  it("notes a text without checking it before it is asked", async () => {
    const port = new FakePort();
    const lane = new Lane(port, byName);
    void lane.open({});
    port.answer();
    lane.note("a.proviso", "x");
    lane.note("a.proviso", "xy");
    expect(port.sent).toHaveLength(1);
    const asked = lane.ask("void", {});
    port.answer();
    port.answer();
    await asked;
    expect(port.sent.map(({ kind }) => kind)).toEqual(["open", "write", "ask"]);
  });

  it("says why when its worker ends, to those who wait and to those who come", async () => {
    const port = new FakePort();
    const lane = new Lane(port, byName);
    const opened = lane.open({});
    const asked = lane.ask("void", {});
    port.break("out of memory");
    await expect(opened).rejects.toThrow("out of memory");
    await expect(asked).rejects.toThrow("out of memory");
    await expect(lane.write("a", "b")).rejects.toThrow("out of memory");
  });

  it("settles everything, whatever comes in which order, with what was written last", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("write" as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ kind: fc.constantFrom("ask" as const, "answer" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const port = new FakePort();
        const lane = new Lane(port, byName);
        const all: Promise<unknown>[] = [lane.open({}).catch(() => {})];
        let written: string | undefined;
        let pending = 1;
        for (const one of steps) {
          if (one.kind === "write") {
            all.push(lane.write("a", one.text));
            written = one.text;
          } else if (one.kind === "ask") all.push(lane.ask("void", {}).catch(() => {}));
          else if (port.sent.length >= pending) {
            port.answer();
            pending += 1;
          }
        }
        while (port.sent.length >= pending) {
          port.answer();
          pending += 1;
        }
        await Promise.all(all);
        const last = port.sent.findLast(({ kind }) => kind === "write");
        expect(last?.kind === "write" ? last.texts.get("a") : undefined).toBe(written);
      }),
    );
  });
});
