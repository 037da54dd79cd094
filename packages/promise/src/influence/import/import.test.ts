import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast, inUnits, problemText, readDecide, readKtab } from "../index.ts";
import { seeded } from "../testing.ts";

const told = (text: string, read: typeof readKtab = readKtab): string => problemText(read(text).problems, "f");

const KTAB = `Guarantee,"Who may block, and who sits at the table",3,2,
Actor,Description,Influence,Veto Position,Veto Salience,Seats Pos,Seats Sal,

KC,"Kellogg's ""camp""", 60.5,10,50,20,30,
WC,  Witkoff's camp ,40,  85,45,80,55
RU,,1e2,100,60,95.5,40,
`;

describe("a KTAB file", () => {
  it("becomes an issue for each dimension", () => {
    const { name, description, issues, problems } = readKtab(KTAB);
    expect({ name, description, problems }).toEqual({
      name: "Guarantee",
      description: "Who may block, and who sits at the table",
      problems: [],
    });
    expect(issues?.map(({ id }) => id)).toEqual(["Veto", "Seats"]);
    expect(issues?.[0]?.actors).toEqual([
      { id: "KC", name: `Kellogg's "camp"`, position: 10, influence: 60.5, salience: 50 },
      { id: "WC", name: "Witkoff's camp", position: 85, influence: 40, salience: 45 },
      { id: "RU", position: 100, influence: 100, salience: 60 },
    ]);
    expect(issues?.[1]?.actors[2]).toMatchObject({ position: 95.5, salience: 40 });
  });

  it("reads the same with other line ends, a byte order mark, and blank lines", () => {
    const one = readKtab(KTAB);
    expect(readKtab(`\uFEFF${KTAB.replaceAll("\n", "\r\n\r\n")}`)).toEqual(one);
    expect(readKtab(KTAB.replaceAll("\n", "\r"))).toEqual(one);
    expect(readKtab(KTAB.trimEnd())).toEqual(one);
  });

  it("is told every mistake with its place", () => {
    const wrong = `Guarantee,no end,4,2
Actor,Description,Influence,Veto,Salience,Seats,Salience,Extra
KC,camp,60,110,50,20,-3
,camp,lots,10,50,20,30
KC,"open,40,85,45,80,55
WC,"camp" x,40,85,,80
RU,,1,2,30,3,40,99
US,,1,2
`;
    expect(told(wrong)).toMatchInlineSnapshot(`
      "f:1:18: error: The first line promises 4 actors, but 6 follow.
      f:2:58: error: The column Extra has no partner: each dimension has a position and a salience.
      f:3:12: error: The position of KC on Veto is 110; it runs from 0 to 100.
      f:3:22: error: The salience of Seats to KC is -3; it runs from 0 to 100.
      f:4:1: error: The actor has no name.
      f:4:7: error: The influence of the actor is "lots", which is not a number.
      f:5:4: error: The quotation mark is not closed on this line.
      f:6:11: error: After the closing quotation mark comes "x" instead of a comma.
      f:7:17: error: The line has more fields than the 7 columns.
      f:8:8: error: The line ends after 4 fields; there are 7 columns.
      "
    `);
    expect(readKtab(wrong).issues).toBeUndefined();
  });

  it("is told where its first lines are wrong", () => {
    expect(told("")).toMatchInlineSnapshot(`
      "f:1:1: error: The file is empty; it begins with name,description,number of actors,number of dimensions.
      "
    `);
    expect(told("\n\n a,b,zero,1.5\n")).toMatchInlineSnapshot(`
      "f:3:6: error: The number of actors is "zero", which is not a number.
      f:4:1: error: The line that names the columns is missing: Actor,Description,Influence,Position,Salience,…
      "
    `);
    expect(told("a,b,1,1,more\nActor,Description\nX,x\n")).toMatchInlineSnapshot(`
      "f:1:7: error: The first line promises 1 dimension, the second names 0.
      f:1:9: error: The first line has four fields: name,description,number of actors,number of dimensions.
      f:2:18: error: No column holds a position: Actor,Description,Influence,Position,Salience,…
      f:3:4: error: The line ends after 2 fields; there are 3 columns.
      "
    `);
    expect(told("a,b\nActor,Description,Influence,P,S,P,S\nX,x,1,1,1,1,1")).toMatchInlineSnapshot(`
      "f:1:4: error: The number of actors is missing.
      f:1:4: error: The number of dimensions is missing.
      f:2:33: error: Two columns are called P.
      "
    `);
  });

  it("is only warned of what KTAB alone would refuse", () => {
    const loud = "a,b,1,2\nActor,Description,Influence,P,S,Q,S\nX,x,1,1,60,1,60";
    expect(told(loud)).toMatchInlineSnapshot(`
      "f:3:9: warning: The saliences of X add up to 120; KTAB takes no more than 100.
      "
    `);
    expect(readKtab(loud).issues).toHaveLength(2);
  });
});

