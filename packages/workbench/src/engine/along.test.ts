import type { Answered, KindName } from "@proviso/report/ask";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lane, type Port } from "./lane.ts";
import { Overtaken } from "./overtaken.ts";
import type { Reply, Request } from "./protocol.ts";

type Step =
  | { readonly kind: "write"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "ask"; readonly of: string }
  | { readonly kind: "step" };

const options = { rank: () => 0, standing: new Set<KindName>(["void"]) };

/** A worker that does its next piece of work when it is told to, and answers everything with the text as it has it. */
class SteppedPort implements Port {
  readonly sent: Request[] = [];
  readonly #work: (() => Reply | undefined)[] = [];
  #text = "";
  #newest = 0;
  #listen: (event: { readonly data: Reply }) => void = () => {};
  addEventListener = (type: "message" | "error", listener: never): void => {
    if (type === "message") this.#listen = listener;
  };
  terminate = (): void => {};
  postMessage = (request: Request): void => {
    this.sent.push(request);
    const { id } = request;
    if (request.kind === "ask") {
      this.#work.push(() => this.#answer(id));
      return;
    }
    this.#newest = id;
    this.#work.push(() => {
      if (request.kind === "write") this.#text = request.texts.get("a") ?? "";
      return { id, kind: "checked", checked: { revision: id, diagnostics: [] } };
    });
    if (request.kind === "write")
      this.#work.push(...request.along.map((put) => () => (this.#newest === id ? this.#answer(put.id) : undefined)));
  };
  #answer(id: number): Reply {
    if (this.#text === "broken") return { id, kind: "failed", message: "has to be mended" };
    return { id, kind: "answered", revision: 0, answers: [{ value: this.#text } as Answered] };
  }
  get isIdle(): boolean {
    return this.#work.length === 0;
  }
  step(): void {
    const data = this.#work.shift()?.();
    if (data !== undefined) this.#listen({ data });
  }
  finish(): void {
    while (!this.isIdle) this.step();
  }
}

function opened(): { port: SteppedPort; lane: Lane } {
  const port = new SteppedPort();
  const lane = new Lane(port, options);
  void lane.open({ a: "" });
  port.finish();
  return { port, lane };
}

/** How many questions went along with the text that was sent last. */
function alongLast(port: SteppedPort): number {
  const last = port.sent.findLast((one) => one.kind === "write");
  return last?.kind === "write" ? last.along.length : 0;
}

describe("what is asked of every text anew", () => {
  it("goes along with the next text, and is answered without being put", async () => {
    const { port, lane } = opened();
    const first = lane.ask("void", { of: "A.p" });
    port.finish();
    await first;
    void lane.write("a", "x");
    expect(port.sent.map(({ kind }) => kind)).toEqual(["open", "ask", "write"]);
    expect(alongLast(port)).toBe(1);
    port.finish();
    expect(await lane.ask("void", { of: "A.p" })).toEqual([{ value: "x" }]);
    expect(port.sent).toHaveLength(3);
  });

  it("is not what was asked once and of nothing since", async () => {
    const { port, lane } = opened();
    void lane.ask("void", {});
    port.finish();
    const sent = [];
    for (const text of ["1", "2", "3", "4"]) {
      void lane.write("a", text);
      port.finish();
      sent.push(alongLast(port));
    }
    expect(sent).toEqual([1, 1, 1, 0]);
  });

  it("stands while the text has to be mended, and while it is overtaken before anybody can ask", async () => {
    const { port, lane } = opened();
    void lane.ask("void", {});
    port.finish();
    for (const text of ["broken", "broken", "broken", "broken"]) {
      void lane.write("a", text);
      port.finish();
    }
    for (const text of ["1", "2", "3", "4"]) {
      void lane.write("a", text);
      port.step();
    }
    expect(alongLast(port)).toBe(1);
    port.finish();
    expect(await lane.ask("void", {})).toEqual([{ value: "4" }]);
  });

  it("tells whoever waits why there will be no answer", async () => {
    const { port, lane } = opened();
    void lane.ask("void", {});
    port.finish();
    void lane.write("a", "x").catch(() => {});
    port.step();
    const asked = lane.ask("void", {});
    lane.close();
    await expect(asked).rejects.toThrow("closed");
    await expect(lane.ask("void", {})).rejects.toThrow("closed");
  });

  it("is answered of the text as it was asked of or given back, in whatever order things happen", async () => {
    const step: fc.Arbitrary<Step> = fc.oneof(
      ...(["write", "note"] as const).map((kind) =>
        fc.record({ kind: fc.constant(kind), text: fc.constantFrom("a", "b", "broken") }),
      ),
      fc.record({ kind: fc.constant("ask" as const), of: fc.constantFrom("A.p", "A.q") }),
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("step" as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { port, lane } = opened();
        let text = "";
        const all: Promise<void>[] = [];
        for (const one of steps) {
          if (one.kind === "write") {
            text = one.text;
            all.push(lane.write("a", text).then(() => {}));
          } else if (one.kind === "note") {
            text = one.text;
            lane.note("a", text);
          } else if (one.kind === "step") port.step();
          else {
            const askedOf = text;
            all.push(
              lane.ask("void", { of: one.of }).then(
                (answers) => expect(answers).toEqual([{ value: askedOf }]),
                (error: Error) => {
                  if (!(error instanceof Overtaken))
                    expect([askedOf, error.message]).toEqual(["broken", "has to be mended"]);
                },
              ),
            );
          }
        }
        port.finish();
        await Promise.all(all);
      }),
    );
  });
});
