import { useEffect, useRef, useState } from "react";
import { useAddress } from "../../state/context.tsx";
import type { About, Reading, ReadingApi } from "./reading-api.ts";

/**
 * A language model as second reader, where whoever started the server has named one. It says where the words would go before anything is sent, and
 * sends nothing by itself.
 */
export function SecondReader({
  api,
  reading,
  onTake,
}: {
  readonly api: ReadingApi;
  readonly reading: Reading;
  readonly onTake: (reading: Reading) => void;
}) {
  const { address, change } = useAddress();
  const [about, setAbout] = useState<About>();
  const [wanted, setWanted] = useState(false);
  const [failure, setFailure] = useState<string>();
  const asking = useRef<AbortController>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    api.about().then(
      (found) => {
        if (!gone) setAbout(found);
      },
      () => {},
    );
    return () => {
      gone = true;
      asking.current?.abort();
    };
  }, [api]);

  const named = about?.languageModel;
  const { languageModel: done, counts, document } = reading;
  const shown = address.view["model"] !== "off";
  if (done !== undefined) {
    const unused = done.rejected.length;
    return (
      <div className="read-second">
        <label className="read-check">
          <input
            type="checkbox"
            checked={shown}
            onChange={({ target }) => {
              const { model: _, ...rest } = address.view;
              change({ view: target.checked ? rest : { ...rest, model: "off" } }, { replace: true });
            }}
          />
          Show what the language model found
        </label>
        <p className="label">
          {done.model} read {done.words.toLocaleString("en")} words at {originOf(done.url)}, {placeOf(done.here)}, and
          gave {done.given} {done.given === 1 ? "statement" : "statements"}
          {unused === 0
            ? "."
            : `; ${unused} ${unused === 1 ? "is" : "are"} not used, because the document does not say their words.`}
        </p>
      </div>
    );
  }
  if (named === undefined || named === null)
    return (
      <details className="why read-second">
        <summary>read by rules, on this machine</summary>
        <p>
          The rules read the document here, and nothing of it leaves this machine. A language model can read beside them
          where whoever starts Proviso names one; none is named.
        </p>
      </details>
    );

  async function send(): Promise<void> {
    const stop = new AbortController();
    asking.current = stop;
    setBusy(true);
    setFailure(undefined);
    try {
      onTake(await api.askModel(document.id, stop.signal));
    } catch (error) {
      if (!stop.signal.aborted)
        setFailure(
          `${error instanceof Error ? error.message : String(error)} What the rules found and what you decided is as it was.`,
        );
    }
    setBusy(false);
  }

  return (
    <div className="read-second">
      <label className="read-check">
        <input type="checkbox" checked={wanted} onChange={({ target }) => setWanted(target.checked)} />
        Have a language model read this document too
      </label>
      {wanted ? (
        <>
          <p>
            Nothing has been sent. The {counts.words.toLocaleString("en")} words of this document would go to the model{" "}
            {named.model} at {originOf(named.url)}, <strong>{placeOf(named.here)}</strong>. What it gives is held
            against the document; what the document does not say is not used, and nothing is on record until you accept
            it.
          </p>
          <p className="read-actions">
            <button type="button" className="button" disabled={busy} onClick={() => void send()}>
              {busy ? "The model is reading …" : `Send the words to ${named.model}`}
            </button>
            {busy ? (
              <button type="button" className="button" onClick={() => asking.current?.abort()}>
                Stop
              </button>
            ) : null}
          </p>
          {failure === undefined ? null : (
            <p className="read-bad" role="alert">
              {failure}
            </p>
          )}
        </>
      ) : null}
    </div>
  );
}

function originOf(url: string): string {
  return new URL(url).host;
}

function placeOf(here: boolean): string {
  return here ? "on the machine that Proviso runs on" : "outside the machine that Proviso runs on";
}
