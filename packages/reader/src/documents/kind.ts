import { DocumentError, type DocumentKind } from "./document.ts";

const EXTENSIONS: Readonly<Record<string, DocumentKind>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  htm: "html",
  html: "html",
  xhtml: "html",
  pdf: "pdf",
  docx: "docx",
};

/** Every ending of a file name that is read, without the dot. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(EXTENSIONS);

/** What a file is, by its first bytes, then by its name. @throws DocumentError `unknown-kind` for what cannot be read */
export function kindOf(bytes: Uint8Array, file: string): DocumentKind {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\x03\x04")) {
    if (extension === undefined || extension === "docx") return "docx";
    throw unknown(file, `is an archive or an office file of another kind`);
  }
  if (head.startsWith("\xD0\xCF\x11\xE0"))
    throw unknown(file, "is an office file of the old kind, or one under a password");
  if (head.startsWith("{\\rtf")) throw unknown(file, "is in Rich Text Format");
  const named = extension === undefined ? undefined : EXTENSIONS[extension];
  if (named === "pdf" || named === "docx")
    throw new DocumentError(
      "damaged",
      file,
      `\`${file}\` is named .${extension} and is no ${named.toUpperCase()} file.`,
    );
  if (named !== undefined && named !== "text") return named;
  if (/^[\s\uFEFF]*(<!doctype html|<html[\s>])/i.test(head.replace(/^\xEF\xBB\xBF/, ""))) return "html";
  return "text";
}

function unknown(file: string, what: string): DocumentError {
  return new DocumentError(
    "unknown-kind",
    file,
    `\`${file}\` ${what}, which is not read. Save it as plain text, Markdown, HTML, PDF or DOCX.`,
  );
}
