import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { type Host, InputError, memoryHost } from "@proviso/language";
import { UsageError } from "../exit.ts";

/** A file as it was at a revision: `HEAD~3:pact.proviso`. */
export interface Revised {
  readonly revision: string;
  /** From the working folder. */
  readonly path: string;
}

/** What `REVISION:path` names; undefined for what is a file of that name, a drive of Windows, or has no colon. */
export function revisedFile(arg: string): Revised | undefined {
  const [, revision, path] = /^([^:]{2,}|@):(.+)$/.exec(arg) ?? [];
  if (revision === undefined || path === undefined || existsSync(arg)) return undefined;
  return { revision, path };
}

const git = promisify(execFile);

/** `relative` as seen from a file; both with forward slashes, as git has them. */
const joined = memoryHost({}).resolve;

async function ask(args: readonly string[], maxBuffer = 1_000_000): Promise<Buffer> {
  try {
    return (await git("git", args, { encoding: "buffer", maxBuffer })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new UsageError("To read a file at a revision, git must be installed; it is not.");
    throw error;
  }
}

/**
 * Files as they were at a revision of the repository around the working folder. Their paths carry the revision, as `git show` has it, but count from
 * the working folder like all others; what a file uses or cites is read at the same revision.
 * @throws UsageError outside of a repository, or where there is no such revision
 */
export async function revisionHost(revision: string, maxBytes: number): Promise<Host> {
  await ask(["rev-parse", "--git-dir"]).catch((error) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`This folder is in no git repository; \`${revision}:…\` names a file at a revision of one.`);
  });
  const commit = await ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]).then(
    (found) => found.toString().trim(),
    () => {
      throw new UsageError(
        `The repository has no revision \`${revision}\`. Name a branch, a tag or a commit, such as HEAD~1.`,
      );
    },
  );
  const mark = `${revision}:`;
  const bare = (path: string): string => (path.startsWith(mark) ? path.slice(mark.length) : path);
  return {
    resolve: (from, relative) => `${mark}${joined(bare(from), bare(relative))}`,
    read: async (path) => {
      const file = joined("", bare(path));
      const name = `${commit}:${file.startsWith("..") ? file : `./${file}`}`;
      const size = Number(
        await ask(["cat-file", "-s", name]).catch(() => {
          throw new InputError(
            "not-found",
            path,
            `There is no file \`${bare(path)}\` at the revision \`${revision}\`.`,
          );
        }),
      );
      if (size > maxBytes) {
        const most = `${maxBytes / 1e6} MB`;
        throw new InputError("too-large", path, `\`${path}\` has more than ${most}, the most that is read.`);
      }
      const bytes = await ask(["cat-file", "blob", name], maxBytes + 1).catch(() => {
        throw new InputError("is-directory", path, `\`${path}\` is a folder; name a file in it.`);
      });
      let text: string;
      try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch {
        throw new InputError("not-utf8", path, `The file \`${path}\` is not written in UTF-8.`);
      }
      return memoryHost({ [path]: text }).read(path);
    },
  };
}
