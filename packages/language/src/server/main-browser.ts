import { EmptyFileSystemProvider, type URI } from "langium";
import { startLanguageServer } from "langium/lsp";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createProvisoServices } from "./services.ts";

/**
 * The language server in a web worker. A worker has no file system, so it asks the page for what its documents use and cite: the page answers
 * `proviso/readFile`, whose one parameter is a URI, with the file's text, or with an error.
 */
const connection = createConnection(
  new BrowserMessageReader(globalThis as never),
  new BrowserMessageWriter(globalThis as never),
);

class PageFiles extends EmptyFileSystemProvider {
  override readFile(uri?: URI): Promise<string> {
    return connection.sendRequest<string>("proviso/readFile", uri?.toString());
  }
}

startLanguageServer(createProvisoServices({ connection, fileSystemProvider: () => new PageFiles() }).shared);
