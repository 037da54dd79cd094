/** How many words a second the reader reads, on passages of our own put one after another: `node benchmarks/reader.ts`. */
import { attributions } from "../packages/reader/src/attributions.ts";
import { goldPassages } from "../packages/reader/test/measure.ts";
import { measure, row } from "./measure.ts";

const passages = goldPassages("tuning").map(({ text }) => text);
const text = Array.from({ length: 20 }, () => passages.join("\n\n")).join("\n\n");
const words = text.match(/\S+/g)?.length ?? 0;

const loading = performance.now();
attributions("Lavrov said no.");
console.log(
  row({ name: "load the tagger and read one sentence", median: performance.now() - loading, runs: 1, note: "" }),
);

const measured = measure("who said what", () => `${attributions(text).length} attributions`);
const speed = Math.round((words * 1000) / measured.median / 1000);
console.log(row({ ...measured, note: `${measured.note} in ${words} words: ${speed},000 words a second` }));
