/**
 * What a view shows is in its address, so that it can be kept, sent and come back to: the room and its thing in the path, what was chosen in the
 * query. Nothing that a text says is in it, only names.
 */
export interface Address {
  readonly room: Room;
  /**
   * The agreement, promise, statement or document that the room is about. Never `.` or `..`, which are steps and not names in the path of an address,
   * however they are written, and which no name in a dossier can be.
   */
  readonly thing?: string;
  /** Answers given to open questions, by qualified question. */
  readonly take: Readonly<Record<string, string>>;
  readonly scenario?: string;
  /** What else a room keeps, such as a filter. */
  readonly view: Readonly<Record<string, string>>;
}

export const ROOMS = [
  "dossier",
  "agreement",
  "stop",
  "fast",
  "record",
  "read",
  "compare",
  "questions",
  "influence",
  "play",
  "brief",
] as const;
export type Room = (typeof ROOMS)[number];

/** Path and query, as the browser has them after the host. */
export function addressText({ room, thing, take, scenario, view }: Address): string {
  const path = room === "dossier" ? "/" : `/${room}${thing === undefined ? "" : `/${encodeURIComponent(thing)}`}`;
  const query = new URLSearchParams();
  for (const [question, option] of sorted(take)) query.append("take", `${question}:${option}`);
  if (scenario !== undefined) query.set("scenario", scenario);
  for (const [name, value] of sorted(view)) query.set(name, value);
  const text = query.toString().replaceAll("%3A", ":");
  return text === "" ? path : `${path}?${text}`;
}

/** The address of a path and query; what it does not know it leaves out, so that an old address still opens. */
export function parseAddress(text: string): Address {
  const url = new URL(text, "http://localhost");
  const [first = "", thing] = url.pathname.split("/").slice(1);
  const room = ROOMS.find((known) => known === first) ?? "dossier";
  const take: Record<string, string> = {};
  const view: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (name === "take") {
      const at = value.lastIndexOf(":");
      if (at > 0 && at < value.length - 1) take[value.slice(0, at)] = value.slice(at + 1);
    } else if (name !== "scenario") view[name] = value;
  }
  const scenario = url.searchParams.get("scenario") ?? undefined;
  return {
    room,
    ...(thing === undefined || thing === "" ? {} : { thing: decoded(thing) }),
    take,
    ...(scenario === undefined ? {} : { scenario }),
    view,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function sorted(entries: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
}
