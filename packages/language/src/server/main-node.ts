import { startLanguageServer } from "langium/lsp";
import { NodeFileSystem } from "langium/node";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createProvisoServices } from "./services.ts";

/** The language server as a process of its own: started with `--stdio`, or by an editor over another channel. */
const connection = createConnection(ProposedFeatures.all);
startLanguageServer(createProvisoServices({ connection, ...NodeFileSystem }).shared);
