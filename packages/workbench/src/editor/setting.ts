import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import { isIn, type Reading, readAlready, type SupportRun } from "./reading.ts";

/** The text as it is read by its shape, once for each change. */
export const reading = StateField.define<Reading>({
  create: (state) => readAlready(state.doc.toString()),
  update: (before, transaction) => (transaction.docChanged ? readAlready(transaction.newDoc.toString()) : before),
});

/** Answers given to open questions, by qualified question: what is then not in the text is struck. */
export const take = StateEffect.define<Readonly<Record<string, string>>>();

const taken = StateField.define<Readonly<Record<string, string>>>({
  create: () => ({}),
  update: (before, { effects }) => effects.find((effect) => effect.is(take))?.value ?? before,
});

/** Whether sources and assumptions are folded to a word each. */
export const foldSources = StateEffect.define<boolean>();

interface Folding {
  readonly folded: boolean;
  /** Places of the runs that were opened by hand. */
  readonly opened: readonly number[];
}

const openSource = StateEffect.define<number>({ map: (at, changes) => changes.mapPos(at) });

const folding = StateField.define<Folding>({
  create: () => ({ folded: false, opened: [] }),
  update: (before, transaction) => {
    let { folded, opened } = before;
    if (transaction.docChanged) opened = opened.map((at) => transaction.changes.mapPos(at));
    for (const effect of transaction.effects) {
      if (effect.is(foldSources)) {
        folded = effect.value;
        opened = [];
      } else if (effect.is(openSource)) opened = [...opened, effect.value];
    }
    return folded === before.folded && opened === before.opened ? before : { folded, opened };
  },
});

/** What stands for folded sources: that there are some, and of which kind. */
class FoldedSources extends WidgetType {
  readonly #run: SupportRun;

  constructor(run: SupportRun) {
    super();
    this.#run = run;
  }

  override eq(other: FoldedSources): boolean {
    return this.#run.from === other.#run.from && this.#run.texts.join() === other.#run.texts.join();
  }

  override toDOM(view: EditorView): HTMLElement {
    const { from, kinds, texts } = this.#run;
    const word = document.createElement("span");
    word.className = "cm-sources";
    word.textContent = kinds.join(", ");
    word.title = texts.join("\n\n");
    word.addEventListener("mousedown", (event) => {
      event.preventDefault();
      view.dispatch({ effects: openSource.of(from) });
    });
    return word;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const folds = StateField.define<DecorationSet>({
  create: foldsOf,
  update: (before, transaction) => {
    const { state, startState } = transaction;
    const same =
      state.field(folding) === startState.field(folding) &&
      !transaction.docChanged &&
      (transaction.selection === undefined || !state.field(folding).folded);
    return same ? before : foldsOf(state);
  },
  provide: (of) => [EditorView.decorations.from(of), EditorView.atomicRanges.of((view) => view.state.field(of))],
});

function foldsOf(state: EditorState): DecorationSet {
  const { folded, opened } = state.field(folding);
  if (!folded) return Decoration.none;
  const text = state.doc;
  const selected = state.selection.ranges;
  return Decoration.set(
    state.field(reading).supports.flatMap((run) => {
      const line = text.lineAt(run.from);
      const before = line.text.slice(0, run.from - line.from);
      // A run on lines of its own goes with its line breaks; one that follows its sentence, with the blank before it.
      const from =
        before.trim() === "" && line.number > 1 ? text.line(line.number - 1).to : line.from + before.trimEnd().length;
      const isOpen =
        opened.some((at) => run.from <= at && at <= run.to) ||
        selected.some(({ from: start, to: end }) => end > from && start <= run.to);
      return isOpen || from >= run.to
        ? []
        : [Decoration.replace({ widget: new FoldedSources(run) }).range(from, run.to)];
    }),
    true,
  );
}

/** How each part looks: by classes, which the theme knows. Only for what is on the screen. */
class Setting {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = decorated(view);
  }

  update(update: ViewUpdate): void {
    const { startState, state } = update;
    if (
      update.docChanged ||
      update.viewportChanged ||
      startState.field(taken) !== state.field(taken) ||
      startState.field(folding) !== state.field(folding)
    )
      this.decorations = decorated(update.view);
  }
}

/** Indentation of more columns than this hangs like this. */
export const MOST_COLUMNS = 16;

const lineClass = (names: string): Decoration => Decoration.line({ class: names });
const MARKS = new Map(
  (["comment", "keyword", "name", "title", "cited", "quoted", "guard", "modal"] as const).map((kind) => [
    kind,
    Decoration.mark({ class: `cm-p-${kind}` }),
  ]),
);
const INDENT = Decoration.mark({ class: "cm-indent" });
const NOT_TAKEN = Decoration.mark({ class: "cm-not-taken" });
const SUPPORT = Decoration.mark({ class: "cm-support" });

function decorated(view: EditorView): DecorationSet {
  const { state } = view;
  const { marks, supports, brackets, items } = state.field(reading);
  const answers = state.field(taken);
  const struck = brackets.filter((bracket) => isIn(bracket, answers) === false);
  const headings = new Set(
    items.filter(({ kind }) => kind === "agreement").map(({ from }) => state.doc.lineAt(from).from),
  );
  const firsts = new Set(items.map(({ from }) => from));
  const found = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      at = line.to + 1;
      const blank = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
      const first = line.from + blank;
      const classes = [`cm-in-${Math.min(blank, MOST_COLUMNS)}`];
      if (line.length > 0 && supports.some((run) => run.from <= first && first < run.to))
        classes.push("cm-support-line");
      if (headings.has(line.from)) classes.push("cm-heading-line");
      else if (firsts.has(first) || firsts.has(first + 1)) classes.push("cm-item-line");
      if (brackets.some((bracket) => bracket.from < first && first < bracket.to)) classes.push("cm-open-line");
      found.push(lineClass(classes.join(" ")).range(line.from));
      if (blank > 0) found.push(INDENT.range(line.from, first));
    }
    const within = <T extends { readonly from: number; readonly to: number }>(all: readonly T[]): T[] =>
      all.filter((one) => one.from < to && from < one.to);
    for (const mark of within(marks)) {
      const decoration = MARKS.get(mark.kind);
      if (decoration !== undefined) found.push(decoration.range(mark.from, mark.to));
    }
    for (const run of within(supports)) found.push(SUPPORT.range(run.from, run.to));
    for (const bracket of within(struck)) {
      // Line by line, so that no indentation is struck.
      for (let at = Math.max(bracket.from, state.doc.lineAt(from).from); at < Math.min(bracket.to, to); ) {
        const line = state.doc.lineAt(at);
        const start = Math.max(bracket.from, line.from + (line.text.length - line.text.trimStart().length));
        const end = Math.min(bracket.to, line.to);
        if (start < end) found.push(NOT_TAKEN.range(start, end));
        at = line.to + 1;
      }
    }
  }
  return Decoration.set(found, true);
}

/** An agreement set like a text: sentences hang, sources are quiet and can be folded, what a question leaves out is struck. */
export const setting: Extension = [
  reading,
  taken,
  folding,
  folds,
  ViewPlugin.fromClass(Setting, { decorations: (plugin) => plugin.decorations }),
];
