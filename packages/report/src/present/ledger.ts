import type { LedgerLine } from "@proviso/promise";
import type { Block } from "../document/document.ts";

/** What the beneficiary gives and gets: when each falls due, on whose condition, and whether it can be taken back. */
export function ledgerTable(ledger: readonly LedgerLine[], beneficiary = "The beneficiary"): Block[] {
  if (ledger.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [
        { title: beneficiary },
        { title: "what" },
        { title: "when" },
        { title: "waits for" },
        { title: "can be undone" },
      ],
      rows: ledger.map(({ side, clause, words, due, waitsFor, gone }) => [
        [side],
        [`${clause}: ${words}`],
        [due],
        [waitsFor.length === 0 ? "nothing" : waitsFor.join("; ")],
        [gone === undefined ? "yes" : `no: ${gone}`],
      ]),
    },
  ];
}
