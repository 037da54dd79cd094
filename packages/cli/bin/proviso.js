#!/usr/bin/env node
// Starts the command line: the bundle where it was built, else the TypeScript source, which Node 24 runs as it is.
var NODE_MAJOR = 24;

if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR) {
  process.stderr.write(
    "proviso: this is Node " +
      process.versions.node +
      "; Proviso needs Node " +
      NODE_MAJOR +
      " or newer (https://nodejs.org).\n",
  );
  process.exitCode = 2;
} else {
  const { existsSync } = await import("node:fs");
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  const bundle = new URL("../dist/proviso.js", import.meta.url);
  await import(existsSync(bundle) ? bundle : new URL("../src/main.ts", import.meta.url));
}
