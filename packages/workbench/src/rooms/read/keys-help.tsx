const KEYS: readonly (readonly [string, string])[] = [
  ["j", "next"],
  ["k", "previous"],
  ["a", "accept"],
  ["e", "mend"],
  ["x", "reject"],
  ["u", "take back"],
  ["?", "help"],
];

/** The keys of the review, always shown; what each does on demand; and the switch for those who do not want them. */
export function KeysHelp({
  open,
  onOpen,
  keys,
  onKeys,
}: {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly keys: boolean;
  readonly onKeys: (on: boolean) => void;
}) {
  return (
    <div className="read-keys">
      {keys ? (
        <ul aria-label="Keys">
          {KEYS.map(([key, what]) => (
            <li key={key}>
              <kbd>{key}</kbd> {what}
            </li>
          ))}
        </ul>
      ) : null}
      <details className="why" open={open} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
        <summary>about the keys</summary>
        <p>
          <kbd>→</kbd> and <kbd>←</kbd> go to the next statement and the one before as well, and so do <kbd>↓</kbd> and{" "}
          <kbd>↑</kbd> in the margin. What you accept is written into the dossier at once; <kbd>u</kbd> takes the
          statement that you look at out again, or the one decided last. While you type, no letter is a key.
        </p>
        <label className="read-check">
          <input type="checkbox" checked={keys} onChange={({ target }) => onKeys(target.checked)} />
          Single letters are keys
        </label>
      </details>
    </div>
  );
}
