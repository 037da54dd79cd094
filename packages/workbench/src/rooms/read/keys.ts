import { useEffect, useRef, useState } from "react";

const STORED = "proviso.single-keys";

/** What a key asks for. */
export type KeyAct = "next" | "previous" | "accept" | "mend" | "reject" | "undo" | "help";

const LETTERS: Readonly<Record<string, KeyAct>> = {
  j: "next",
  k: "previous",
  a: "accept",
  e: "mend",
  x: "reject",
  u: "undo",
  "?": "help",
};
const ARROWS: Readonly<Record<string, KeyAct>> = { ArrowRight: "next", ArrowLeft: "previous" };
/** Up and down scroll the page, save among the notes. */
const AMONG_NOTES: Readonly<Record<string, KeyAct>> = { ArrowDown: "next", ArrowUp: "previous" };

/** Whether single letters do something; whoever speaks to the machine, or types by accident, can switch them off (WCAG 2.1.4). */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(STORED) !== "off");
  return [
    on,
    (next) => {
      localStorage.setItem(STORED, next ? "on" : "off");
      setOn(next);
    },
  ];
}

/** Calls back for the keys of the review, never while somebody types or chooses. */
export function useKeys(letters: boolean, onAct: (act: KeyAct) => void): void {
  const latest = useRef(onAct);
  latest.current = onAct;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const act = actOf(event, letters);
      if (act === undefined) return;
      event.preventDefault();
      latest.current(act);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [letters]);
}

function actOf(event: KeyboardEvent, letters: boolean): KeyAct | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=textbox], .shell-nav"))
    return undefined;
  const arrows = target.closest(".read-notes") === null ? ARROWS : { ...ARROWS, ...AMONG_NOTES };
  if (!event.shiftKey && arrows[event.key] !== undefined) return arrows[event.key];
  return letters ? LETTERS[event.key] : undefined;
}
