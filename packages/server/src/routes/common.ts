import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Fault } from "../fault.ts";
import { PROBLEM_TYPE } from "../http/problem.ts";
import { problem } from "../http/schemas.ts";
import type { Condition } from "../store/files.ts";

export type App = OpenAPIHono;

/** An app whose faults in what was sent become problem documents that name each. */
export function newApp(): App {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({
        at: [result.target, ...path].join("."),
        message,
      }));
      const [first] = errors;
      throw new Fault("bad-request", `${first?.at ?? "The request"}: ${first?.message ?? "cannot be read"}.`, {
        errors,
      });
    },
  });
}

/** What every route may answer besides. */
export const problems = {
  default: { description: "What went wrong.", content: { [PROBLEM_TYPE]: { schema: problem } } },
} as const;

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** Who asks, as it calls itself: a tab, a program. */
export function callerOf(c: Context): string | undefined {
  const name = c.req.header("x-proviso-tab");
  if (name === undefined) return undefined;
  if (!/^[\w.-]{1,60}$/.test(name))
    throw new Fault("bad-request", "X-Proviso-Tab may have up to 60 letters, digits, dots, hyphens and underscores.");
  return name;
}

/** On what condition the sender wants a file to be written. @throws Fault where it says none */
export function conditionOf(c: Context): Condition {
  const match = c.req.header("if-match");
  if (c.req.header("if-none-match") === "*") return { ifNew: true };
  const [, etag] = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(match?.trim() ?? "") ?? [];
  if (etag !== undefined) return { ifMatch: etag };
  throw new Fault(
    "no-precondition",
    "Send If-Match with the ETag of the text that you started from, or If-None-Match: * for a new file, so that nobody's work is overwritten.",
  );
}

/** Answers 304 where the sender has it already. */
export function unchanged(c: Context, etag: string): boolean {
  c.header("ETag", `"${etag}"`);
  c.header("Cache-Control", "no-cache");
  return (c.req.header("if-none-match") ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === `"${etag}"`);
}
