/** The name of the event that begins the tour. */
export const ASK = "proviso:tour";

/** Begins the tour, from wherever it is asked for. */
export function askForTour(): void {
  dispatchEvent(new Event(ASK));
}
