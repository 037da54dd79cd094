import type { Room } from "@proviso/report/view/address";
import { useEffect, useLayoutEffect } from "react";
import { Router } from "wouter";
import { Later, type Part, part } from "./parts/later.tsx";
import { Waiting } from "./parts/notice.tsx";
import { fetchAhead } from "./shell/ahead.ts";
import { EXPORT_PANEL } from "./shell/export/export-button.tsx";
import { Shell } from "./shell/shell.tsx";
import { DeskProvider, useAddress, useOnDesk } from "./state/context.tsx";
import type { Desk } from "./state/desk.ts";
import { useHashLocation } from "./state/hash-location.ts";

/** Rooms come when they are entered, so that the first page is small. */
const VIEWS: { readonly [R in Room]: Part } = {
  dossier: part(async () => (await import("./rooms/dossier/dossier.tsx")).DossierRoom),
  agreement: part(async () => (await import("./rooms/agreement/agreement.tsx")).AgreementRoom),
  brief: part(async () => (await import("./rooms/brief/brief.tsx")).BriefRoom),
  compare: part(async () => (await import("./rooms/compare/compare.tsx")).CompareRoom),
  fast: part(async () => (await import("./rooms/fast/fast.tsx")).FastRoom),
  influence: part(async () => (await import("./rooms/influence/influence.tsx")).InfluenceRoom),
  record: part(async () => (await import("./rooms/record/record.tsx")).RecordRoom),
  questions: part(async () => (await import("./rooms/questions/questions.tsx")).QuestionsRoom),
  read: part(async () => (await import("./rooms/read/read.tsx")).ReadRoom),
  play: part(async () => (await import("./rooms/play/play.tsx")).PlayRoom),
  stop: part(async () => (await import("./rooms/stop/stop.tsx")).StopRoom),
};

/** @param embedded the page holds its dossier itself and may have been opened from disk */
export function App({ desk, embedded = false }: { readonly desk: Desk; readonly embedded?: boolean }) {
  return (
    <DeskProvider desk={desk}>
      <Router {...(embedded ? { hook: useHashLocation } : {})}>
        <Shell>
          <CurrentRoom />
        </Shell>
      </Router>
    </DeskProvider>
  );
}

function CurrentRoom() {
  const { address } = useAddress();
  const opening = useOnDesk((state) => state.opening);
  useEffect(() => (opening ? undefined : fetchAhead([...Object.values(VIEWS), EXPORT_PANEL])), [opening]);
  // Before anything of the room is drawn: its styles hold where the page bears its name.
  useLayoutEffect(() => {
    document.documentElement.dataset["room"] = address.room;
  }, [address.room]);
  if (opening) return <Waiting what="Opening the dossier" />;
  return (
    <Later
      key={address.room}
      part={VIEWS[address.room]}
      what="This room"
      waiting={<Waiting what="Opening the room" />}
    />
  );
}
