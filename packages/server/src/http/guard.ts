import { createHash, timingSafeEqual } from "node:crypto";
import { hostname, networkInterfaces } from "node:os";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { Fault } from "../fault.ts";

export interface Guarding {
  /** The address that the server is bound to. */
  readonly host: string;
  readonly port: () => number;
  /** Needed on every request, where there is one. */
  readonly token: string | undefined;
  /** Further names under which the server may be called. */
  readonly names?: readonly string[];
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Lets only those in who mean this server. A page of another site can make a browser send requests here: by its own name (then `Origin` or
 * `Sec-Fetch-Site` says so), or by a name of its own that it has made to mean this machine (then `Host` does). Where the server can be reached from
 * other machines, the token besides.
 */
export function guard(given: Guarding): MiddlewareHandler {
  return async (c, next) => {
    checkHost(c, given);
    checkOrigin(c);
    const { pathname } = new URL(c.req.url);
    // Pages may be reached by a link from anywhere; data and files only from here.
    if (given.token !== undefined) {
      const entered = entering(c, given, given.token);
      if (entered !== undefined) return entered;
      if (!(pathname === "/favicon.ico")) checkToken(c, given, given.token);
    }
    await next();
  };
}

function checkHost(c: Context, { host, port, names = [] }: Guarding): void {
  const called = c.req.header("host") ?? "";
  const [, name = "", at] = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(called) ?? [];
  const own = name.toLowerCase().replace(/\.$/, "");
  const known = isLoopback(own) ? isLoopback(host) || isAny(host) : ownNames(host, names).has(own);
  if (known && (at === undefined ? [80, 443].includes(port()) : Number(at) === port())) return;
  throw new Fault(
    "wrong-host",
    `This server is not called ${JSON.stringify(called.slice(0, 80))}. Open it by the address that it printed when it started.`,
  );
}

function isAny(host: string): boolean {
  return host === "0.0.0.0" || host === "::" || host === "";
}

function ownNames(host: string, names: readonly string[]): ReadonlySet<string> {
  const own = new Set([...names, host].map((name) => name.toLowerCase()));
  if (!isLoopback(host)) {
    own.add(hostname().toLowerCase());
    for (const addresses of Object.values(networkInterfaces())) {
      for (const { address, family } of addresses ?? []) own.add(family === "IPv6" ? `[${address}]` : address);
    }
  }
  return own;
}

function checkOrigin(c: Context): void {
  const { method } = c.req;
  const safe = method === "GET" || method === "HEAD";
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const wrong = new Fault(
    "wrong-origin",
    "A page of another site asked for this, and is not answered. Use Proviso's own page, or a program without an Origin header.",
  );
  if (origin !== undefined) {
    const own = `http://${c.req.header("host") ?? ""}`;
    if (origin !== own && origin !== own.replace("http:", "https:")) throw wrong;
    return;
  }
  if (site === undefined || site === "same-origin" || site === "none") return;
  // Following a link to the page is all that another site may have a browser do.
  const navigates =
    safe && c.req.header("sec-fetch-mode") === "navigate" && c.req.header("sec-fetch-dest") === "document";
  if (!navigates || new URL(c.req.url).pathname.startsWith("/api/")) throw wrong;
}

function cookieName({ port }: Guarding): string {
  return `proviso-${port()}`; // cookies do not tell ports apart
}

/** The address with the token in it, as the server prints it: takes the token into a cookie and out of the address. */
function entering(c: Context, given: Guarding, token: string): Response | undefined {
  const url = new URL(c.req.url);
  const shown = url.searchParams.get("token");
  if (shown === null || c.req.method !== "GET" || url.pathname.startsWith("/api/")) return undefined;
  if (!same(shown, token)) throw unauthorised();
  setCookie(c, cookieName(given), token, { httpOnly: true, sameSite: "Strict", path: "/" });
  url.searchParams.delete("token");
  return c.redirect(`${url.pathname}${url.search}`, 303);
}

function checkToken(c: Context, given: Guarding, token: string): void {
  const [, bearer] = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const shown = bearer ?? getCookie(c, cookieName(given));
  if (shown === undefined || !same(shown, token)) throw unauthorised();
}

function unauthorised(): Fault {
  return new Fault(
    "unauthorised",
    "Open the address that the server printed when it started, with the token in it; a program sends `Authorization: Bearer` and the token.",
  );
}

/** In a time that says nothing of where two differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
