import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Lane, type Port } from "./lane.ts";
import type { Rehearse, Reply, Request } from "./protocol.ts";

/** A worker that answers when it is told to. */
class FakePort implements Port {
  readonly sent: Request[] = [];
  readonly rehearsed: Rehearse[] = [];
  #listen: (event: { readonly data: Reply }) => void = () => {};
  #fail: (event: { readonly message: string }) => void = () => {};
  postMessage = (message: Request | Rehearse): void => {
    if (message.kind === "rehearse") this.rehearsed.push(message);
    else this.sent.push(message);
  };
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
    const lane = new Lane(port, { rank: byName });
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

  it("has what it asks of every text rehearsed, and waits for no reply to that", async () => {
    const port = new FakePort();
    const lane = new Lane(port, { rank: byName, standing: new Set(["void"]) });
    const opened = lane.open({});
    lane.rehearse();
    expect(port.rehearsed).toEqual([{ kind: "rehearse", kinds: ["void"] }]);
    port.answer();
    expect((await opened).revision).toBe(1);
    lane.close();
    lane.rehearse();
    expect(port.rehearsed).toHaveLength(1);
  });

  it("gives back questions that a change has overtaken, and puts the most wanted first", async () => {
    const port = new FakePort();
    const lane = new Lane(port, { rank: byName });
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

  it("checks a text that takes long when its writer pauses, and twice a second where he does not", async () => {
    vi.useFakeTimers();
    try {
      const port = new FakePort();
      const lane = new Lane(port, { rank: byName });
      void lane.open({});
      port.answer();
      const first = lane.write("a.proviso", "o");
      await vi.advanceTimersByTimeAsync(80);
      port.answer();
      await first;
      const writes = [];
      for (const text of ["on", "one", "one "]) {
        writes.push(lane.write("a.proviso", text));
        await vi.advanceTimersByTimeAsync(100);
      }
      expect(port.sent).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(30);
      expect(port.last.kind === "write" && port.last.texts.get("a.proviso")).toBe("one ");
      await vi.advanceTimersByTimeAsync(80);
      port.answer();
      for (let letters = 0; letters < 5; letters++) {
        writes.push(lane.write("a.proviso", `one m${letters}`));
        await vi.advanceTimersByTimeAsync(90);
      }
      expect(port.sent).toHaveLength(3);
      writes.push(lane.write("a.proviso", "one more"));
      await vi.advanceTimersByTimeAsync(60);
      expect(port.last.kind === "write" && port.last.texts.get("a.proviso")).toBe("one more");
      port.answer();
      await Promise.all(writes);
    } finally {
      vi.useRealTimers();
    }
  });

  it("checks a text at every letter where that takes no time", async () => {
    vi.useFakeTimers();
    try {
      const port = new FakePort();
      const lane = new Lane(port, { rank: byName });
      void lane.open({});
      port.answer();
      for (const text of ["o", "on", "one"]) {
        const written = lane.write("a.proviso", text);
        await vi.advanceTimersByTimeAsync(20);
        port.answer();
        await written;
      }
      expect(port.sent.map((one) => (one.kind === "write" ? one.texts.get("a.proviso") : one.kind))).toEqual([
        "open",
        "o",
        "on",
        "one",
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("notes a text without checking it before it is asked", async () => {
    const port = new FakePort();
    const lane = new Lane(port, { rank: byName });
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

  it("does not check what was noted while it was busy before it is asked", async () => {
    const port = new FakePort();
    const lane = new Lane(port, { rank: byName });
    const opened = lane.open({});
    lane.note("a.proviso", "x");
    port.answer();
    await opened;
    lane.note("a.proviso", "xy");
    expect(port.sent.map(({ kind }) => kind)).toEqual(["open"]);
    const asked = lane.ask("void", {});
    port.answer();
    port.answer();
    await asked;
    expect(port.sent.map((one) => (one.kind === "write" ? one.texts.get("a.proviso") : one.kind))).toEqual([
      "open",
      "xy",
      "ask",
    ]);
  });

  it("says why when its worker ends, to those who wait and to those who come", async () => {
    const port = new FakePort();
    const lane = new Lane(port, { rank: byName });
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
        const lane = new Lane(port, { rank: byName });
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
