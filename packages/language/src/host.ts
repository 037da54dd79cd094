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
  if (wanted.startsWith("/") || /^[A-Za-z]:\//.test(wanted)) return wanted;
  const rooted = from.startsWith("/");
  const parts = from.replaceAll("\\", "/").split("/").slice(0, -1);
  for (const part of wanted.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts[parts.length - 1] !== ".." && parts[parts.length - 1] !== "")
      parts.pop();
    else parts.push(part);
  }
  const joined = parts.filter((part, index) => part !== "" || index === 0).join("/");
  return rooted && !joined.startsWith("/") ? `/${joined}` : joined;
}
