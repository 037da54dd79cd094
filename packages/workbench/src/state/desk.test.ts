import { describe, expect, it } from "vitest";
import type { Engine } from "../engine/client.ts";
import type { FileState, Files } from "../files/files.ts";
import { Desk } from "./desk.ts";

function desk(reading: Promise<void> = Promise.resolve()) {
  const checked: string[] = [];
  const faults: boolean[] = [];
  let tell: (changed: ReadonlyMap<string, FileState | undefined>) => void = () => {};
  const files: Files = {
    name: "case",
    keeps: true,
    open: async () => ({ files: new Map([["a.proviso", { text: "", saving: "saved" }]]) }),
    write: (_, text) => ({ text, saving: "unsaved" }),
    settle: async () => {},
    remove: async () => {},
    watch: (watcher) => {
      tell = watcher;
      return () => {};
    },
  };
  const engine = {
    open: async () => {
      await reading;
      return { revision: 1, diagnostics: [] };
    },
    takesLong: true,
    write: async (_: string, text: string) => {
      checked.push(text);
      if (faults.shift() === true) throw new Error("The engine could not be started.");
      return { revision: 1 + checked.length, diagnostics: [] };
    },
  } as unknown as Engine;
  return {
    desk: new Desk(files, engine),
    engine: engine as unknown as { takesLong: boolean },
    checked,
    faults,
    tell: (text: string) => tell(new Map([["a.proviso", of(text)]])),
  };
}

const of = (text: string): FileState => ({ text, saving: "saved" });

describe("the desk", () => {
  it("has what is typed checked, and tells who watches", async () => {
    const { desk: here, checked } = desk();
    await here.open();
    let told = 0;
    here.watch(() => {
      told += 1;
    });
    await here.write("a.proviso", "typed");
    expect(checked).toEqual(["typed"]);
    expect(here.state().revision).toBe(2);
    expect(told).toBeGreaterThan(0);
  });

  it("checks last what stands last, whoever wrote it while a letter was on its way to the screen", async () => {
    const { desk: here, checked, tell } = desk();
    await here.open();
    const typed = here.write("a.proviso", "typed");
    tell("typed, and more by another");
    await typed;
    await new Promise((resolve) => setTimeout(resolve));
    expect(here.state().files.get("a.proviso")?.text).toBe("typed, and more by another");
    expect(checked.at(-1)).toBe("typed, and more by another");
  });

  it("keeps what happens to a file while its texts are still being read", async () => {
    const { desk: here, checked, tell } = desk(new Promise((resolve) => setTimeout(resolve, 20)));
    const opening = here.open();
    await new Promise((resolve) => setTimeout(resolve, 5));
    tell("merged with another's");
    await opening;
    expect(here.state().files.get("a.proviso")).toEqual(of("merged with another's"));
    expect(checked).toEqual(["merged with another's"]);
    expect(here.state().opening).toBe(false);
  });

  it("asks another engine where one has ended, and says so where none comes", async () => {
    const { desk: here, checked, faults } = desk();
    await here.open();
    faults.push(true, false);
    await here.write("a.proviso", "once");
    expect(checked).toEqual(["once", "once"]);
    expect(here.state().stopped).toBeUndefined();
    faults.push(true, true);
    await here.write("a.proviso", "twice");
    expect(here.state()).toMatchObject({ stopped: "The engine could not be started.", sound: false });
    await here.write("a.proviso", "thrice");
    expect(here.state().stopped).toBeUndefined();
  });

  it("has what takes no time checked while the letter is being drawn", async () => {
    const { desk: here, engine, checked } = desk();
    await here.open();
    engine.takesLong = false;
    const written = here.write("a.proviso", "t");
    expect(checked).toEqual(["t"]);
    await written;
    expect(here.state().revision).toBe(2);
  });

  it("has only the last of what is typed within a frame checked, where that takes long", async () => {
    const { desk: here, checked } = desk();
    await here.open();
    await Promise.all([here.write("a.proviso", "t"), here.write("a.proviso", "ty")]);
    expect(checked).toEqual(["ty"]);
  });
});
