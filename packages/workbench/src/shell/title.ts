import type { Model } from "@proviso/agreement";
import { decisionsOf, promisesOf } from "@proviso/promise";
import type { Address, Room } from "@proviso/report/view/address";
import { useEffect } from "react";
import { useAddress, useOnDesk } from "../state/context.tsx";

/** What the rooms are called, wherever they are named. */
export const ROOM_NAMES: Readonly<Record<Room, string>> = {
  dossier: "Dossier",
  agreement: "Agreement",
  stop: "Who can stop it",
  fast: "How fast, how sure",
  questions: "What to ask",
  compare: "Compare",
  play: "Play",
  influence: "Influence",
  record: "Record",
  read: "Read",
  brief: "Brief",
};

/** Names the window after what it shows, the narrowest first: tabs show the beginning, and a screen reader says it on arrival (WCAG 2.4.2). */
export function useTitle(): void {
  const { address } = useAddress();
  const title = useOnDesk(({ model, name }) => titleWords(address, model, name));
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** "NATO-style guarantee: protection · Who can stop it · ukraine-2025 · Proviso" */
export function titleWords(address: Address, model: Model | undefined, dossier: string): string {
  return [thingWords(address, model), ROOM_NAMES[address.room], dossier, "Proviso"]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

function thingWords({ room, thing, view }: Address, model: Model | undefined): string | undefined {
  const agreement = (id: string | undefined) => model?.agreements.find((one) => one.id === id)?.title;
  if (room === "agreement") return agreement(thing) ?? view["file"] ?? thing;
  if (model === undefined || thing === undefined) return undefined;
  const target = [...promisesOf(model), ...decisionsOf(model)].find(({ id }) => id === thing);
  return target === undefined ? undefined : `${agreement(target.agreement) ?? target.agreement}: ${target.title}`;
}

/** A room that knows better what it is about, such as a document under review, names the window after it. */
export function useOwnTitle(thing: string | undefined): void {
  const { address } = useAddress();
  const dossier = useOnDesk(({ name }) => name);
  const { room } = address;
  useEffect(() => {
    if (thing === undefined) return;
    document.title = `${thing} · ${ROOM_NAMES[room]} · ${dossier} · Proviso`;
  }, [thing, room, dossier]);
}
