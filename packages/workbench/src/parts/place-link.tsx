import type { Place } from "@proviso/agreement";
import { Link } from "wouter";
import { addressText } from "../state/address.ts";
import { useAddress, useDesk } from "../state/context.tsx";

/** Leads to the words in the agreement's text. */
export function PlaceLink({ at }: { readonly at: Place }) {
  const { address } = useAddress();
  const { state } = useDesk();
  const agreement = state.model?.agreements.find((one) => one.at.file === at.file);
  const to = addressText({
    ...address,
    room: "agreement",
    thing: agreement?.id,
    view: { file: at.file, at: String(at.offset) },
  });
  return (
    <Link className="label" href={to}>
      {at.file.split("/").at(-1)}:{at.line}
    </Link>
  );
}
