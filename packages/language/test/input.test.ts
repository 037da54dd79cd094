import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { InputError, load, loadText } from "../src/index.ts";
import { nodeHost } from "../src/node.ts";

const folder = mkdtempSync(join(tmpdir(), "proviso-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const write = (name: string, data: string | Uint8Array) => writeFileSync(at(name), data);

async function failure(entry: string, host = nodeHost()): Promise<InputError> {
  const error = await load([entry], host).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  const input = error as InputError;
  expect(input.message).toMatch(/^[^\n]+\.$/);
  expect(input.message).toContain(input.path);
  return input;
}

describe("a file that cannot be read ends in one clear line", () => {
  it("missing", async () => expect((await failure(at("none.proviso"))).code).toBe("not-found"));

  it("a folder", async () => {
    mkdirSync(at("folder"));
    expect((await failure(at("folder"))).code).toBe("is-directory");
  });

  it("empty", async () => {
    write("empty.proviso", "  \n");
    expect((await failure(at("empty.proviso"))).code).toBe("empty");
  });

  it("binary", async () => {
    write("binary.proviso", Uint8Array.from([0x50, 0x4b, 0, 1, 2]));
    expect((await failure(at("binary.proviso"))).code).toBe("binary");
  });

  it("not UTF-8", async () => {
    write("latin1.proviso", Buffer.from('party Åland "Åland"', "latin1"));
    expect((await failure(at("latin1.proviso"))).code).toBe("not-utf8");
  });

  it("too large", async () => {
    write("large.proviso", Buffer.alloc(50_000_000, "a"));
    const error = await failure(at("large.proviso"));
    expect(error.code).toBe("too-large");
    expect(error.message).toContain("50 MB");
  });

  it("outside the root, directly or by a link", async () => {
    mkdirSync(at("root"));
    write("secret.proviso", 'agreement Secret "S"');
    write("root/a.proviso", 'use "../secret.proviso"\nagreement A "A"\n');
    symlinkSync(at("secret.proviso"), at("root/link.proviso"));
    const host = nodeHost({ root: at("root") });
    expect((await failure("../secret.proviso", host)).code).toBe("outside");
    expect((await failure("link.proviso", host)).code).toBe("outside");
    const { diagnostics } = await load(["a.proviso"], host);
    expect(diagnostics.map(({ code }) => code)).toEqual(["use-not-found"]);
    expect(diagnostics[0]?.message).toContain("outside");
  });

  it("a pipe does not keep it waiting", async () => {
    expect((await failure("/dev/null")).code).toBe("unreadable");
  });
});

it("a byte order mark is no part of the text", async () => {
  write("bom.proviso", '\uFEFFagreement A "A"\n');
  const { model } = await load([at("bom.proviso")], nodeHost());
  expect(model?.agreements[0]?.at.column).toBe(1);
});

it("a used file or source that is no text is told where it is named", async () => {
  write("folder-user.proviso", 'use "binary.proviso"\nsource s "folder" dated 2025\nagreement A "A"\n');
  const { diagnostics } = await load([at("folder-user.proviso")], nodeHost());
  expect(diagnostics.map(({ code, place }) => [code, place.line, place.column])).toEqual([
    ["use-not-found", 1, 5],
    ["source-unreadable", 2, 10],
  ]);
});

it("holds all texts that it read", async () => {
  const { texts } = await loadText('source s "s.txt" dated 2025\nagreement A "A" cite s "words"\n', {
    path: "dir/a.proviso",
    files: { "dir/s.txt": "words" },
  });
  expect([...texts.keys()]).toEqual(["dir/a.proviso", "dir/s.txt"]);
});

describe("a document of 5,000 lines", () => {
  const text = Array.from(
    { length: 625 },
    (_, index) => `agreement Pact${index} "Pact ${index}"
  question size "How large?" either small or large
  group Allies: France, Germany, [size is large: Poland]
  decision go by all of Allies within 3 days failing which refused
  clause help when anyone attacks Italy as determined by someone unnamed
    [size is large: if go is approved]
    each of Allies except the attacker shall assist Italy within 7 days
  promise aid to Italy kept when any of Allies except the attacker assists Italy
`,
  ).join("");

  it("is read in seconds", async () => {
    const started = performance.now();
    const { diagnostics, model } = await loadText(text);
    expect(diagnostics).toEqual([]);
    expect(model?.agreements).toHaveLength(625);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("can be called off", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 1);
    await expect(loadText(text, { signal: controller.signal })).rejects.toThrow("enough");
  });
});
