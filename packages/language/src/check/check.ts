import type { Model, Place } from "@proviso/agreement";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Diagnostic, Extra, Report } from "../diagnostics/diagnostic.ts";
import type { Names } from "../link/names.ts";
import type { Gathered } from "../lower/context.ts";
import { Questions, TooManyCombinations } from "./combinations.ts";
import { checkGroups } from "./groups.ts";
import { checkPresence } from "./presence.ts";
import { checkQuestions } from "./questions.ts";
import { checkRecord } from "./record.ts";
import { checkRoles } from "./roles.ts";
import { checkRules } from "./rules.ts";
import { checkScenarios } from "./scenarios.ts";

/** What a check sees: the model as far as it could be made, and where to tell. */
export interface Checked {
  readonly model: Model;
  readonly names: Names;
  readonly gathered: Gathered;
  readonly questions: Questions;
  /** Tells, unless an earlier mistake in the same item explains what is missing. */
  tell(code: DiagnosticCode, item: Place, at: Place, message: string, extra?: Extra): void;
  /** Runs a check of one item that goes through combinations. */
  guarded(item: Place, work: () => void): void;
}

/** The checks that need the whole model. Each is a function in a file of its own. */
export function check(model: Model, names: Names, gathered: Gathered, report: Report): void {
  const damage = new Damage(report.sorted());
  const checked: Checked = {
    model,
    names,
    gathered,
    questions: new Questions(model),
    tell(code, item, at, message, extra) {
      if (!damage.touches(item)) report.add(code, at, message, extra);
    },
    guarded(item, work) {
      try {
        work();
      } catch (error) {
        if (!(error instanceof TooManyCombinations)) throw error;
        report.add("too-many-versions", item, "This depends on more than 65,536 combinations of answers.");
      }
    },
  };
  checkRecord(checked);
  if (!checkQuestions(checked)) return;
  checkGroups(checked);
  checkRules(checked);
  checkPresence(checked);
  checkRoles(checked);
  checkScenarios(checked);
}

/** Errors may break off an item early, so a little text after its end counts as its own. */
const REACH = 80;

class Damage {
  readonly #offsets = new Map<string, number[]>();

  constructor(diagnostics: readonly Diagnostic[]) {
    for (const { severity, place } of diagnostics) {
      if (severity !== "error") continue;
      const offsets = this.#offsets.get(place.file);
      if (offsets === undefined) this.#offsets.set(place.file, [place.offset]);
      else offsets.push(place.offset);
    }
    for (const offsets of this.#offsets.values()) offsets.sort((a, b) => a - b);
  }

  touches(place: Place): boolean {
    const offsets = this.#offsets.get(place.file);
    if (offsets === undefined) return false;
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) < place.offset) low = middle + 1;
      else high = middle;
    }
    const first = offsets[low];
    return first !== undefined && first <= place.end + REACH;
  }
}
