import type { FileState, Files } from "./files.ts";

/** Placeholder until the server's routes are joined. */
export class ServerFiles implements Files {
  readonly name = "dossier";
  readonly keeps = true;
  async open(): Promise<ReadonlyMap<string, FileState>> {
    return new Map();
  }
  write(_path: string, text: string): FileState {
    return { text, saving: "unsaved" };
  }
  watch(): () => void {
    return () => {};
  }
}
