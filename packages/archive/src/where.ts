import { existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The archive of a dossier: a hidden file in its folder. */
export const DOSSIER_ARCHIVE = ".proviso-archive.db";

/** What decides where the archive is that nobody has named; the process's own unless given. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/**
 * The archive that is meant where nobody names one: `PROVISO_ARCHIVE`; else, in a dossier's folder (one with `.proviso` files or an archive in it),
 * {@link DOSSIER_ARCHIVE} there; else `archive.db` in the user's folder for data: `~/.local/share/proviso` (or below `XDG_DATA_HOME`),
 * `~/Library/Application Support/Proviso` or `%LOCALAPPDATA%\Proviso`. Never a server, unless the variable names one.
 */
export function defaultArchive({
  cwd = process.cwd(),
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: Surroundings = {}): string {
  const named = env["PROVISO_ARCHIVE"];
  if (named !== undefined && named !== "") return named;
  const here = join(cwd, DOSSIER_ARCHIVE);
  if (existsSync(here) || globSync("*.proviso", { cwd }).length > 0) return here;
  return join(dataFolder(platform, env, home), "archive.db");
}

function dataFolder(platform: NodeJS.Platform, env: NonNullable<Surroundings["env"]>, home: string): string {
  if (platform === "win32") return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "Proviso");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Proviso");
  return join(env["XDG_DATA_HOME"] || join(home, ".local", "share"), "proviso");
}
