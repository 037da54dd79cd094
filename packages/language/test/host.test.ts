import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../src/diagnostics/suggest.ts";
import { joinPath } from "../src/host.ts";
import { InputError, loadText, memoryHost } from "../src/index.ts";
import { parseCsv } from "../src/sources/csv.ts";
import { normalise } from "../src/sources/normal.ts";

it("paths count from the folder of the file that names them", () => {
  expect(joinPath("a.proviso", "b.proviso")).toBe("b.proviso");
  expect(joinPath("./a.proviso", "./b.proviso")).toBe("b.proviso");
  expect(joinPath("x/a.proviso", "../y/b.txt")).toBe("y/b.txt");
  expect(joinPath("x/a.proviso", "../../b.txt")).toBe("../b.txt");
  expect(joinPath("/x/a.proviso", "../../b.txt")).toBe("/b.txt");
  expect(joinPath("/x/a.proviso", "b\\c.txt")).toBe("/x/b/c.txt");
  expect(joinPath("x/a.proviso", "/etc/b.txt")).toBe("/etc/b.txt");
  expect(joinPath("C:/x/a.proviso", "b.txt")).toBe("C:/x/b.txt");
});

it("files in memory are read under their own names only", async () => {
  const host = memoryHost({ a: "text", empty: " " });
  expect(await host.read("a")).toBe("text");
  await expect(host.read("toString")).rejects.toBeInstanceOf(InputError);
  await expect(host.read("empty")).rejects.toMatchObject({ code: "empty" });
});

it("a file is read once, however its path is written", async () => {
  const loaded = await loadText('use "./b.proviso"\nagreement A "A"\n', {
    path: "./a.proviso",
    files: { "b.proviso": 'use "a.proviso"\nagreement B "B"\n' },
  });
  expect(loaded.diagnostics).toEqual([]);
});

describe("suggestions", () => {
  it("count a swap of neighbours as one change", () => {
    expect(editDistance("Untied", "United", 3)).toBe(1);
    expect(editDistance("kitten", "sitting", 3)).toBe(3);
    expect(editDistance("a", "abcdef", 2)).toBe(3);
  });

  it("ignore case and accents, and offer nothing far off", () => {
    expect(nearest("ukraine", ["Ukraine", "Uruguay"])).toEqual(["Ukraine"]);
    expect(nearest("Turkiye", ["Türkiye"])).toEqual(["Türkiye"]);
    expect(nearest("Xyz", ["Ukraine", "France"])).toEqual([]);
  });
});

describe("citations", () => {
  it("collapse blanks, shapes of marks and soft hyphens, and keep the places", () => {
    const normal = normalise(" “One”\u00a0 two\u00adfold –\n three… ");
    expect(normal.text).toBe("'One' twofold - three...");
    expect(normal.offsets[0]).toBe(1);
    expect(normal.offsets[normal.text.indexOf("fold")]).toBe(12);
    expect(normal.offsets).toHaveLength(normal.text.length);
  });

  const cite = async (words: string, source: string) => {
    const { diagnostics, model } = await loadText(`source s "s.txt" dated 2025\nagreement A "A" cite s "${words}"\n`, {
      files: { "s.txt": source },
    });
    const support = model?.agreements[0]?.support[0];
    const range = support?.kind === "cite" ? support.fragments[0]?.range : undefined;
    return { diagnostics, found: range === undefined ? undefined : source.slice(range.start, range.end) };
  };

  it("are found across lines, with their characters in the original", async () => {
    expect((await cite("an armed attack", "It is  an\n   armed\tattack.")).found).toBe("an\n   armed\tattack");
    expect((await cite("“or more”", 'one "or more" two')).found).toBe('"or more"');
  });

  it("are whole words, and a miss says where the source goes another way", async () => {
    expect((await cite("art", "party of art")).found).toBe("art");
    expect((await cite("art", "party")).diagnostics.map(({ code }) => code)).toEqual(["citation-not-found"]);
    const { diagnostics } = await cite("an armed attack on all", "It is an armed attack on one of them.");
    expect(diagnostics[0]?.help).toBe(
      "The source agrees as far as “an armed attack on” and goes on “one of them.”; the citation goes on “all”.",
    );
  });
});

it("comma-separated values: quotes, blanks, line ends, places", () => {
  const text = 'party,votes\r\n"A ""B"", C" , 1\n\nD,2';
  const rows = parseCsv(text);
  expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["party", "votes"],
    ['A "B", C', "1"],
    ["D", "2"],
  ]);
  expect(rows[2]?.[1]).toMatchObject({ start: text.length - 1, end: text.length });
});
