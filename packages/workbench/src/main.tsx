import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { Api, tabName } from "./files/api.ts";
import { embeddedFiles } from "./files/embedded.ts";
import { serverEvents } from "./files/events.ts";
import { ServerFiles } from "./files/server.ts";
import { Desk } from "./state/desk.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no place for the workbench");

const embedded = embeddedFiles(document);
const desk = new Desk(embedded ?? new ServerFiles(new Api(tabName()), { keep: sessionStorage, events: serverEvents }));
createRoot(root).render(<App desk={desk} embedded={embedded !== undefined} />);
void desk.open();
