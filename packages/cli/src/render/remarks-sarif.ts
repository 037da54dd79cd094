import type { Place } from "@proviso/agreement";
import type { Remark, Severity } from "./remark.ts";

/** What the reader of a report can look up about a code. */
export interface RuleText {
  readonly short: string;
  readonly help?: string;
}

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

/** Remarks as a SARIF 2.1.0 log, which code hosts and editors show beside the text. */
export function remarksSarif(
  remarks: readonly Remark[],
  version: string,
  rules: ReadonlyMap<string, RuleText>,
): object {
  const codes = [...new Set(remarks.map((remark) => remark.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "proviso",
            version,
            rules: codes.map((id) => {
              const rule = rules.get(id);
              return {
                id,
                ...(rule === undefined ? {} : { shortDescription: { text: rule.short } }),
                ...(rule?.help === undefined ? {} : { help: { text: rule.help } }),
              };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: remarks.map((remark) => ({
          ruleId: remark.code,
          ruleIndex: codes.indexOf(remark.code),
          level: LEVELS[remark.severity],
          message: { text: sentences(remark.message, remark.why, remark.help) },
          locations: [location(remark.place)],
          ...(remark.related?.length
            ? {
                relatedLocations: remark.related.map(({ message, place }) => ({
                  ...location(place),
                  message: { text: message },
                })),
              }
            : {}),
        })),
      },
    ],
  };
}

function location(place: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: asUri(place.file) },
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
        charOffset: place.offset,
        charLength: place.end - place.offset,
      },
    },
  };
}

/** A relative path stays a relative reference, an absolute one becomes a `file:` address. */
function asUri(file: string): string {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

function sentences(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
}
