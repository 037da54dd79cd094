import type { Model } from "@proviso/agreement";
import type { Lane, Thread } from "@proviso/record";
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { partyColour } from "../../parts/party-colour.ts";
import { Axis, Grid } from "./axis.tsx";
import { type Layout, layoutOf, type Placed, type Row } from "./layout.ts";
import { type Mark, markId } from "./marks.ts";
import { moved } from "./moves.ts";
import type { Pick } from "./pick.ts";
import { RowMarks } from "./row-marks.tsx";
import { Threads } from "./threads.tsx";
import { dayOf, isoDay } from "./time.ts";
import { Tip } from "./tip.tsx";
import { tilesOf, useWindow } from "./window.ts";

/** Up to so many threads are drawn at once; of more, only those of the mark that one is at. */
const MOST_THREADS = 24;
/** Up to so many marks have their act written beside them, where there is room. */
const MOST_LABELLED = 400;
const AXIS = 34;

/** Who said what, when: a row for each speaker below its party, time from left to right. Only what is in sight is in the page. */
export function Timeline({
  model,
  lanes,
  marks,
  threads,
  title,
  width,
  zoom,
  from,
  picked,
  hot,
  onPick,
  onClose,
  onZoom,
  onScrolled,
}: {
  readonly model: Model;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly threads: readonly Thread[];
  readonly title: string;
  /** Of the whole picture, with the names. */
  readonly width: number;
  readonly zoom: number;
  /** The day at the left edge, where the address names one. */
  readonly from?: string;
  readonly picked?: string;
  /** A thread that is pointed at elsewhere. */
  readonly hot?: Thread;
  readonly onPick: Pick;
  readonly onClose: () => void;
  readonly onZoom: (factor: number) => void;
  readonly onScrolled: (from: string) => void;
}) {
  const names = width < 860 ? 150 : 190;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState<string | undefined>(picked);
  const [pointed, setPointed] = useState<string>();

  const layout = useMemo(
    () => layoutOf(lanes, marks, Math.round((width - names - 2) * zoom), marks.length <= MOST_LABELLED),
    [lanes, marks, width, names, zoom],
  );
  const tiles = useMemo(() => tilesOf(layout), [layout]);
  const [view, look] = useWindow(scroller, layout, names, AXIS);
  const at = active === undefined ? undefined : layout.at.get(active)?.placed;

  const shown = useMemo(() => {
    if (threads.length <= MOST_THREADS) return threads;
    const keys = new Set([active, pointed, picked]);
    return threads.filter((thread) => thread === hot || thread.ends.some((end) => keys.has(end)));
  }, [threads, active, pointed, picked, hot]);

  useKeptPlace(scroller, layout, from, onScrolled, look);
  // Once for each statement that is picked; another scale or filter moves nothing away from where one looks.
  const revealed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (revealed.current === picked) return;
    revealed.current = picked;
    if (picked === undefined) return;
    setActive(picked);
    reveal(scroller.current, layout.at.get(picked)?.placed, names);
  }, [picked, layout, names]);

  const go = (key: string): void => {
    setActive(key);
    reveal(scroller.current, layout.at.get(key)?.placed, names);
    look();
    if (picked !== undefined && picked !== key) onPick(key, "follow");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = ((): boolean => {
      switch (event.key) {
        case "Enter":
        case " ":
          if (active !== undefined) onPick(active, "open");
          return active !== undefined;
        case "Escape":
          onClose();
          return picked !== undefined;
        case "+":
        case "=":
          onZoom(1.6);
          return true;
        case "-":
          onZoom(1 / 1.6);
          return true;
        default: {
          const next = moved(layout, active, event.key);
          if (next !== undefined) go(next);
          return next !== undefined;
        }
      }
    })();
    if (done) event.preventDefault();
  };
  const keyAt = (event: MouseEvent | React.PointerEvent): string | undefined =>
    (event.target as Element).closest<SVGElement>("[data-key]")?.dataset["key"];

  return (
    <div className="timeline">
      <div
        className="timeline-scroll"
        ref={scroller}
        role="listbox"
        aria-label={title}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={at === undefined ? undefined : markId(at.mark.key)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={look}
        onFocus={() => {
          if (active === undefined || !layout.at.has(active)) setActive(picked ?? firstOf(layout));
        }}
        onClick={(event) => {
          const key = keyAt(event);
          if (key === undefined) return;
          setActive(key);
          onPick(key, "show");
        }}
        onPointerOver={(event) => setPointed(keyAt(event))}
        onPointerLeave={() => setPointed(undefined)}
      >
        <div
          className="timeline-sheet"
          role="presentation"
          style={{
            gridTemplateColumns: `${names}px ${layout.width}px`,
            gridTemplateRows: `${AXIS}px ${layout.height}px`,
          }}
        >
          <div className="timeline-corner" aria-hidden="true" />
          <Axis layout={layout} view={view} height={AXIS} />
          <Names model={model} rows={layout.rows} />
          <Grid layout={layout} view={view} />
          <svg className="timeline-field" width={layout.width} height={layout.height} role="presentation">
            {tiles.map((row, i) =>
              i < view.firstRow || i > view.lastRow
                ? null
                : row.map(({ tile, placed }) =>
                    tile !== "wide" && (tile < view.firstTile || tile > view.lastTile) ? null : (
                      <RowMarks
                        key={`${layout.rows[i]?.key}${tile}`}
                        model={model}
                        placed={placed}
                        colour={colourOf(model, layout.rows[i])}
                        picked={picked}
                      />
                    ),
                  ),
            )}
            {at === undefined ? null : <circle className="timeline-at" cx={at.x} cy={at.y} r="11" />}
            {picked === undefined || layout.at.get(picked) === undefined ? null : (
              <circle
                className="timeline-picked"
                cx={layout.at.get(picked)?.placed.x}
                cy={layout.at.get(picked)?.placed.y}
                r="11"
              />
            )}
          </svg>
          <Threads layout={layout} threads={shown} hot={hot} keys={[active, pointed]} />
        </div>
      </div>
      <Tip
        scroller={scroller}
        placed={pointed === undefined || pointed === picked ? undefined : layout.at.get(pointed)?.placed}
        model={model}
        left={names}
        top={AXIS}
      />
      <p className="label" id={`${id}-keys`}>
        Arrow keys go from statement to statement, Enter opens one, + and − change the scale of time.
        {threads.length > MOST_THREADS
          ? ` Of ${threads.length.toLocaleString("en")} threads those of the statement that you are at are drawn.`
          : ""}
      </p>
    </div>
  );
}

