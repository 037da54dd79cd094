import type { Rolldown } from "vite";

/** Where a dossier is put into the page, as JSON. */
export const DOSSIER_HERE = "<!--PROVISO-DOSSIER-->";

/** What the page may do: run what it holds itself, and ask nobody for anything. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; worker-src blob: data:; base-uri 'none'; form-action 'none'";

/**
 * The built files as one page that holds everything itself.
 * @throws TypeError where the build made more than one script or style
 */
export function onePage(files: readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[]): string {
  const assets = files.filter((file) => file.type === "asset");
  const [script, ...scripts] = files.filter((file) => file.type === "chunk");
  const page = assets.find(({ fileName }) => fileName.endsWith(".html"));
  const [style, ...styles] = assets.filter(({ fileName }) => fileName.endsWith(".css"));
  if (page === undefined || style === undefined || script === undefined || scripts.length + styles.length > 0)
    throw new TypeError(`one script and one style were to be made, not ${files.map(({ fileName }) => fileName)}`);
  return String(page.source)
    .replace(/<script type="module"[^>]*><\/script>/, "")
    .replace(/<link rel="stylesheet"[^>]*>/g, "")
    .replace(/<meta name="csp-nonce"[^>]*>/, () => `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`)
    .replace(/<link rel="icon"[^>]*>/, () => icon(assets))
    .replace("</head>", () => `<style>${String(style.source).replaceAll("</style", "<\\/style")}</style></head>`)
    .replace("</body>", () => `${DOSSIER_HERE}<script type="module">${unbroken(script.code)}</script></body>`);
}

function icon(assets: readonly Rolldown.OutputAsset[]): string {
  const svg = assets.find(({ fileName }) => fileName.endsWith(".svg"));
  if (svg === undefined) return "";
  return `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(String(svg.source))}">`;
}

/** A script that stands in a page may not say what ends one. */
function unbroken(code: string): string {
  return code.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
}
