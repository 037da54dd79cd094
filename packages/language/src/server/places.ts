import type { Place } from "@proviso/agreement";
import { Location, Position, Range } from "vscode-languageserver";

export function toRange(place: Place): Range {
  return Range.create(
    Position.create(place.line - 1, place.column - 1),
    Position.create(place.endLine - 1, place.endColumn - 1),
  );
}

export function toLocation(place: Place): Location {
  return Location.create(place.file, toRange(place));
}

export function contains(place: Place, offset: number): boolean {
  return place.offset <= offset && offset <= place.end;
}
