import type { Model } from "@proviso/agreement";
import type { ScenarioLine } from "@proviso/promise";
import { Slider } from "radix-ui";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Cited } from "../../parts/why.tsx";
import { lineWords, named, sourceWords } from "./numbers.ts";

type Numbers = Readonly<Record<string, number>>;

/** Days up to which a delay can be drawn out, unless the text goes further. */
const LONGEST = 60;

/**
 * The numbers of one line of a scenario, to be moved by hand: handles divide the whole between its shares, so that they always add up to 100%; a delay has
 * a handle for its least and its most. What the text says stays marked.
 */
export function SliderRow({
  model,
  line,
  text,
  changed,
  onMove,
  onSettle,
  onReset,
}: {
  readonly model: Model;
  /** As it stands now. */
  readonly line: ScenarioLine;
  /** As the text has it. */
  readonly text: ScenarioLine;
  readonly changed: boolean;
  readonly onMove: (numbers: Numbers) => void;
  readonly onSettle: (numbers: Numbers) => void;
  readonly onReset: () => void;
}) {
  const shape = shapeOf(model, line);
  const original = shapeOf(model, text);
  const who = lineWords(model, line);
  const words = shape.words.join(", ");
  return (
    <div className="slider-row" data-changed={changed}>
      <p className="slider-who">
        {who} <span className="label">{shape.what}</span>
      </p>
      <p className="slider-words">
        {shape.words.map((word, i) => (
          <span key={shape.parts[i] ?? word} className="slider-part" data-part={shape.parts[i]}>
            {word}
          </span>
        ))}
      </p>
      <Slider.Root
        className="slider"
        value={[...shape.values]}
        min={0}
        max={shape.max}
        step={1}
        minStepsBetweenThumbs={0}
        onValueChange={(values) => onMove(shape.numbers(values))}
        onValueCommit={(values) => onSettle(shape.numbers(values))}
      >
        <Slider.Track className="slider-track">
          {shape.segments.map(({ part, from, to }) => (
            <span
              key={part}
              className="slider-segment"
              data-part={part}
              style={{
                insetInlineStart: `${(from / shape.max) * 100}%`,
                inlineSize: `${(Math.max(0, to - from) / shape.max) * 100}%`,
              }}
            />
          ))}
          {original.ranges.map(({ from, to }) => (
            <span
              key={`${from} ${to}`}
              className="slider-range"
              style={{
                insetInlineStart: `${(from / shape.max) * 100}%`,
                inlineSize: `${((to - from) / shape.max) * 100}%`,
              }}
            />
          ))}
          {changed
            ? original.values.map((value, i) => (
                <span
                  key={original.handles[i]}
                  className="slider-text-mark"
                  style={{ insetInlineStart: `${(value / shape.max) * 100}%` }}
                />
              ))
            : null}
        </Slider.Track>
        {shape.handles.map((handle) => (
          <Slider.Thumb key={handle} className="slider-thumb" aria-label={`${who}: ${handle}`} aria-valuetext={words} />
        ))}
      </Slider.Root>
      <p className="slider-source label">
        {changed ? (
          <>
            <strong className="yours">your number, not the text’s</strong> (the text: {original.words.join(", ")}){" "}
            <button
              type="button"
              className="button"
              data-kind="plain"
              aria-label={`back to the text’s: ${who}`}
              onClick={onReset}
            >
              back to the text’s
            </button>
          </>
        ) : (
          <>
            {sourceWords(text)}
            {original.ranges.length > 0 ? `, ${original.rangeWords}` : ""}
          </>
        )}
      </p>
      {text.unstated === true ? null : (
        <details className="why">
          <summary>where this comes from</summary>
          <p>
            <PlaceLink at={text.at} />
          </p>
          <Cited support={[...text.support, ...text.numbers.flatMap(({ range }) => range?.support ?? [])]} />
        </details>
      )}
    </div>
  );
}

interface Shape {
  /** What the line says of whom. */
  readonly what: string;
  readonly max: number;
  /** Where the handles stand. */
  readonly values: readonly number[];
  readonly handles: readonly string[];
  readonly parts: readonly string[];
  readonly words: readonly string[];
  readonly segments: readonly { readonly part: string; readonly from: number; readonly to: number }[];
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly rangeWords: string;
  readonly numbers: (values: readonly number[]) => Numbers;
}

const percents = (share: number): number => Number((share * 100).toFixed(6));

