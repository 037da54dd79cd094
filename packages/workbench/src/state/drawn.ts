/** A page that is not shown draws nothing: it is waited for no longer than this, in milliseconds. */
const LONGEST = 100;

/** Resolves when the next frame is on the screen; at once where nothing is ever drawn. */
export function drawn(): Promise<void> {
  if (typeof requestAnimationFrame !== "function") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
