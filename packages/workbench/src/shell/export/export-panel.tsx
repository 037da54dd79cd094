import type { Model } from "@proviso/agreement";
import { promisesOf } from "@proviso/promise";
import { addressText } from "@proviso/report/view/address";
import { useMemo, useState } from "react";
import { fileName, pngOf, saveFile } from "../../picture/save.ts";
import { pictureOf } from "../../picture/svg.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { captionOf } from "./caption.ts";

/** All ways in which a view can be taken along, and what each holds. */
export function ExportPanel() {
  const { desk, state } = useDesk();
  const { address } = useAddress();
  const [told, setTold] = useState("");
  const view = addressText(address);
  // What stands on the page when the panel opens.
  const pictures = useMemo(() => picturesOn(document), []);

  const caption = (): string =>
    captionOf({
      dossier: state.name,
      model: state.model,
      // Where the address names none, the room has chosen one, or there is but one.
      thing: chosenIn(document) ?? address.thing ?? onlyPromise(state.model),
      take: address.take,
      day: new Date().toISOString().slice(0, 10),
    });
  const act = async (what: string, how: () => Promise<unknown>) => {
    setTold(`${what} …`);
    try {
      await how();
      setTold(`${what}: done.`);
    } catch (error) {
      setTold(`${what} failed: ${error instanceof Error ? error.message : String(error)} Nothing was saved.`);
    }
  };
  return (
    <>
      <section>
        <h2>Pictures</h2>
        <ul>
          {pictures.map(({ key, title, element, name }) => (
            <li key={key}>
              <span>{title}</span>
              <span className="export-ways">
                {(["SVG", "PNG"] as const).map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="button"
                    aria-label={`${title}: ${kind}`}
                    onClick={() =>
                      void act(`${kind} of ${title}`, () => savePicture(element, title, caption(), name, kind))
                    }
                  >
                    {kind}
                  </button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {desk.files.keeps ? (
        <section>
          <h2>A page for others</h2>
          <p>
            One HTML file that opens from disk and can be asked without Proviso. It holds every text of {state.name},
            its sources too, so give it only to whom you would give those.
          </p>
          <p>
            <a className="button" href={`/api/page?view=${encodeURIComponent(view)}`} download>
              Save the page
            </a>
          </p>
        </section>
      ) : null}
      <section>
        <h2>This view</h2>
        <p className="export-ways">
          <button
            type="button"
            className="button"
            onClick={() => void act("Copying the address", () => navigator.clipboard.writeText(window.location.href))}
          >
            Copy its address
          </button>
          {desk.files.keeps ? (
            <a className="button" href={twin(view)} target="_blank" rel="noreferrer">
              As data (JSON)
            </a>
          ) : null}
        </p>
      </section>
      <p role="status" className="label">
        {told}
      </p>
    </>
  );
}

interface Shown {
  readonly key: string;
  readonly title: string;
  readonly name: string;
  readonly element: Element;
}

/** Every picture that stands on the page, by what it shows, and the view as a whole. */
function picturesOn(page: Document): readonly Shown[] {
  const main = page.querySelector("main");
  if (main === null) return [];
  const title = main.querySelector("h1")?.textContent?.trim() || "This view";
  const figures = [...main.querySelectorAll("figure")].flatMap((element, i): Shown[] => {
    const caption = element.querySelector("figcaption")?.textContent?.trim() ?? "";
    return caption === "" || element.getBoundingClientRect().height === 0
      ? []
      : [{ key: `${i} ${caption}`, title: caption, name: fileName(caption), element }];
  });
  return [{ key: "view", title: "The whole view", name: fileName(title), element: main }, ...figures];
}

/** The promise that the room has taken up. */
function chosenIn(page: Document): string | undefined {
  return page.querySelector<HTMLSelectElement>("main .picker select")?.value;
}

function onlyPromise(model: Model | undefined): string | undefined {
  const promises = model === undefined ? [] : promisesOf(model);
  return promises.length === 1 ? promises[0]?.id : undefined;
}

async function savePicture(
  element: Element,
  title: string,
  caption: string,
  name: string,
  kind: "SVG" | "PNG",
): Promise<void> {
  const picture = await pictureOf(element, title, caption);
  const content = kind === "SVG" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await pngOf(picture);
  saveFile(content, `${name}.${kind.toLowerCase()}`);
}

/** Where the same view is to be had as data. */
function twin(view: string): string {
  const [path = "/", query] = view.split("?");
  return `${path === "/" ? "/dossier" : path}.json${query === undefined ? "" : `?${query}`}`;
}
