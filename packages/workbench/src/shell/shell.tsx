import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { Later, part } from "../parts/later.tsx";
import { Notice } from "../parts/notice.tsx";
import { useAddress, useOnDesk } from "../state/context.tsx";
import { ExportButton } from "./export/export-button.tsx";
import { Navigation } from "./navigation.tsx";
import { Nowhere } from "./nowhere.tsx";
import { Saved } from "./saved.tsx";
import { ThemeButton } from "./theme.tsx";
import { useTitle } from "./title.ts";
import { UndoButtons } from "./undo.tsx";

const TOUR = part(async () => (await import("../tour/tour.tsx")).Tour);

/** Left: where you are. Middle and right: the room. On a narrow screen the way about folds away. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const name = useOnDesk((state) => state.name);
  const failure = useOnDesk((state) => state.failure);
  const left = useOnDesk((state) => state.left);
  const stopped = useOnDesk((state) => state.stopped);
  const { address } = useAddress();
  useTitle();
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const first = useRef(true);

  // Whoever moves by keyboard or ear is taken to the new room; the first page is left as the browser has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of room is what moves the focus
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [address.room, address.thing]);

  // What is folded out is folded in again by Escape, and the focus goes back to what had folded it out.
  useEffect(() => {
    if (!open) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      setOpen(false);
      menu.current?.focus();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [open]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="shell-head">
        <button
          type="button"
          className="button menu-button"
          ref={menu}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          Menu
        </button>
        <Link className="shell-name" href="/">
          Proviso
        </Link>
        <span className="shell-dossier">{name}</span>
        <div className="shell-state">
          <Saved />
          <UndoButtons />
          <ExportButton onOpen={() => setOpen(false)} />
          <ThemeButton />
        </div>
      </header>
      <nav id="navigation" className="shell-nav" aria-label="Rooms" data-open={open}>
        <Navigation />
      </nav>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        {failure === undefined ? null : (
          <Notice tone="blocked">
            <p>The dossier could not be opened: {failure}</p>
          </Notice>
        )}
        {stopped === undefined ? null : (
          <Notice tone="blocked">
            <p>
              {stopped} What you write is saved all the same; what it amounts to is worked out again with your next
              change.
            </p>
          </Notice>
        )}
        {left.length === 0 ? null : (
          <Notice tone="open">
            <p>
              {left.length === 1 ? "One file could not be read" : "Some files could not be read"}; the rest is here.
            </p>
            <ul>
              {left.map(({ path, because }) => (
                <li key={path}>{because.includes(path) ? because : `${path}: ${because}`}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Nowhere />
        {children}
      </main>
      <Later part={TOUR} what="The tour" waiting={null} />
    </div>
  );
}
