import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { embeddedFiles } from "./files/embedded.ts";
import { ServerFiles } from "./files/server.ts";
import { Desk } from "./state/desk.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no place for the workbench");

const desk = new Desk(embeddedFiles(document) ?? new ServerFiles());
createRoot(root).render(<App desk={desk} />);
void desk.open();
