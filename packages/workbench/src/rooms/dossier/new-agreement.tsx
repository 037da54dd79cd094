import { useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { fromShelf, SHELF, shelfTitle } from "./shelf.ts";
import { nameOf, pathOf, templateText } from "./template.ts";

/** Ways to a further agreement: a new one to be written, or one of the shelf to set beside. */
export function NewAgreement({ open = false }: { readonly open?: boolean }) {
  const { desk, state } = useDesk();
  const { go, address } = useAddress();
  const [title, setTitle] = useState("");
  const [told, setTold] = useState<string>();

  const begin = async (): Promise<void> => {
    const wanted = title.trim() || "A new agreement";
    const names = new Set(state.model?.agreements.map(({ id }) => id));
    const name = nameOf(wanted, names);
    const path = pathOf(wanted, new Set(state.files.keys()));
    await desk.write(path, templateText(name, wanted));
    go({ ...address, room: "agreement", thing: name, view: { file: path } });
  };

  const copy = async (path: string): Promise<void> => {
    const texts = await fromShelf(path);
    const clash = [...texts].find(([one, text]) => {
      const there = desk.state().files.get(one)?.text;
      return there !== undefined && there !== text;
    });
    if (clash !== undefined) {
      setTold(`This dossier has another ${clash[0]}. Nothing was copied; rename that file first.`);
      return;
    }
    for (const [one, text] of texts) await desk.write(one, text);
    const agreement = desk.state().model?.agreements.find(({ at }) => at.file === path)?.id;
    go({ ...address, room: "agreement", thing: agreement, view: { file: path } });
  };

  return (
    <details className="why new-agreement" open={open}>
      <summary>add an agreement</summary>
      {told === undefined ? null : (
        <Notice tone="open">
          <p>{told}</p>
        </Notice>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <label>
          <span className="label">What is it called?</span>
          <input
            className="field"
            value={title}
            placeholder="Security pact for Moldova"
            maxLength={120}
            onChange={({ target }) => setTitle(target.value)}
          />
        </label>
        <button type="submit" className="button">
          Begin from a template
        </button>
      </form>
      <label className="from-shelf">
        <span className="label">or take one from the shelf, to compare with</span>
        <select
          className="button"
          value=""
          onChange={({ target }) => {
            if (target.value !== "") void copy(target.value);
          }}
        >
          <option value="">an agreement of the world …</option>
          {SHELF.map((path) => (
            <option key={path} value={path}>
              {shelfTitle(path)}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}
