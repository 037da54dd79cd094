/** The language server knows files by address, the desk by path. */
export function uriOf(path: string): string {
  return `file:///${path.split("/").map(encodeURIComponent).join("/")}`;
}

export function pathOf(uri: string): string {
  return uri
    .replace(/^file:\/\/\//, "")
    .split("/")
    .map(decodeURIComponent)
    .join("/");
}
