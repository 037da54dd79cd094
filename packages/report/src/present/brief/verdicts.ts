import type { Model } from "@proviso/agreement";
import { type BriefTurn, type BriefVerdict, nameOf, plain } from "@proviso/promise";
import { type Block, heading, type Line, list, quiet, strong } from "../../document/document.ts";
import type { Section } from "../brief.ts";

/** Who can void it, block others' help, and is bound, reading by reading. */
export const verdictSection: Section = ({ main }, { model }) => [
  heading(2, `Who can void it: ${main.target.title}`),
  verdictTable(model, main.verdicts),
  ...turnBlocks(main.turns ?? []),
];

/** Whom it hangs on, and where the way to help can be cut. */
function turnBlocks(turns: readonly BriefTurn[]): Block[] {
  return turns.length === 0
    ? []
    : [
        list(
          ...turns.map(({ under, power, way }) => ({
            line: [under === "" ? "" : strong(`${under}: `), `${plain.sentence(power)} ${way}`],
          })),
        ),
      ];
}

export function verdictTable(model: Model, verdicts: readonly BriefVerdict[]): Block {
  const names = (parties: readonly string[]) =>
    parties.length === 0 ? quiet("nobody") : parties.map((party) => nameOf(model, party)).join(", ");
  return {
    kind: "table",
    columns: [
      { title: "" },
      { title: "can void it alone" },
      { title: "can block others' help alone" },
      { title: "effectively bound to help" },
    ],
    rows: verdicts.map(({ under, value }) => [
      [under === "" ? "As it stands" : under],
      [names(value.alone)],
      [names(value.coalitions.blocking.listed.filter((parties) => parties.length === 1).flat())],
      bound(model, value),
    ]),
  };
}

function bound(model: Model, { help, secured }: BriefVerdict["value"]): Line {
  const alone = [...new Set(help.filter((one) => one.effectivelyBound).map(({ party }) => party))];
  if (alone.length > 0) return [alone.map((party) => nameOf(model, party)).join(", ")];
  return [quiet(secured === undefined || help.length === 0 ? "nobody" : "nobody alone, but together")];
}
