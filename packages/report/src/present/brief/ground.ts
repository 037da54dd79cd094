import { plain } from "@proviso/promise";
import { type Block, heading, list, paragraph, placeText, quiet } from "../../document/document.ts";
import { plural } from "../../document/plural.ts";
import type { Section } from "../brief.ts";

/** What is assumed, and the sources. */
export const groundSections: Section = ({ assumed, sources }, { full }) => {
  const blocks: Block[] = [];
  if (assumed.length > 0) {
    const places = Map.groupBy(assumed, ({ why }) => why);
    const items = [...places].map(([why, all]) => ({
      line: [plain.sentence(why), " ", quiet(all.map(({ at }) => placeText(at)).join(", "))],
    }));
    blocks.push(
      heading(2, "Assumed, since no source says it"),
      full
        ? list(...items)
        : paragraph(
            `${plural(items.length, "assumption")}, each marked with its reason in the text; the full brief lists them.`,
          ),
    );
  }
  if (sources.length > 0) {
    blocks.push(
      heading(2, "Sources"),
      list(...sources.map(({ name, path, dated }) => ({ line: [`${name}, ${dated} `, quiet(path)] }))),
    );
  }
  return blocks;
};
