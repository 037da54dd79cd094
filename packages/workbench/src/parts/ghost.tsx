/** A value, and for a moment the one that it replaced, so that the eye learns what hangs on what. */
export function Ghosted({ now, before }: { readonly now: string; readonly before?: string }) {
  return (
    <>
      {before === undefined || before === now ? null : (
        <del key={`${before}→${now}`} className="ghost">
          <span className="visually-hidden">was </span>
          {before}
        </del>
      )}
      <span>{now}</span>
    </>
  );
}
