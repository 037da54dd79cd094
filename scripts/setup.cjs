// Before `npm start` and `npm test`: installs what package-lock.json names if it is not there yet, then makes sure that Node 24 runs the rest.
// Plain JavaScript that any Node understands, without dependencies, since this may be the first thing that runs on a new machine.
"use strict";

var childProcess = require("child_process");
var fs = require("fs");
var path = require("path");

var NODE_MAJOR = 24;
var OLDEST_MAJOR = 18;
var root = path.join(__dirname, "..");
var modules = path.join(root, "node_modules");

function major(version) {
  return Number(/^v?(\d+)/.exec(version)[1]);
}

function fail(lines) {
  process.stderr.write("\n" + lines.join("\n") + "\n\n");
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (_error) {
    return undefined;
  }
}

// npm writes node_modules/.package-lock.json last, so it tells what was installed and that the installation came to its end.
function installed() {
  var wanted = readJson(path.join(root, "package-lock.json"));
  var found = readJson(path.join(modules, ".package-lock.json"));
  if (wanted === undefined)
    fail(["package-lock.json is missing or damaged. Restore it with: git checkout package-lock.json"]);
  if (found === undefined || found.packages === undefined) return false;
  return Object.keys(wanted.packages).every(function (name) {
    if (name.indexOf("node_modules/") === -1) return true;
    var want = wanted.packages[name];
    var have = found.packages[name];
    if (have === undefined) return want.optional === true || want.devOptional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

function install() {
  var args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  process.stderr.write("Setting up: installing what package-lock.json names (once; about a minute) …\n");
  var npm = process.env.npm_execpath;
  var options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
  var done =
    npm !== undefined && /\.c?js$/.test(npm)
      ? childProcess.spawnSync(process.execPath, [npm].concat(args), options)
      : childProcess.spawnSync("npm", args, Object.assign({ shell: process.platform === "win32" }, options));
  if (done.status !== 0) {
    fail([
      "The installation did not finish (`npm " + args.join(" ") + "`; npm's own message is above).",
      "Nothing of yours was changed. Check the network and run the same command again.",
    ]);
  }
}

// The Node that npm's scripts will find first: the pinned one in node_modules/.bin, else the machine's own.
function nodeForScripts() {
  var pinned = path.join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
  var asked;
  if (fs.existsSync(pinned)) {
    asked = childProcess.spawnSync(pinned, ["--version"], {
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    if (asked.status === 0) return asked.stdout.trim();
    fs.unlinkSync(pinned); // a build for another C library: fall back on the machine's own
  }
  var own = childProcess.spawnSync("node", ["--version"], { encoding: "utf8", shell: process.platform === "win32" });
  return own.status === 0 ? own.stdout.trim() : process.version;
}

if (major(process.version) < OLDEST_MAJOR) {
  fail([
    "Proviso needs Node " + OLDEST_MAJOR + " or newer to set itself up; this is " + process.version + ".",
    "Install Node " + NODE_MAJOR + " (https://nodejs.org) and run the same command again.",
  ]);
}
if (!installed()) install();
var version = nodeForScripts();
if (major(version) < NODE_MAJOR) {
  fail([
    "Proviso runs on Node " +
      NODE_MAJOR +
      " or newer; this is " +
      version +
      ", and no build of Node " +
      NODE_MAJOR +
      " could be",
    "installed for " + process.platform + "-" + process.arch + ".",
    "Install Node " + NODE_MAJOR + " (https://nodejs.org) and run the same command again.",
  ]);
}
