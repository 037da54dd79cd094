import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { FAULTS, Fault } from "../fault.ts";

/** An error as RFC 9457 has it. */
export interface Problem {
  /** Names the kind of problem; `docs/api.md` has a line for each. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, what is safe and what to do, for people. */
  readonly detail: string;
  readonly [more: string]: unknown;
}

export const PROBLEM_TYPE = "application/problem+json";

export function problemOf({ code, message, more }: Fault): Problem {
  const { status, title } = FAULTS[code];
  return { ...more, type: `/problems/${code}`, title, status, detail: message };
}

export function respond(c: Context, fault: Fault): Response {
  const problem = problemOf(fault);
  const { status } = problem;
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
    "Content-Type": PROBLEM_TYPE,
    ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
  });
}

/** What went wrong, as a fault; one of our own says nothing of its inside. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof Error && error.name === "BodyLimitError")
    return new Fault("too-large", "The request is too large.");
  return new Fault(
    "internal",
    "Something went wrong inside Proviso. Your files are unchanged and your drafts are kept. The server's own output says where it happened.",
  );
}
