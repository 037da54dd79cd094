import { EditorState, Transaction } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { MOST_LETTERS, room } from "./room.ts";

const long = "x".repeat(MOST_LETTERS);
const state = (doc: string) => EditorState.create({ doc, extensions: room });

describe("a text", () => {
  it("takes in what there is room for, and no more", () => {
    const now = state("short");
    expect(now.update({ changes: { from: 0, insert: "a " } }).newDoc.toString()).toBe("a short");
    expect(now.update({ changes: { from: 0, insert: long } }).newDoc.toString()).toBe("short");
    const whole = now.update({ changes: { from: 0, to: 5, insert: long } });
    expect(whole.newDoc.length).toBe(MOST_LETTERS);
  });

  it("that is too long already may be made shorter, and comes from the disk as it is", () => {
    const now = state(`${long}${long}`);
    expect(now.update({ changes: { from: 0, to: 10 } }).newDoc.length).toBe(2 * MOST_LETTERS - 10);
    const told = state("").update({
      changes: { from: 0, insert: `${long}y` },
      annotations: Transaction.remote.of(true),
    });
    expect(told.newDoc.length).toBe(MOST_LETTERS + 1);
  });
});
