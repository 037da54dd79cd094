import { nameOf } from "@proviso/promise";
import { heading } from "../../document/document.ts";
import type { Section } from "../brief.ts";
import { ledgerTable } from "../ledger.ts";

/** What is given for what. */
export const ledgerSection: Section = ({ ledgers }, { model }) =>
  ledgers.length === 0
    ? []
    : [
        heading(2, "What is given for what"),
        ...ledgers.flatMap(({ under, beneficiary, lines }) => [
          ...(under === "" ? [] : [heading(3, under)]),
          ...ledgerTable(lines, beneficiary === undefined ? undefined : nameOf(model, beneficiary)),
        ]),
      ];
