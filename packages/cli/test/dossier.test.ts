import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, ended } from "./testing.ts";

const { script, folder } = commandLine();
const root = join(import.meta.dirname, "../../..");

/** The answers of a command, asked in the root of the repository or elsewhere. */
async function answers(args: readonly string[], cwd = root) {
  const { code, stdout, stderr } = await ended([script(), ...args, "--format", "json"], { cwd });
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout).answers;
}

/** The one case of the one answer of a command. */
async function only(args: readonly string[]) {
  const [answer, ...more] = await answers(args);
  expect([more.length, answer.cases.length]).toEqual([0, 1]);
  return answer.cases[0].value;
}

const about = ["dossiers/ukraine-2025", "--of", "Guarantee.protection"];
const told = (value: { entries: readonly { day: number; kind: string; text: string }[] }) =>
  value.entries.map(({ day, kind, text }) => `${day} ${kind}: ${text}`);

describe("what the worked dossier shows", () => {
  it("play: invasion, request, a veto, and whoever helps all the same is in breach, under these words", async () => {
    const course = ["play", ...about, "--scenario", "unapproved"];
    const value = await only([...course, "--reading", "clarified"]);
    expect(value.sentence).toMatch(/^The promise is not kept, and France is in breach of clause bar\./);
    expect(told(value)).toEqual([
      "0 event: Russia attacks Ukraine.",
      "0 asked: The decision “Whether the guarantors act for Ukraine” falls due, until day 3.",
      "0 forbidden: The United States, the United Kingdom, France, Germany and China must not intervene from now on.",
      "0 request: Ukraine invokes clause defence.",
      "1 vote: Russia votes no on the decision “Whether the guarantors act for Ukraine”.",
      "1 refused: No outstanding vote can change it any longer: the decision “Whether the guarantors act for Ukraine” fails.",
      "4 deed: France assists Ukraine.",
      "4 breach: France is in breach of clause bar, which forbids it to intervene.",
    ]);
    const [breach, ...others] = value.breaches;
    expect(others).toEqual([]);
    expect(breach).toMatchObject({ parties: ["France"], kind: "barred", clause: "Guarantee.bar", from: 4 });
    const cited = breach.support.flatMap((one: { fragments?: { words: string }[] }) => one.fragments ?? []);
    expect(cited.map(({ words }: { words: string }) => words)).toContain(
      "Moscow could portray this support as an illegal intervention",
    );
    // As announced, the same help keeps the promise.
    const announced = await only([...course, "--reading", "announced", "--keep-duties"]);
    expect(announced).toMatchObject({ breaches: [], barred: [], kept: { atEnd: true } });
  });

  it("story: a veto by Russia or China, after which help would be a breach; as announced there is none", async () => {
    const value = await only(["story", ...about, "--scenario", "renewed", "--reading", "clarified"]);
    expect(value).toMatchObject({ exists: true, length: 3, instead: ["China"] });
    expect(value.departures).toEqual([{ party: "Russia", kind: "vote", about: "Guarantee.response", how: "votes no" }]);
    expect(value.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      "event",
      "asked",
      "forbidden",
      "request",
      "vote",
      "refused",
    ]);
    expect(value.remark).toMatch(/^Were .*France.* to help now, they would be in breach of clause bar\.$/);
    expect(await only(["story", ...about, "--reading", "announced"])).toMatchObject({ exists: false });
  });

  it("worth: worse than no agreement as clarified, not as announced, and the terms are named", async () => {
    const worth = (reading: string) => only(["worth", ...about, "--scenario", "renewed", "--reading", reading]);
    const clarified = await worth("clarified");
    expect(clarified.verdict).toBe("worse");
    expect(clarified.why.sentence).toMatch(
      /clause bar forbids help that would be lawful without it \(unless response is approved, each of the Guarantors except the attacker must not intervene\)/,
    );
    expect(clarified.why.steps).toHaveLength(1);
    expect(clarified.with.by.map(({ days }: { days: number }) => days)).toEqual([3, 7, 14, 30]);
    expect((await worth("announced")).verdict).toBe("better");
  });

  it("questions: veto and seats, in whatever order and under whatever names the file has them", async () => {
    const asked = async (cwd: string, path: string) => {
      const [{ ranked }] = await answers(
        ["questions", path, "--of", "Guarantee.protection", "--scenario", "renewed"],
        cwd,
      );
      return ranked as { question: { name: string }; movements: unknown; moves: boolean }[];
    };
    const before = await asked(root, "dossiers/ukraine-2025");
    expect(before.map(({ question, moves }) => [question.name, moves])).toEqual([
      ["veto", true],
      ["seats", true],
    ]);
    const cwd = folder();
    cpSync(join(root, "dossiers/ukraine-2025"), join(cwd, "dossier"), { recursive: true });
    for (const name of ["guarantee", "record", "influence", "scenarios"]) {
      const path = join(cwd, "dossier", `${name}.proviso`);
      writeFileSync(path, turned(readFileSync(path, "utf8")));
    }
    const after = await asked(cwd, "dossier");
    expect(after.map(({ question }) => question.name)).toEqual(["zuletzt", "anfangs"]);
    expect(after.map(({ movements }) => swapped(movements))).toEqual(before.map(({ movements }) => movements));
  });

  it("brief: every answer is in it, as a value and as text", async () => {
    const [brief] = await answers(["brief", "dossiers/ukraine-2025"]);
    const { times, ledgers, stories, courses, questions, differences, ranges, deterrences, tables } = brief;
    expect(deterrences[0].cases.map((one: { under: string; verdict: string }) => [one.under, one.verdict])).toEqual([
      ["As announced", "attack does not pay"],
      ["As clarified", "attack pays"],
    ]);
    expect(ranges[0].cases.map(({ under }: { under: string }) => under)).toEqual(["As announced", "As clarified"]);
    expect(ranges[0].cases[0].over.axes[0]).toEqual({
      name: "UnitedStates follows WitkoffCamp",
      kind: "chance",
      values: [0.5, 0.9],
    });
    expect(tables.map(({ table }: { table: string }) => table)).toEqual(["washington"]);
    expect(tables[0].dates.map(({ on }: { on: string }) => on)).toEqual(["2025-01", "2025-08"]);
    expect(tables[0].rests.every(({ support }: { support: object[] }) => support.length > 0)).toBe(true);
    expect(times.map((one: { scenario: string; reading: string }) => `${one.scenario} ${one.reading}`)).toEqual([
      "renewed announced",
      "renewed clarified",
      "chinaStandsAside announced",
      "chinaStandsAside clarified",
    ]);
    expect(times[1].value.worth.verdict).toBe("worse");
    expect(times[1].value.arrival.low.by).toEqual([3, 7, 14, 30].map((days) => ({ days, probability: 0 })));
    expect(ledgers.flatMap(({ lines }: { lines: unknown[] }) => lines)).not.toEqual([]);
    expect(stories.map(({ value }: { value: { exists: boolean } }) => value.exists)).toEqual([false, true]);
    expect(courses.at(-1).value.breaches).toMatchObject([{ parties: ["France"], clause: "Guarantee.bar" }]);
    expect(questions[0].say).toMatch(/^Can Russia and China block the response\? If “held”/);
    expect(differences).toHaveLength(1);
    const { stdout } = await ended([script(), "brief", "dossiers/ukraine-2025"], { cwd: root });
    for (const words of [
      "How sure, how fast, and against no agreement: Renewed invasion",
      "What is given for what",
      "How it fails and nobody breaks it",
      "Who is in breach at the end",
      "Over the ranges stated: Renewed invasion",
      "Would an attack pay: Renewed invasion",
      "Where those round a table would meet",
      "What to ask, in this order",
      "What the drafts change",
    ])
      expect(stdout.split("\n")).toContain(words);
  });
});

