/** Marks text up for a terminal, or leaves it as it is. */
export type Style = Readonly<
  Record<"bold" | "dim" | "error" | "warning" | "note" | "good" | "name", (text: string) => string>
>;
