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
const PRELUDE = `${LANGUAGE}/prelude`;
const LANGUAGE_ON_NODE = "packages/language/src/node.ts";
const SERVER_ON_NODE = "packages/language/src/server/main-node.ts";
const RECORD = "packages/record/src";
const READER = "packages/reader/src";
const READER_DOCUMENTS = `${READER}/documents`;
const READER_ASSISTANT = `${READER}/assistant`;
const REPORT = "packages/report/src";
const WORKBENCH = "packages/workbench/src";
const REVIEW = "packages/review/src";
const ARCHIVE = "packages/archive/src";
const ARCHIVE_CONTRACT = `${ARCHIVE}/contract`;
const SERVER = "packages/server/src";
const PROMISE = "packages/promise/src";
const FORMULA = `${PROMISE}/diagram/formula.ts`;
const DIAGRAM = `${PROMISE}/diagram`;
const POWER = `${PROMISE}/power`;
const ARRIVAL = `${PROMISE}/arrival`;
const DETERRENCE = `${PROMISE}/deterrence`;
const INFLUENCE = `${PROMISE}/influence`;
const WORTH = `${PROMISE}/worth`;
const QUESTIONS = `${PROMISE}/questions`;
const BRIEF = `${PROMISE}/brief`;
const SWEEP = `${PROMISE}/sweep`;
const MATCHES = `${PROMISE}/matches.ts`;
const SETTLE = `${PROMISE}/settle`;
const GROUND = `${PROMISE}/ground`;
const ANSWERS = `${PROMISE}/answers`;
const FINDINGS = `${PROMISE}/findings`;
const REFERENCE = `${PROMISE}/reference`;

const LANGUAGE_PACKAGES = [
  "langium",
  "vscode-languageserver",
  "vscode-languageserver-protocol",
  "vscode-languageserver-types",
  "vscode-uri",
];

/** What an answer is made of. */
const ENGINE = [AGREEMENT, FORMULA, DIAGRAM, POWER, DETERRENCE, INFLUENCE, SETTLE, GROUND];

