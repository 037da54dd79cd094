import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { bundleCommandLine } from "../../../scripts/build.ts";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
}

/** A real process running the bundle that people get, in a folder of its own. */
export interface CommandLine {
  readonly run: (args: readonly string[], call?: Call) => Promise<Ended>;
  /** A new folder with these files. */
  readonly folder: (files?: Readonly<Record<string, string | Uint8Array>>) => string;
  /** The file to start. */
  readonly script: () => string;
}

/** Builds the bundle once for a test file, and removes it and every folder when the file is done. */
export function commandLine(): CommandLine {
  let home = "";
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "proviso-cli-"));
    await bundleCommandLine(join(home, "bundle"));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const script = () => join(home, "bundle", "proviso.js");
  return {
    script,
    run: (args, call) => ended([script(), ...args], call),
    folder: (files = {}) => {
      const folder = mkdtempSync(join(home, "folder-"));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return folder;
    },
  };
}

/** Runs Node to its end. Colours are off unless the call asks for them. */
export function ended(args: readonly string[], { cwd, input, env }: Call = {}): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...inherited, ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
    // A process that ends before it has read everything is no fault of the test's.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
