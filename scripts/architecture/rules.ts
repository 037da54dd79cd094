/**
 * Which room may know which. Data flows one way (docs/architecture.md); a room is a folder, the innermost folder listed here wins, and a room
 * reaches another package only by its name, never by a relative path into its folder.
 */
export interface Room {
  /** Folder or file, from the root of the repository, with `/`. */
  readonly path: string;
  /** Other rooms it may import; a room may always import from itself. */
  readonly mayImport: readonly string[];
  /** Packages from elsewhere, by name; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

const AGREEMENT = "packages/agreement/src";
const LANGUAGE = "packages/language/src";
const LANGUAGE_ON_NODE = "packages/language/src/node.ts";
const PROMISE = "packages/promise/src";
const FORMULA = `${PROMISE}/diagram/formula.ts`;
const DIAGRAM = `${PROMISE}/diagram`;
const POWER = `${PROMISE}/power`;
const SETTLE = `${PROMISE}/settle`;
const GROUND = `${PROMISE}/ground`;
const ANSWERS = `${PROMISE}/answers`;
const FINDINGS = `${PROMISE}/findings`;
const REFERENCE = `${PROMISE}/reference`;

const LANGUAGE_PACKAGES = [
  "i18n-iso-countries",
  "langium",
  "vscode-languageserver",
  "vscode-languageserver-protocol",
  "vscode-languageserver-types",
  "vscode-uri",
];

export const ROOMS: readonly Room[] = [
  { path: AGREEMENT, mayImport: [], packages: [] },

  { path: LANGUAGE, mayImport: [AGREEMENT], packages: LANGUAGE_PACKAGES },
  { path: LANGUAGE_ON_NODE, mayImport: [AGREEMENT, LANGUAGE], packages: [...LANGUAGE_PACKAGES, "node:"] },

  // Formulas are the interface of the kernel: those who build them need not know how they are compiled.
  { path: FORMULA, mayImport: [], packages: [] },
  { path: DIAGRAM, mayImport: [FORMULA], packages: [] },
  { path: POWER, mayImport: [FORMULA, DIAGRAM], packages: [] },
  { path: SETTLE, mayImport: [AGREEMENT], packages: [] },
  { path: GROUND, mayImport: [AGREEMENT, FORMULA, SETTLE], packages: [] },
  { path: ANSWERS, mayImport: [AGREEMENT, FORMULA, DIAGRAM, POWER, SETTLE, GROUND], packages: [] },
  { path: FINDINGS, mayImport: [AGREEMENT, FORMULA, DIAGRAM, POWER, SETTLE, GROUND, ANSWERS], packages: [] },
  // The oracle shares no code with what it is held against.
  { path: REFERENCE, mayImport: [AGREEMENT, SETTLE], packages: [] },
  {
    path: PROMISE,
    mayImport: [AGREEMENT, FORMULA, DIAGRAM, POWER, SETTLE, GROUND, ANSWERS, FINDINGS],
    packages: [],
  },

  {
    path: "packages/cli/src",
    mayImport: [AGREEMENT, LANGUAGE, LANGUAGE_ON_NODE, PROMISE, FINDINGS],
    packages: ["commander", "node:"],
  },
];