function shapeOf(model: Model, line: ScenarioLine): Shape {
  const { kind, numbers } = line;
  if (kind === "delay" || kind === "ratification") {
    const [from, to] = [numbers[0]?.value ?? 0, numbers[1]?.value ?? 0];
    return {
      what: kind === "delay" ? "takes" : "takes to ratify",
      max: Math.max(LONGEST, to, ...numbers.map(({ range }) => range?.to ?? 0)),
      values: [from, to],
      handles: ["at least", "at most"],
      parts: ["delay"],
      words: [from === to ? `${from} ${line.unit}s` : `${from} to ${to} ${line.unit}s`],
      segments: [{ part: "delay", from, to }],
      ...rangesOf(line, (value) => value, ` ${line.unit}s`),
      numbers: (values) => Object.fromEntries(numbers.map(({ name }, i) => [name, values[i] ?? 0])),
    };
  }
  if (kind === "day") {
    const day = numbers[0]?.value ?? 0;
    return {
      what: "happens on",
      max: Math.max(LONGEST, day, ...numbers.map(({ range }) => range?.to ?? 0)),
      values: [day],
      handles: ["day"],
      parts: ["delay"],
      words: [`day ${day}`],
      segments: [],
      ...rangesOf(line, (value) => value, ""),
      numbers: ([value = 0]) => Object.fromEntries(numbers.map(({ name }) => [name, value])),
    };
  }
  if (kind === "reliability" || kind === "vetoed") {
    const share = percents(numbers[0]?.value ?? 1);
    return {
      what: kind === "reliability" ? "keeps its word" : "is cast",
      max: 100,
      values: [share],
      handles: ["how often"],
      parts: ["kept"],
      words: [`${share}% of the time`],
      segments: [{ part: "kept", from: 0, to: share }],
      ...rangesOf(line, percents, "%"),
      numbers: ([value = 0]) => Object.fromEntries(numbers.map(({ name }) => [name, value / 100])),
    };
  }
  // Shares of one whole: each handle stands where one share ends and the next begins; the last share is what is left.
  const given = kind === "stance" ? numbers.slice(0, -1) : numbers;
  const last = kind === "stance" ? (numbers.at(-1)?.part ?? "") : "its own mind";
  const ends = given.map((_, i) => percents(given.slice(0, i + 1).reduce((sum, { value }) => sum + value, 0)));
  const parts = [...given.map(({ part }) => part), last];
  const name = (part: string): string => (kind === "stance" || part === last ? part : named(model, part));
  const shares = parts.map((part, i) => ({ part, from: ends[i - 1] ?? 0, to: ends[i] ?? 100 }));
  return {
    what: kind === "stance" ? "would decide" : "follows",
    max: 100,
    values: ends,
    handles: given.map(({ part }, i) => `between ${name(part)} and ${name(parts[i + 1] ?? last)}`),
    parts: kind === "stance" ? parts : parts.map((_, i) => `leader-${Math.min(i, 3)}`),
    words: shares.map(({ part, from, to }) => `${name(part)} ${percents((to - from) / 100)}%`),
    segments: shares.map(({ part, from, to }, i) => ({
      part: kind === "stance" ? part : `leader-${Math.min(i, 3)}`,
      from,
      to,
    })),
    ...rangesOf(line, percents, "%", name),
    numbers: (values) =>
      Object.fromEntries(
        given.map(({ name: number }, i) => [
          number,
          Number((((values[i] ?? 0) - (values[i - 1] ?? 0)) / 100).toFixed(6)),
        ]),
      ),
  };
}

/** The range that the scenario states for the first share, an end of a delay, or the one number there is. */
function rangesOf(
  { numbers }: ScenarioLine,
  scaled: (value: number) => number,
  unit: string,
  name: (part: string) => string = (part) => part,
): Pick<Shape, "ranges" | "rangeWords"> {
  const stated = numbers.filter(({ range }) => range !== undefined);
  return {
    // Only the first share begins at nothing, so that its range can be drawn on the track.
    ranges: stated
      .filter(({ kind }, i) => kind === "count" || (i === 0 && stated[0]?.name === numbers[0]?.name))
      .flatMap(({ range }) => (range === undefined ? [] : [{ from: scaled(range.from), to: scaled(range.to) }])),
    rangeWords: stated
      .map(
        ({ part, range }) =>
          `${part === "" ? "" : `${name(part)} `}stated as ${scaled(range?.from ?? 0)} to ${scaled(range?.to ?? 0)}${unit}`,
      )
      .join("; "),
  };
}
