import type { Room } from "@proviso/report/view/address";
import { lazy, Suspense } from "react";
import { Router } from "wouter";
import { Waiting } from "./parts/notice.tsx";
import { Shell } from "./shell/shell.tsx";
import { DeskProvider, useAddress, useOnDesk } from "./state/context.tsx";
import type { Desk } from "./state/desk.ts";
import { useHashLocation } from "./state/hash-location.ts";

/** Rooms come when they are entered, so that the first page is small. */
const VIEWS: { readonly [R in Room]: ReturnType<typeof lazy> } = {
  dossier: lazy(async () => ({ default: (await import("./rooms/dossier/dossier.tsx")).DossierRoom })),
  agreement: lazy(async () => ({ default: (await import("./rooms/agreement/agreement.tsx")).AgreementRoom })),
  brief: lazy(async () => ({ default: (await import("./rooms/brief/brief.tsx")).BriefRoom })),
  compare: lazy(async () => ({ default: (await import("./rooms/compare/compare.tsx")).CompareRoom })),
  fast: lazy(async () => ({ default: (await import("./rooms/fast/fast.tsx")).FastRoom })),
  influence: lazy(async () => ({ default: (await import("./rooms/influence/influence.tsx")).InfluenceRoom })),
  record: lazy(async () => ({ default: (await import("./rooms/record/record.tsx")).RecordRoom })),
  questions: lazy(async () => ({ default: (await import("./rooms/questions/questions.tsx")).QuestionsRoom })),
  read: lazy(async () => ({ default: (await import("./rooms/read/read.tsx")).ReadRoom })),
  play: lazy(async () => ({ default: (await import("./rooms/play/play.tsx")).PlayRoom })),
  stop: lazy(async () => ({ default: (await import("./rooms/stop/stop.tsx")).StopRoom })),
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
  const View = VIEWS[address.room];
  if (opening) return <Waiting what="Opening the dossier" />;
  return (
    <Suspense fallback={<Waiting what="Opening the room" />}>
      <View />
    </Suspense>
  );
}
