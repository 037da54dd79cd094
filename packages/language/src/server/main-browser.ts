import { EmptyFileSystem } from "langium";
import { startLanguageServer } from "langium/lsp";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createProvisoServices } from "./services.ts";

/** The language server in a web worker. There is no file system: it knows the documents that the editor has opened. */
const connection = createConnection(
  new BrowserMessageReader(globalThis as never),
  new BrowserMessageWriter(globalThis as never),
);
startLanguageServer(createProvisoServices({ connection, ...EmptyFileSystem }).shared);
