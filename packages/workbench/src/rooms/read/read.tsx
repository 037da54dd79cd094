import { useMemo } from "react";
import { Api } from "../../files/api.ts";
import { thisTab } from "../../files/tab-name.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { ReadingApi } from "./reading-api.ts";
import { ReviewRoom } from "./review-room.tsx";
import { Shelf } from "./shelf.tsx";
import "./read.css";

/** Documents are read here, and what is said in them is accepted, mended or rejected. */
export function ReadRoom() {
  const { desk } = useDesk();
  const { address } = useAddress();
  const api = useMemo(() => new ReadingApi(new Api(thisTab())), []);
  if (!desk.files.keeps)
    return (
      <>
        <h1>Read</h1>
        <div className="lede">
          <p>
            This page is a copy of a dossier and stands by itself. To read documents, open the dossier with Proviso:{" "}
            <code>proviso serve</code> and the dossier’s folder.
          </p>
        </div>
      </>
    );
  const document = address.thing;
  return document === undefined ? <Shelf api={api} /> : <ReviewRoom key={document} api={api} document={document} />;
}
