import { ArchiveError } from "./error.ts";

/** Whether this names a Postgres server rather than a file. */
export function isServerAddress(where: string): boolean {
  return /^postgres(ql)?:\/\//i.test(where);
}

/**
 * A connection string as it may be shown: without password and without what stands after `?`, where passwords and key files may be.
 * @throws ArchiveError `address` where it cannot be read; the message shows nothing of it
 */
export function shownAddress(address: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(address);
    return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
  } catch {
    throw new ArchiveError(
      "address",
      "The archive's address cannot be read. It is written postgres://user:password@host:5432/database; write : / ? # @ in a password as %3A %2F %3F %23 %40.",
    );
  }
}

/** Takes every password of an address out of a text, however it is written. */
export function withoutPasswords(text: string, address: string): string {
  const { password, searchParams } = new URL(address);
  const secrets = [password, searchParams.get("password") ?? "", searchParams.get("sslpassword") ?? ""]
    .flatMap((secret) => [secret, decoded(secret), encodeURIComponent(secret)])
    .filter((secret) => secret !== "")
    .sort((a, b) => b.length - a.length);
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, "•••"), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
