/** What went wrong with a file, in one word for programs and one line for people. */
export type InputErrorCode =
  | "not-found"
  | "is-directory"
  | "empty"
  | "binary"
  | "not-utf8"
  | "too-large"
  | "unreadable"
  | "outside";

export class InputError extends Error {
  readonly code: InputErrorCode;
  readonly path: string;

  constructor(code: InputErrorCode, path: string, message: string) {
    super(message);
    this.name = "InputError";
    this.code = code;
    this.path = path;
  }
}

/** How files are read: from a disk, from memory, over a wire. */
export interface Host {
  /** The text of a file, or an `InputError`. */
  read(path: string): Promise<string>;
  /** The path that `relative` means when it is written in the file `from`. */
  resolve(from: string, relative: string): string;
}

/** Files held in memory, under paths with forward slashes. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  return {
    async read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) throw new InputError("not-found", path, `There is no file \`${path}\`.`);
      if (text.trim() === "") throw new InputError("empty", path, `The file \`${path}\` is empty.`);
      if (text.includes("\0"))
        throw new InputError("binary", path, `The file \`${path}\` is not a text: it holds binary data.`);
      return text.startsWith("\uFEFF") ? text.slice(1) : text;
    },
    resolve: joinPath,
  };
}

/** `relative` as seen from the folder of `from`: `a/b.proviso` + `../c.txt` → `c.txt`. */
export function joinPath(from: string, relative: string): string {
  const wanted = relative.replaceAll("\\", "/");
  const isRooted = (path: string) => path.startsWith("/") || /^[A-Za-z]:\//.test(path);
  const folder = from.replaceAll("\\", "/").split("/").slice(0, -1);
  const parts: string[] = [];
  for (const part of isRooted(wanted) ? wanted.split("/") : [...folder, ...wanted.split("/")]) {
    if (part === "." || (part === "" && parts.length > 0)) continue;
    const last = parts[parts.length - 1];
    if (part === ".." && last !== undefined && last !== ".." && last !== "") parts.pop();
    else if (part !== ".." || last !== "") parts.push(part);
  }
  return parts[0] === "" && !isRooted(wanted) && !from.startsWith("/") ? parts.slice(1).join("/") : parts.join("/");
}