describe("odd KTAB files", () => {
  const head = "Actor,Description,Influence,P,S\n";
  it.each<[string, string, string]>([
    [
      "separated by semicolons",
      "a;b;1;1\nActor;Description;Influence;P;S\nX;x;1;1;1\n",
      "1:2: error: Fields are separated by commas in a KTAB file, not by a semicolon.",
    ],
    ["separated by tabs", "a\tb\t1\t1\n", "1:2: error: Fields are separated by commas in a KTAB file, not by a tab."],
    ["no data", `a,b,2,1\n${head}`, "1:5: error: The first line promises 2 actors, but 0 follow."],
    ["nobody promised", `a,b,0,1\n${head}`, "1:5: error: The number of actors is 0; it runs from 1 to 1000."],
    [
      "a missing last number before a trailing comma",
      `a,b,1,1\n${head}X,x,1,50,\n`,
      "3:10: error: The line ends after 4 fields; there are 5 columns.",
    ],
    ["a missing number in the middle", `a,b,1,1\n${head}X,x,,50,60\n`, "3:5: error: The influence of X is missing."],
    [
      "a number without end",
      `a,b,1,1\n${head}X,x,1e999,50,60\n`,
      "3:5: error: The influence of X is 1e999, which is too large.",
    ],
    ["a decimal comma", `a,b,1,1\n${head}X,x,0,5,50,60\n`, "3:12: error: The line has more fields than the 5 columns."],
    [
      "a byte order mark, and Windows line ends",
      `\uFEFFa,b,1,1\r\n${head.trimEnd()}\r\nX,x,much,50,60\r\n`,
      '3:5: error: The influence of X is "much", which is not a number.',
    ],
    ["a name twice, in other words", `a,b,2,1\n${head}X,x,1,5,6\nX,y,1,5,6\n`, "4:1: error: X is already on line 3."],
  ])("%s", (_, text, expected) => {
    expect(told(text).split("\n")[0]).toBe(`f:${expected}`);
    expect(readKtab(text).issues).toBeUndefined();
  });
});

describe("odd Decide files", () => {
  const head = "#A,X,x\n#P,q,how far\n";
  it.each<[string, string, string]>([
    ["actors only", "#A,X,x\n", "1:7: error: The file ends and has named no issue; a line #P names one."],
    ["no positions", head, "2:4: error: Nobody has a position on q; a line #D would state one."],
    [
      "one of two issues without positions",
      `${head}#P,r,how long\n#D,X,q,5,0.5,0.5\n`,
      "3:4: error: Nobody has a position on r; a line #D would state one.",
    ],
    ["no actor", `${head}#D,,q,5,0.5,0.5\n`, "3:4: error: The actor has no key."],
    ["an unknown actor", `${head}#D,Y,q,5,0.5,0.5\n`, "3:4: error: There is no actor Y; a line #A would name it."],
    [
      "a scale of one mark",
      `${head}#M,q,85000,much\n#D,X,q,85000,0.5,0.5\n`,
      "2:4: error: All marks of q stand at 85000; it takes two, at its ends, to span a scale.",
    ],
    [
      "a byte order mark, and Windows line ends",
      `\uFEFF#A,X,x\r\n#P,q,how far\r\n#D,X,q,5,half,0.5\r\n`,
      '3:10: error: The salience to X is "half", which is not a number.',
    ],
    [
      "a trailing comma is none",
      `${head}#D,X,q,5,0.5,0.5,\n#D,X,q,5,2,0.5,\n`,
      "4:4: error: X already has a position on q.",
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text, readDecide).split("\n")[0]).toBe(`f:${expected}`);
    expect(readDecide(text).issues).toBeUndefined();
  });
});

const DECIDE = `#0;a remark, not closed: "
#/;ID;Full name
#A;RU;Russia;;;
#A;UA;Ukraine
#P;troops;How many troops
#P;when
#M;troops;85000;what Moscow wrote
#M;troops;250000;what Kyiv wrote

#/;actor;issue;position;salience;power
#D;RU;troops;85000;0,7;1
#D;UA;troops;217000;0.95;.55;
#D;UA;when;30;1;0.55
`;