export const ROOMS: readonly Room[] = [
  { path: AGREEMENT, mayImport: [], packages: [] },

  // The parties and verbs that everyone knows: tables, without the language around them.
  { path: PRELUDE, mayImport: [AGREEMENT], packages: [] },
  { path: LANGUAGE, mayImport: [AGREEMENT, PRELUDE], packages: LANGUAGE_PACKAGES },
  { path: LANGUAGE_ON_NODE, mayImport: [AGREEMENT, LANGUAGE, PRELUDE], packages: [...LANGUAGE_PACKAGES, "node:"] },
  { path: SERVER_ON_NODE, mayImport: [AGREEMENT, LANGUAGE, PRELUDE], packages: [...LANGUAGE_PACKAGES, "node:"] },

  { path: RECORD, mayImport: [AGREEMENT], packages: [] },

  {
    path: READER,
    mayImport: [AGREEMENT, PRELUDE, RECORD],
    packages: ["wink-nlp", "wink-eng-lite-web-model", "chrono-node"],
  },
  // From a file's bytes to its text: knows documents, not what they say.
  {
    path: READER_DOCUMENTS,
    mayImport: [],
    packages: ["@mozilla/readability", "linkedom", "mammoth", "mdast-util-from-markdown", "unpdf"],
  },
  // The only room that may talk to a language model, and only where the user has named one.
  {
    path: READER_ASSISTANT,
    mayImport: [AGREEMENT, LANGUAGE, RECORD, READER],
    packages: ["ai", "@ai-sdk/openai-compatible", "zod"],
  },
  // From an accepted candidate to the dossier's texts; whoever holds the files writes them.
  { path: REVIEW, mayImport: [AGREEMENT, LANGUAGE, RECORD], packages: [] },
  { path: ARCHIVE, mayImport: [RECORD, ARCHIVE_CONTRACT], packages: ["better-sqlite3", "kysely", "pg", "node:"] },
  // What goes in and comes out, as types: for those who lay it out or send it on.
  { path: ARCHIVE_CONTRACT, mayImport: [RECORD], packages: [] },

  // Formulas are the interface of the kernel: those who build them need not know how they are compiled.
  { path: FORMULA, mayImport: [], packages: [] },
  { path: DIAGRAM, mayImport: [FORMULA], packages: [] },
  { path: POWER, mayImport: [FORMULA, DIAGRAM], packages: [] },
  { path: SETTLE, mayImport: [AGREEMENT], packages: [] },
  { path: GROUND, mayImport: [AGREEMENT, FORMULA, SETTLE], packages: [] },
  // Models of their own kind, each usable by itself; answers put an agreement's numbers into them.
  { path: DETERRENCE, mayImport: [FORMULA, DIAGRAM, POWER], packages: [] },
  { path: INFLUENCE, mayImport: [], packages: [] },
  // What two lists have in common: for drafts beside each other, merges, and words that changed.
  { path: MATCHES, mayImport: [], packages: [] },
  { path: ANSWERS, mayImport: [...ENGINE, MATCHES], packages: [] },
  // Time is a room of its own beside the timeless answers, with a half that knows no agreement (index.ts says which).
  { path: ARRIVAL, mayImport: [...ENGINE, ANSWERS], packages: [] },
  { path: WORTH, mayImport: [...ENGINE, ANSWERS, ARRIVAL], packages: [] },
  { path: QUESTIONS, mayImport: [...ENGINE, ANSWERS, ARRIVAL], packages: [] },
  { path: SWEEP, mayImport: [...ENGINE, ANSWERS, ARRIVAL, WORTH], packages: [] },
  { path: FINDINGS, mayImport: [...ENGINE, ANSWERS, ARRIVAL, WORTH], packages: [] },
  // The report is made of the other answers; what the linter and the record say is handed to it.
  { path: BRIEF, mayImport: [...ENGINE, ANSWERS, ARRIVAL, WORTH, QUESTIONS, SWEEP], packages: [] },
  // The oracle shares no code with what it is held against.
  { path: REFERENCE, mayImport: [AGREEMENT, SETTLE], packages: [] },
  { path: PROMISE, mayImport: [...ENGINE, ANSWERS, ARRIVAL, WORTH, QUESTIONS, BRIEF, SWEEP, FINDINGS], packages: [] },

  // An answer's value in, a document out: what the command line prints and the server shows.
  {
    path: REPORT,
    mayImport: [AGREEMENT, PROMISE, RECORD, ARCHIVE_CONTRACT, DETERRENCE, INFLUENCE, FINDINGS],
    packages: [],
  },

  // Asks the engine in a worker and shows; nothing in it computes an answer.
  {
    path: WORKBENCH,
    mayImport: [
      AGREEMENT,
      LANGUAGE,
      PRELUDE,
      PROMISE,
      MATCHES,
      RECORD,
      REPORT,
      REVIEW,
      INFLUENCE,
      DETERRENCE,
      FINDINGS,
    ],
    packages: [
      "@codemirror/autocomplete",
      "@codemirror/commands",
      "@codemirror/language",
      "@codemirror/lint",
      "@codemirror/lsp-client",
      "@codemirror/merge",
      "@codemirror/search",
      "@codemirror/state",
      "@codemirror/view",
      "@lezer/highlight",
      "@observablehq/plot",
      "@tanstack/react-virtual",
      "codemirror",
      "radix-ui",
      "react",
      "react-dom",
      "wouter",
    ],
  },
  { path: "packages/workbench/vite", mayImport: [], packages: ["node:", "vite", "@vitejs/plugin-react"] },
  {
    path: "packages/workbench/vite.config.ts",
    mayImport: ["packages/workbench/vite"],
    packages: ["node:", "vite", "@vitejs/plugin-react"],
  },

  // The answers over HTTP; computes nothing, and calls nobody but a language model that the user has named.
  {
    path: SERVER,
    mayImport: [
      AGREEMENT,
      LANGUAGE,
      LANGUAGE_ON_NODE,
      PROMISE,
      MATCHES,
      FINDINGS,
      RECORD,
      REPORT,
      READER,
      READER_ASSISTANT,
      READER_DOCUMENTS,
      REVIEW,
      ARCHIVE,
      ARCHIVE_CONTRACT,
    ],
    packages: ["@hono/node-server", "@hono/zod-openapi", "hono", "docx", "node:"],
  },

  {
    path: "packages/cli/src",
    mayImport: [
      SERVER,
      REPORT,
      AGREEMENT,
      LANGUAGE,
      LANGUAGE_ON_NODE,
      RECORD,
      READER,
      READER_ASSISTANT,
      READER_DOCUMENTS,
      REVIEW,
      ARCHIVE,
      ARCHIVE_CONTRACT,
      PROMISE,
      FINDINGS,
      INFLUENCE,
      DETERRENCE,
    ],
    packages: ["commander", "node:"],
  },
];
