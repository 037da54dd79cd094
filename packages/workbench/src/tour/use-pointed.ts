import { useEffect } from "react";

/** Points at the first of some parts of the page, as soon as there is one: it is framed and brought into view. */
export function usePointed(at: readonly string[]): void {
  useEffect(() => {
    let pointed: Element | undefined;
    const point = () => {
      const found = at.map((selector) => document.querySelector(selector)).find((one) => one !== null);
      if (found === undefined || found === null || found === pointed) return;
      pointed?.removeAttribute("data-pointed");
      found.setAttribute("data-pointed", "");
      found.scrollIntoView({ block: found.getBoundingClientRect().height > innerHeight / 2 ? "start" : "center" });
      pointed = found;
    };
    point();
    const observer = new MutationObserver(point);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      pointed?.removeAttribute("data-pointed");
    };
  }, [at]);
}
