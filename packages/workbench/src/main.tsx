import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { Api } from "./files/api.ts";
import { embeddedFiles } from "./files/embedded.ts";
import { serverEvents } from "./files/events.ts";
import { ServerFiles } from "./files/server.ts";
import { openTabs, tabName } from "./files/tab-name.ts";
import { Desk } from "./state/desk.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no place for the workbench");

void start(root);

async function start(at: HTMLElement): Promise<void> {
  const embedded = embeddedFiles(document);
  const files =
    embedded ??
    new ServerFiles(new Api(await tabName()), { keep: sessionStorage, events: serverEvents, tabs: openTabs });
  const desk = new Desk(files);
  createRoot(at).render(<App desk={desk} embedded={embedded !== undefined} />);
  await desk.open();
}
