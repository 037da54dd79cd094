import { DocumentError } from "./document.ts";

/** What the parts of an office file may hold unpacked, in bytes: several times what the longest treaty does. */
export const MOST_UNPACKED = 40_000_000;
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/**
 * Sees to it that an office file is no bomb before anything reads it: its parts are unpacked piece by piece and counted (what they say of their own size is not
 * believed), and none may define entities, which no office program writes.
 * @throws DocumentError `too-large` or `damaged`
 */
export async function mustUnpackSmall(bytes: Uint8Array, file: string): Promise<void> {
  let left = MOST_UNPACKED;
  for (const { name, method, packed } of entriesOf(bytes, file)) {
    // Pictures are never unpacked.
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    let head = "";
    for await (const piece of unpacked(packed, method, file)) {
      left -= piece.length;
      if (left < 0)
        throw new DocumentError(
          "too-large",
          file,
          `\`${file}\` unpacks to more than ${MOST_UNPACKED / 1e6} MB of text, more than any document. Nothing of it is read.`,
        );
      if (head.length < 4_000) head += new TextDecoder("latin1").decode(piece.subarray(0, 4_000));
      if (/<!(?:DOCTYPE|ENTITY)/i.test(head))
        throw new DocumentError(
          "damaged",
          file,
          `\`${file}\` defines entities of its own, as no office program does. Nothing of it is read.`,
        );
    }
  }
}

/** Of a deflated or stored part, piece by piece. */
async function* unpacked(packed: Uint8Array<ArrayBuffer>, method: number, file: string): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed;
    return;
  }
  if (method !== 8) throw damaged(file);
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw damaged(file);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The entries that the directory at a ZIP file's end lists (PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16). */
function entriesOf(bytes: Uint8Array, file: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end--;
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw damaged(file);
    const found: Entry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw damaged(file);
      const size = view.getUint32(at + 20, true);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + size > bytes.length) throw damaged(file);
      found.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        packed: bytes.slice(start, start + size),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return found;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw damaged(file);
  }
}

function damaged(file: string): DocumentError {
  return new DocumentError("damaged", file, `\`${file}\` is no DOCX file, or it is damaged.`);
}
