#!/usr/bin/env node
// Starts the command line: the bundle where it was built, else the TypeScript source, which Node 24 runs as it is.
import { existsSync } from "node:fs";
import * as modules from "node:module";

const bundle = new URL("../dist/proviso.js", import.meta.url);
const built = existsSync(bundle);
const needed = built ? [22, 12] : [24, 0];
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  const wanted = needed[1] === 0 ? needed[0] : needed.join(".");
  process.stderr.write(
    `proviso: this is Node ${process.versions.node}; Proviso needs Node ${wanted} or newer (https://nodejs.org).\n` +
      "In Proviso's own folder, after `npm start`, `npx proviso` finds one that is new enough.\n",
  );
  process.exitCode = 2;
} else {
  modules.enableCompileCache?.();
  await import(built ? bundle.href : new URL("../src/main.ts", import.meta.url).href);
}
