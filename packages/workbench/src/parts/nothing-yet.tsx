import { addressText } from "@proviso/report/view/address";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress, useDesk } from "../state/context.tsx";
import { Mistakes } from "./mistakes.tsx";
import { Notice } from "./notice.tsx";

/** A room with nothing to show: because a text has to be mended, which is told with the way there; else because nothing has been written yet. */
export function NothingYet({
  title,
  children = "No promise yet. Write one into an agreement: promise name to Party kept when …",
}: {
  /** The room's, where it does not say it itself. */
  readonly title?: string;
  /** What is missing, and how it is written. */
  readonly children?: ReactNode;
}) {
  const { state } = useDesk();
  const { address } = useAddress();
  const isBroken = state.model === undefined && state.diagnostics.some(({ severity }) => severity === "error");
  return (
    <>
      {title === undefined ? null : <h1>{title}</h1>}
      {isBroken ? (
        <Notice tone="blocked">
          <p>
            A text of this dossier has to be mended before it can be asked. Nothing is lost; the answers come back as
            soon as it can be read.
          </p>
          <Mistakes />
        </Notice>
      ) : (
        <Notice>
          <p>{children}</p>
          {(state.model?.agreements.length ?? 0) > 0 ? null : (
            <p>
              <Link href={addressText({ ...address, room: "dossier", thing: undefined, view: {} })}>
                Begin an agreement
              </Link>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}