/** The two questions in the other order, with other names, and each with its answers the other way round under other names. */
function turned(text: string): string {
  const names = {
    veto: "zuletzt",
    seats: "anfangs",
    absent: "z0",
    held: "a0",
    western: "z1",
    broad: "a1",
  };
  const [, veto, seats] = /( {2}question veto .*?)( {2}question seats .*?)(?=\n\n)/s.exec(text) ?? [];
  const ordered = veto === undefined || seats === undefined ? text : text.replace(veto + seats, `${seats}\n${veto}`);
  const answersTurned = ordered.replaceAll(/either (absent|western) or (held|broad)/g, "either $2 or $1");
  // What stands in quotation marks is prose and citations.
  return answersTurned
    .split(/("[^"]*")/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replaceAll(/\b(veto|seats|absent|held|western|broad)\b/g, (name) => names[name as "veto"]),
    )
    .join("");
}

/** Movements with their figures by answer the other way round, and without what adding up in another order may change in the last place. */
function swapped(movements: unknown): unknown {
  return (movements as { means: number[] }[]).map((one) => ({ ...one, means: one.means.toReversed() }));
}

describe("what the shelf shows", () => {
  it("the North Atlantic Treaty: every ally has to decline, and only they", async () => {
    const value = await only([
      "story",
      "library/north-atlantic-treaty.proviso",
      "--of",
      "Nato1949.aid",
      "--to",
      "Estonia",
    ]);
    const { stdout } = await ended([script(), "export", "--model", "library/north-atlantic-treaty.proviso"], {
      cwd: root,
    });
    const { agreements } = JSON.parse(stdout);
    const { groups } = agreements.find(({ id }: { id: string }) => id === "Nato1949");
    const { entries } = groups.find(({ name }: { name: string }) => name === "Parties");
    const parties = entries.map(({ who }: { who: { party: string } }) => who.party);
    expect(parties).toHaveLength(32);
    const declining = value.departures.map(({ party }: { party: string }) => party);
    expect([...declining, "Estonia"].sort()).toEqual([...parties].sort());
    expect(new Set(value.departures.map(({ kind, how }: { kind: string; how: string }) => `${kind} ${how}`))).toEqual(
      new Set(["act declines"]),
    );
  });

  it("Cyprus: no story bars one guarantor from acting alone, whoever attacks and however it is read", async () => {
    for (const more of [[], ["--attacker", "Turkey"], ["--attacker", "Greece"]]) {
      const [{ cases }] = await answers(["story", "library/cyprus-guarantee.proviso", ...more]);
      expect(cases.length).toBeGreaterThan(0);
      for (const { value } of cases) {
        expect(value).toMatchObject({ exists: true, barred: [] });
        expect(value.remark).toMatch(/no course of events bars anyone from helping/);
      }
    }
  });
});
