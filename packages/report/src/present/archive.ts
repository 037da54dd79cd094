import type { ArchiveStatus, Ingested } from "@proviso/archive/contract";
import { type Document, heading, list, paragraph, quiet, strong } from "../document/document.ts";
import { plural } from "../document/plural.ts";

/** What an archive holds. */
export function presentStatus(status: ArchiveStatus): Document {
  const { documents, copies, origins, earliest, latest, candidates, decisions } = status;
  const dates = earliest === undefined ? "" : `, dated ${earliest === latest ? earliest : `${earliest} to ${latest}`}`;
  const found = candidates.open + candidates.accepted + candidates.mended + candidates.rejected;
  const reviewed = `${candidates.accepted} accepted, ${candidates.mended} mended, ${candidates.rejected} rejected, ${candidates.open} open`;
  return [
    heading(1, "The archive"),
    paragraph(
      strong(`${plural(documents, "document")}${dates}`),
      `${copyWords(copies)}. Found in ${plural(origins, "place")}.`,
    ),
    paragraph(
      found === 0
        ? "No candidate statement yet."
        : `${plural(found, "candidate statement")}: ${reviewed}; ${plural(decisions, "decision")}.`,
    ),
    paragraph(
      quiet(`${status.where}: ${status.engine} ${status.version}, schema ${status.schema}, ${size(status.bytes)}.`),
    ),
  ];
}

/** What became of an import of files into an archive. `place` shows where a file is as the reader knows it. */
export function presentIngested(
  { files, added, copies, known, failed }: Ingested,
  where: string,
  place: (origin: string) => string = (origin) => origin,
): Document {
  const more = copies === 0 ? "" : ` and ${copies} near-identical ${copies === 1 ? "copy" : "copies"}`;
  const parts = [`${plural(added, "document")}${more} added`, ...(known === 0 ? [] : [`${known} there already`])];
  return [
    paragraph(strong(files === 0 ? "No document was found there." : `${parts.join(", ")}.`), " ", quiet(where)),
    ...(failed.length === 0
      ? []
      : [
          paragraph(`${plural(failed.length, "file")} could not be read:`),
          list(
            ...failed.map(({ path, why }) => ({
              line: why.includes(place(path)) ? [why] : [`${place(path)}: ${why}`],
            })),
          ),
        ]),
  ];
}

function copyWords(copies: number): string {
  if (copies === 0) return "";
  return copies === 1 ? ", one of them a near-identical copy" : `, ${copies} of them near-identical copies`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
