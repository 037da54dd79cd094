import type { Address } from "@proviso/report/view/address";
import { useState } from "react";
import { declaredIn } from "../../editor/by-shape.ts";
import { Notice } from "../../parts/notice.tsx";
import { useAddress, useDeeds, useDesk } from "../../state/context.tsx";
import { fromShelf, shelfTitle, shelfTitles } from "./shelf.ts";
import { nameOf, pathOf, templateText } from "./template.ts";

/** Ways to a further agreement: a new one to be written, or one of the shelf to set beside. */
export function NewAgreement({ open = false }: { readonly open?: boolean }) {
  const { desk, state } = useDesk();
  const { go, address } = useAddress();
  const [title, setTitle] = useState("");
  const [told, setTold] = useState<string>();
  const [shelf, setShelf] = useState<Awaited<ReturnType<typeof shelfTitles>>>([]);
  const deeds = useDeeds();

  const look = (): void => {
    if (shelf.length > 0) return;
    shelfTitles().then(setShelf, (error: Error) => setTold(`The shelf could not be fetched: ${error.message}`));
  };

  /** Writes files that were not there, so that they can be taken away again; what was made of them meanwhile comes back with them. */
  const add = async (texts: ReadonlyMap<string, string>, called: string, to: Address): Promise<void> => {
    let kept = new Map([...texts].filter(([path]) => !desk.state().files.has(path)));
    const write = async (): Promise<void> => {
      for (const [path, text] of kept) await desk.write(path, text);
      go(to);
    };
    await write();
    deeds.did({
      what: `adding ${called}`,
      undo: async () => {
        go(address);
        kept = new Map([...kept].map(([path, text]) => [path, desk.state().files.get(path)?.text ?? text]));
        for (const path of kept.keys()) await desk.files.remove(path);
      },
      redo: write,
    });
  };

  const begin = async (): Promise<void> => {
    const wanted = title.trim() || "A new agreement";
    const names = new Set(state.model?.agreements.map(({ id }) => id));
    const name = nameOf(wanted, names);
    const path = pathOf(wanted, new Set(state.files.keys()));
    const to: Address = { ...address, room: "agreement", thing: name, view: { file: path } };
    await add(new Map([[path, templateText(name, wanted)]]), wanted, to);
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
    const [agreement] = declaredIn(texts.get(path) ?? "");
    await add(texts, shelfTitle(path, texts.get(path) ?? ""), {
      ...address,
      room: "agreement",
      thing: agreement?.name,
      view: { file: path },
    });
  };

  return (
    <details
      className="why new-agreement"
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) look();
      }}
    >
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
          {shelf.map((one) => (
            <option key={one.path} value={one.path}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}
