/** Where browsers and pages say which address a saved page came from; all within its beginning. */
const BEGINNING = 65_536;
const ADDRESSES = [
  /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s<>"]+)\s*-->/i,
  /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/[^\s<>"]+)/i,
  /<link\b(?=[^>]*\brel\s*=\s*["']?canonical\b)[^>]*\bhref\s*=\s*["']?(https?:\/\/[^\s<>"']+)/i,
  /<meta\b(?=[^>]*\bproperty\s*=\s*["']?og:url\b)[^>]*\bcontent\s*=\s*["']?(https?:\/\/[^\s<>"']+)/i,
];

/** The address of a web page that was saved as a file, as the browser that saved it or the page itself states it. */
export function savedFrom(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, BEGINNING));
  for (const address of ADDRESSES) {
    const found = address.exec(text)?.[1]?.replaceAll("&amp;", "&");
    if (found !== undefined && URL.canParse(found)) return found;
  }
  return undefined;
}
