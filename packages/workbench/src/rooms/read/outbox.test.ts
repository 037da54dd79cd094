import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError, Unreachable } from "../../files/api.ts";
import { Outbox } from "./outbox.ts";
import type { Decided, Deciding } from "./reading-api.ts";

class Kept {
  readonly all = new Map<string, string>();
  getItem = (key: string) => this.all.get(key) ?? null;
  setItem = (key: string, value: string) => void this.all.set(key, value);
  removeItem = (key: string) => void this.all.delete(key);
}

const problem = (status: number, more: object = {}) =>
  new ProblemError({ type: "", title: "", status, detail: `it is ${status}`, ...more });

function box(keep = new Kept()) {
  const sent: Deciding[] = [];
  const told: string[] = [];
  const answers: (Error | undefined)[] = [];
  const outbox = new Outbox({
    tab: "me",
    keep,
    decide: async (_, deciding): Promise<Decided> => {
      sent.push(deciding);
      const fault = answers.shift();
      if (fault !== undefined) throw fault;
      return { decision: { candidate: deciding.candidate, kind: deciding.kind, at: "now" }, written: null };
    },
  });
  outbox.listen({
    done: ({ deciding }) => told.push(`done ${deciding.candidate}`),
    refused: ({ deciding }, error) => told.push(`refused ${deciding.candidate}: ${error.message}`),
  });
  return { outbox, sent, told, answers, keep };
}

describe("decisions on their way", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settle = () => vi.advanceTimersByTimeAsync(10);

  it("go one after the other, in their order", async () => {
    const { outbox, sent, told } = box();
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    outbox.add("d", { candidate: "2", kind: "rejected", seen: null });
    expect(sent).toHaveLength(1);
    await settle();
    expect(told).toEqual(["done 1", "done 2"]);
    expect(outbox.state()).toEqual({ pending: [] });
  });

  it("wait while nobody answers, and are sent when somebody does", async () => {
    const { outbox, told, answers, keep } = box();
    answers.push(new Unreachable("gone"), new Unreachable("gone"));
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await settle();
    outbox.add("d", { candidate: "2", kind: "rejected", seen: null });
    expect(outbox.state().trouble?.because).toContain("kept in this window");
    expect(JSON.parse([...keep.all.values()][0] ?? "")).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4100);
    expect(told).toEqual(["done 1", "done 2"]);
    expect(outbox.state()).toEqual({ pending: [] });
    expect(keep.all.size).toBe(0);
  });

  it("wait while the disk is full, and go at once when told to hurry", async () => {
    const { outbox, told, answers } = box();
    answers.push(problem(507));
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await settle();
    expect(outbox.state().trouble).toMatchObject({ kind: "disk", because: expect.stringContaining("it is 507") });
    outbox.hurry();
    await settle();
    expect(told).toEqual(["done 1"]);
  });

  it("outlive the page", async () => {
    const keep = new Kept();
    const first = box(keep);
    first.answers.push(new Unreachable("gone"));
    first.outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await settle();
    const { told } = box(keep);
    await settle();
    expect(told).toEqual(["done 1"]);
  });

  it("go back to whoever decided where the server refuses them, and keep nobody up", async () => {
    const { outbox, told, answers } = box();
    answers.push(problem(422));
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    outbox.add("d", { candidate: "2", kind: "accepted", seen: null });
    await settle();
    expect(told).toEqual(["refused 1: it is 422", "done 2"]);
  });

  it("are done where the server has them already, because only its answer was lost", async () => {
    const { outbox, told, answers } = box();
    answers.push(
      new Unreachable("broke off"),
      problem(412, { decision: { candidate: "1", kind: "accepted", by: "me", at: "then" } }),
    );
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await vi.advanceTimersByTimeAsync(2100);
    expect(told).toEqual(["done 1"]);
    answers.push(problem(412, { decision: { candidate: "1", kind: "accepted", by: "other", at: "then" } }));
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await settle();
    expect(told.at(-1)).toBe("refused 1: it is 412");
  });

  it("are taken back while they wait, and know what comes before them", async () => {
    const { outbox, sent, answers } = box();
    answers.push(new Unreachable("gone"));
    outbox.add("d", { candidate: "1", kind: "accepted", seen: null });
    await settle();
    outbox.add("d", { candidate: "2", kind: "accepted", seen: null });
    outbox.add("d", { candidate: "2", kind: "reopened", seen: null });
    expect(outbox.state().pending.map(({ deciding }) => deciding.seen)).toEqual([null, null, undefined]);
    expect(outbox.takeBack("d", "2")).toBe(true);
    expect(outbox.takeBack("d", "1")).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
  });
});