function colourOf(model: Model, row: Row | undefined): string {
  return row?.party === undefined ? "var(--ink-quiet)" : partyColour(model, row.party);
}

function firstOf({ rows }: Layout): string | undefined {
  return rows.find(({ placed }) => placed.length > 0)?.placed[0]?.mark.key;
}

/** Who speaks; each mark says it too, so that this is for the eye. */
function Names({ model, rows }: { readonly model: Model; readonly rows: readonly Row[] }) {
  return (
    <div className="timeline-names" aria-hidden="true">
      {rows.map((row) => (
        <div key={row.key} data-inner={row.inner} style={{ height: row.height }}>
          <span className="swatch" style={{ background: colourOf(model, row) }} />
          <span title={row.name}>{row.name}</span>
        </div>
      ))}
    </div>
  );
}

/** Brings a mark into sight inside the picture, and moves nothing where it is. */
function reveal(scroller: HTMLElement | null, placed: Placed | undefined, names: number): void {
  if (scroller === null || placed === undefined) return;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const [width, height] = [clientWidth - names, clientHeight - AXIS];
  const margin = 48;
  if (placed.x < scrollLeft + margin || placed.x > scrollLeft + width - margin)
    scroller.scrollLeft = placed.x - width / 2;
  if (placed.y < scrollTop + 20 || placed.y > scrollTop + height - 20) scroller.scrollTop = placed.y - height / 2;
}

/** Goes to the day that the address names, tells it when one scrolls, and stays at the same day when the scale changes. */
function useKeptPlace(
  scroller: React.RefObject<HTMLDivElement | null>,
  { scale, width }: Layout,
  from: string | undefined,
  onScrolled: (from: string) => void,
  look: () => void,
): void {
  const told = useRef<string | undefined>(undefined);
  const middle = useRef<number | undefined>(undefined);
  const last = useRef<Layout["scale"] | undefined>(undefined);
  const tell = useRef(onScrolled);
  tell.current = onScrolled;

  // The day in the middle, as the scale before had it.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (last.current !== undefined && last.current !== scale && middle.current !== undefined)
      element.scrollLeft = scale.x(middle.current) - element.clientWidth / 2;
    last.current = scale;
    look();
  }, [scroller, scale, look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another width of the same scale is another place
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || from === undefined || from === told.current || !/^\d{4}-\d\d-\d\d$/.test(from)) return;
    const [year = 1970, month = 1, day = 1] = from.split("-").map(Number);
    element.scrollLeft = scale.x(dayOf(year, month, day));
    told.current = from;
  }, [scroller, scale, from, width]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      middle.current = scale.day(element.scrollLeft + element.clientWidth / 2);
      clearTimeout(pause);
      pause = setTimeout(() => {
        const day = element.scrollLeft <= 0 ? "" : isoDay(scale.day(element.scrollLeft));
        if (day === (told.current ?? "")) return;
        told.current = day;
        tell.current(day);
      }, 400);
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(pause);
      element.removeEventListener("scroll", scrolled);
    };
  }, [scroller, scale]);
}
