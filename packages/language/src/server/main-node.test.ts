import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

test("the server speaks over standard input and output", async () => {
  const main = fileURLToPath(new URL("main-node.ts", import.meta.url));
  const server = spawn(process.execPath, [main, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const gone = new Promise((resolve) => server.once("exit", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    connection.listen();
    const told = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification(PublishDiagnosticsNotification.type, resolve);
    });
    const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null,
    });
    expect(capabilities).toMatchObject({
      hoverProvider: true,
      renameProvider: { prepareProvider: true },
      documentFormattingProvider: true,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    const uri = "file:///nowhere/pact.proviso";
    const text = 'agreement A "a"\n group G: Frence,   UK\n';
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "proviso", version: 1, text },
    });
    expect((await told).diagnostics.map(({ code }) => code)).toEqual(["unknown-party"]);

    const position = { line: 1, character: 20 };
    expect(await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })).toMatchObject({
      contents: { value: expect.stringContaining("United Kingdom") },
    });
    const edits = await connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits).toHaveLength(2);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    expect(await gone).toBe(0);
  } finally {
    connection.dispose();
    server.kill();
  }
});