describe("a Decide file", () => {
  it("becomes an issue for each #P, on 0 to 100", () => {
    const { issues, problems } = readDecide(DECIDE);
    expect(problems).toEqual([]);
    expect(issues).toEqual([
      {
        id: "troops",
        title: "How many troops",
        scale: {
          low: 85000,
          high: 250000,
          marks: [
            { at: 85000, says: "what Moscow wrote" },
            { at: 250000, says: "what Kyiv wrote" },
          ],
        },
        actors: [
          { id: "RU", name: "Russia", position: 0, influence: 100, salience: 70 },
          { id: "UA", name: "Ukraine", position: 80, influence: 55, salience: 95 },
        ],
      },
      {
        id: "when",
        title: "when",
        scale: { low: 0, high: 100 },
        actors: [{ id: "UA", name: "Ukraine", position: 30, influence: 55, salience: 100 }],
      },
    ]);
    const [troops] = issues ?? [];
    if (troops === undefined) throw new Error("no issue");
    expect(inUnits(troops, 80)).toBe(217000);
    expect(forecast(troops, { on: "2022-04" }).mean.value).toBeCloseTo((80 * 55 * 95) / (55 * 95 + 100 * 70), 9);
  });

  it("may be separated by commas or tabs, quoted either way, and end its lines as it likes", () => {
    const plain = DECIDE.replace("0,7", "0.7").replace(': "', "").replace("remark, not", "remark not");
    const one = readDecide(plain);
    expect(readDecide(plain.replaceAll(";", ","))).toEqual(one);
    expect(readDecide(plain.replaceAll(";", "\t").replaceAll("\n", "\r\n"))).toEqual(one);
    const quoted = plain.replace(/[^;\n]+/g, "'$&'");
    expect(readDecide(quoted)).toEqual(one);
    expect(readDecide(quoted.replaceAll("'", '"'))).toEqual(one);
  });

  it("is told every mistake with its place", () => {
    const wrong = `#A,RU,Russia
#A,RU,Russia again
#A
#P,troops,How many
#P,troops,How many again
#M,troops,0
#M,troops,10
#M,years,10
#M,troops,many
#D,RU,troops,16,0.1,-0.247
#D,RU,troops,5,70%,
#D,FR,troops,5,0.5,0.5,0.5
#D,RU,years,5,1.5,0.5
#X,RU
RU;troops;5
`;
    expect(told(wrong, readDecide)).toMatchInlineSnapshot(`
      "f:2:4: error: RU is already on line 1.
      f:3:3: error: The actor has no key.
      f:5:4: error: The issue troops is there already.
      f:8:4: error: There is no issue years; a line #P would name it.
      f:9:11: error: The position is "many", which is not a number.
      f:10:14: error: The position of RU is 16; it runs from 0 to 10.
      f:10:21: error: The power of RU is -0.247; it runs from 0 to 1.
      f:11:4: error: RU already has a position on troops.
      f:11:16: error: The salience to RU is "70%", which is not a number.
      f:11:20: error: The power of RU is missing.
      f:12:4: error: There is no actor FR; a line #A would name it.
      f:12:24: error: A line #D has an actor, an issue, a position, a salience and a power, and no more.
      f:13:7: error: There is no issue years; a line #P would name it.
      f:13:15: error: The salience to RU is 1.5; it runs from 0 to 1.
      f:14:1: error: A line begins with #A, #P, #M, #D or #/, not with "#X".
      f:15:1: error: A line begins with #A, #P, #M, #D or #/, not with "RU;troops;5". Fields are separated by a comma here.
      "
    `);
    expect(readDecide(wrong).issues).toBeUndefined();
    expect(told("", readDecide)).toMatchInlineSnapshot(`
      "f:1:1: error: The file says nothing; it lists actors (#A), issues (#P) and positions (#D).
      "
    `);
  });
});

describe("any file at all", () => {
  it("gives issues or errors, never an exception", () => {
    const scrap = fc.constantFrom(
      "#A",
      "#P",
      "#M",
      "#D",
      "RU",
      "1",
      "0.5",
      "-3",
      "1e999",
      '"',
      "'",
      " ",
      "é",
      "\u{1F600}",
      "",
    );
    const text = fc
      .array(fc.tuple(scrap, fc.constantFrom(",", ";", "\t", "\n", "\r\n", "")), { maxLength: 60 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (file) => {
        for (const read of [readKtab, readDecide]) {
          const { issues, problems } = read(file);
          expect(issues === undefined).toBe(problems.some(({ severity }) => severity === "error"));
          for (const { line, column, message } of problems) {
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
            expect(message).toMatch(/[.…]$/);
          }
        }
      }),
      seeded(500),
    );
  });
});
