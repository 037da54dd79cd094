/** What became of an import of files. */
export interface Ingested {
  /** Files found. */
  readonly files: number;
  /** New documents, without copies. */
  readonly added: number;
  /** New documents that are near-identical copies. */
  readonly copies: number;
  /** Files whose text was there already, in the archive or from an earlier import of the same file. */
  readonly known: number;
  readonly failed: readonly { readonly path: string; readonly why: string }[];
  /** It was cancelled, and some files were not looked at. What was added stays; the same call goes on from there. */
  readonly cancelled: boolean;
}
