import type { DocumentValidator, LangiumDocument } from "langium";
import { type CancellationToken, Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Severity } from "../diagnostics/codes.ts";
import { InputError } from "../host.ts";
import type { Analyses } from "./analyses.ts";
import { toLocation, toRange } from "./places.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Tells the editor what `load` would tell the command line. */
export class ProvisoDocumentValidator implements DocumentValidator {
  readonly #analyses: Analyses;

  constructor(analyses: Analyses) {
    this.#analyses = analyses;
  }

  async validateDocument(document: LangiumDocument, _: unknown, cancelled?: CancellationToken): Promise<Diagnostic[]> {
    const analysed = await this.#analyses.of(document).catch((error: unknown) => {
      if (error instanceof InputError) return undefined;
      throw error;
    });
    if (!analysed || cancelled?.isCancellationRequested) return [];
    return analysed.analysis.diagnostics
      .filter(({ place }) => place.file === analysed.path)
      .map(({ code, severity, message, help, place, related }) => ({
        ...Diagnostic.create(
          toRange(place),
          help ? `${message}\n${help}` : message,
          SEVERITIES[severity],
          code,
          "proviso",
        ),
        relatedInformation: (related ?? []).map((each) => ({
          location: toLocation(each.place),
          message: each.message,
        })),
      }));
  }
}
