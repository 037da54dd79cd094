/** What the server answers when it cannot do what was asked (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Of a text that changed meanwhile: what is there now (null: nothing), and what a merge would be. */
  readonly theirs?: { readonly text: string; readonly etag: string } | null;
  readonly merge?: { readonly text: string; readonly clean: boolean };
}

export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Nobody answered: the server is gone, or on its way. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** Speaks to the server of this page and to no other. */
export class Api {
  readonly tab: string;
  readonly #send: Send;

  constructor(tab: string, send: Send = (path, init) => fetch(path, init)) {
    this.tab = tab;
    this.#send = send;
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>(path, {});
  }

  put<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return this.request<T>(path, {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", ...headers },
    });
  }

  /** @param signal takes the question back, which the server then works on no longer */
  post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.request<T>(path, {
      method: "POST",
      signal: signal ?? null,
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
  }

  delete<T>(path: string): Promise<T> {
    return this.request<T>(path, { method: "DELETE" });
  }

  /** @throws ProblemError with what the server says; Unreachable where nobody answers */
  async request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#send(path, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), "X-Proviso-Tab": this.tab },
    }).catch((error: unknown) => {
      throw new Unreachable(error instanceof Error ? error.message : String(error));
    });
    const text = await response.text();
    const body: unknown = text === "" ? undefined : safeJson(text);
    if (response.ok) return body as T;
    throw new ProblemError(
      isProblem(body)
        ? body
        : {
            type: "about:blank",
            title: "Not done",
            status: response.status,
            detail: `The server answered ${response.status}.`,
          },
    );
  }
}

/** A file's address: its path in one piece, since a slash in it is not one of the address. */
export function fileAddress(path: string, under = "files"): string {
  return `/api/${under}/${encodeURIComponent(path)}`;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "detail" in body && "status" in body;
}
