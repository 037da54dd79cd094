import type { Span } from "@proviso/record";

/** Where something is said: "at a press conference in Moscow", within a stretch. */
const VENUE =
  /\b(?:at|in|during|after|on the (?:sidelines|margins) of)\s+((?:an?|the|their|his|her|its|this|that|[\p{Lu}][\p{L}]*[’']s)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:press conference|news conference|conference|summit|meeting|briefing|session|speech|address|interview|forum|talks|negotiations|televised address|debate|ceremony)(?:\s+(?:in|at|of|with|near|on)\s+(?:the\s+)?(?:[\p{Lu}][\p{L}’'-]*)(?:\s+[\p{Lu}][\p{L}’'-]*){0,3})*)/u;

export function venueIn(text: string, { start, end }: Span): Span | undefined {
  const match = VENUE.exec(text.slice(start, end));
  if (match?.[1] === undefined) return undefined;
  const from = start + match.index + match[0].length - match[1].length;
  const to = from + match[1].length;
  const weekday = / on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$/u.exec(text.slice(from, to));
  return { start: from, end: weekday === null ? to : from + weekday.index };
}
