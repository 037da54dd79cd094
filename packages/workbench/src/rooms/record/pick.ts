/**
 * Opens a statement by its mark's key: `open` takes whoever moves by keyboard to it, `show` brings it into sight, `follow` moves nothing, since one is
 * on the way from mark to mark.
 */
export type Pick = (key: string, how: "open" | "show" | "follow") => void;
