import type { Place } from "@proviso/agreement";
import { addressText } from "@proviso/report/view/address";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress, useOnDesk } from "../state/context.tsx";

/** Leads to the words in the agreement's text; called by its file and line, unless there are better words for it. */
export function PlaceLink({ at, children }: { readonly at: Place; readonly children?: ReactNode }) {
  const { address } = useAddress();
  const thing = useOnDesk(({ model }) => model?.agreements.find((one) => one.at.file === at.file)?.id);
  const to = addressText({
    ...address,
    room: "agreement",
    thing,
    view: { file: at.file, at: String(at.offset) },
  });
  return (
    <Link className="label" href={to}>
      {children ?? `${at.file.split("/").at(-1)}:${at.line}`}
    </Link>
  );
}
