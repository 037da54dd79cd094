import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Engine, Unanswered } from "./client.ts";
import type { Port } from "./lane.ts";
import type { Reply, Request } from "./protocol.ts";

/** A worker that takes a while for everything, and says who it is. */
class SlowPort implements Port {
  readonly sent: Request[] = [];
  #listen: (event: { readonly data: Reply }) => void = () => {};
  postMessage = (request: Request): void => {
    this.sent.push(request);
    setTimeout(() => this.#reply(request), 100);
  };
  addEventListener = (type: "message" | "error", listener: never): void => {
    if (type === "message") this.#listen = listener;
    else this.#fail = listener;
  };
  terminate = (): void => {};
  #fail: (event: { readonly message?: string }) => void = () => {};
  break(): void {
    this.#fail({});
  }
  #reply({ id, kind }: Request): void {
    const data: Reply =
      kind === "ask"
        ? { id, kind: "answered", revision: 1, answers: [answer("worker")] }
        : { id, kind: "checked", checked: { revision: this.sent.length, diagnostics: [] } };
    this.#listen({ data });
  }
}

const answer = (value: string): Answered => ({ value, document: [] }) as unknown as Answered;
const MODEL = { agreements: [] } as never;

function behind(ask: (kind: KindName, asked: Asked, signal: AbortSignal) => Promise<readonly Answered[]>) {
  const ports: SlowPort[] = [];
  const engine = new Engine(() => {
    const port = new SlowPort();
    ports.push(port);
    return port;
  });
  const checked = engine.openBehind({ "a.proviso": "" }, { model: MODEL, diagnostics: [], ask });
  const from = async (kind: KindName) => (await engine.ask(kind, {})).map(({ value }) => value as unknown);
  return { engine, ports, checked, from };
}

describe("an engine behind somebody who has read the texts", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("shows what was read at once, and gets its workers up when the first answers are there", async () => {
    const { checked, ports, from } = behind(async () => [answer("server")]);
    expect(checked).toEqual({ revision: 1, model: MODEL, diagnostics: [] });
    expect(await from("void")).toEqual(["server"]);
    expect(ports).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(150);
    expect(ports).toHaveLength(1);
    expect(await from("brief")).toEqual(["server"]);
    await vi.advanceTimersByTimeAsync(1600);
    expect(ports).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(150);
    const later = from("brief");
    await vi.advanceTimersByTimeAsync(150);
    expect(await later).toEqual(["worker"]);
  });

  it("leaves to the workers what is not worked out ahead", async () => {
    const asked: KindName[] = [];
    const { engine, from } = behind(async (kind) => {
      asked.push(kind);
      return [answer("server")];
    });
    const record = from("record");
    const numbers = engine.ask("worth", { numbers: { reliability: 0.5 } });
    await vi.advanceTimersByTimeAsync(500);
    expect(await record).toEqual(["worker"]);
    expect((await numbers).map(({ value }) => value as unknown)).toEqual(["worker"]);
    expect(asked).toEqual([]);
  });

  it("does not wait for ever for whoever answers", async () => {
    const { ports } = behind(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(1400);
    expect(ports).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(ports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1600);
    expect(ports).toHaveLength(2);
  });

  it("answers itself where nobody else does", async () => {
    const { from } = behind(async () => {
      throw new Unanswered("gone");
    });
    const asked = from("void");
    await vi.advanceTimersByTimeAsync(500);
    expect(await asked).toEqual(["worker"]);
  });

  it("takes back what is asked about texts that change, and gets the second worker up when it is asked", async () => {
    const signals: AbortSignal[] = [];
    const { engine, ports, from } = behind((_kind, _asked, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const overtaken = from("brief");
    const written = engine.write("a.proviso", "x");
    await expect(overtaken).rejects.toThrow("has changed");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await vi.advanceTimersByTimeAsync(5000);
    await written;
    expect(ports).toHaveLength(1);
    const asked = from("brief");
    await vi.advanceTimersByTimeAsync(500);
    expect(await asked).toEqual(["worker"]);
    expect(ports).toHaveLength(2);
  });

  it("leaves the second worker for later where somebody types while the first one comes", async () => {
    const { engine, ports, from } = behind(async () => [answer("server")]);
    await from("void");
    await vi.advanceTimersByTimeAsync(150);
    void engine.write("a.proviso", "x");
    await vi.advanceTimersByTimeAsync(5000);
    expect(ports).toHaveLength(1);
  });

  it("puts another worker in the place of one that has ended, which counts on", async () => {
    const { engine, ports, from } = behind(async () => [answer("server")]);
    const first = engine.write("a.proviso", "x");
    await vi.advanceTimersByTimeAsync(500);
    expect((await first).revision).toBe(2);
    const cut = engine.write("a.proviso", "xy").catch((error: Error) => error.message);
    ports[0]?.break();
    expect(await cut).toBe("The engine could not be started.");
    const again = engine.write("a.proviso", "xy");
    await vi.advanceTimersByTimeAsync(500);
    expect((await again).revision).toBeGreaterThan(2);
    expect(ports).toHaveLength(2);
    expect(ports[1]?.sent[0]).toMatchObject({ kind: "open", files: { "a.proviso": "xy" } });
    const asked = from("void");
    await vi.advanceTimersByTimeAsync(500);
    expect(await asked).toEqual(["worker"]);
  });

  it("gets no worker up once it is closed", async () => {
    const { engine, ports, from } = behind(async () => [answer("server")]);
    await from("void");
    await vi.advanceTimersByTimeAsync(300);
    engine.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(ports).toHaveLength(1);
  });

  it("reads the texts as they were opened before the first change, so that the change counts as one", async () => {
    const { engine, ports, from } = behind(async () => [answer("server")]);
    const written = engine.write("a.proviso", "x");
    await vi.advanceTimersByTimeAsync(500);
    expect((await written).revision).toBe(2);
    expect(ports[0]?.sent.map(({ kind }) => kind)).toEqual(["open", "write"]);
    const asked = from("void");
    await vi.advanceTimersByTimeAsync(500);
    expect(await asked).toEqual(["worker"]);
  });
});
