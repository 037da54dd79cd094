/** A language model that the user has named; there is none by default, and no other is ever called. */
export interface Endpoint {
  /** Base of an OpenAI-compatible API: `http://localhost:11434/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string;
  /** How long one answer may take, in milliseconds. */
  readonly timeout?: number;
}

/**
 * The endpoint that a user names.
 * @throws RangeError for an address that is none, that is not http(s), or that carries a password, and for a model without a name
 */
export function endpointOf(url: string, model: string, key?: string): Endpoint {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new RangeError(`"${url}" is no address. Name the model's server like this: http://localhost:11434/v1`);
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    throw new RangeError(`A model's server is reached by http or https, not by ${parsed.protocol.slice(0, -1)}.`);
  if (parsed.username !== "" || parsed.password !== "")
    throw new RangeError("Leave the password out of the address: it would be printed. Give the key by itself.");
  if (model.trim() === "") throw new RangeError("Name the model too, as the server calls it, such as llama3.1:8b.");
  return {
    url: parsed.href.replace(/\/+$/, ""),
    model: model.trim(),
    ...(key === undefined || key === "" ? {} : { key }),
  };
}

/** Whether what is sent to it stays on this machine. */
export function staysHere({ url }: Endpoint): boolean {
  const { hostname } = new URL(url);
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** An endpoint as it may be shown to anybody: without its key, with whether what is sent to it stays on this machine. */
export interface ShownEndpoint {
  readonly url: string;
  readonly model: string;
  readonly here: boolean;
}

export function shownEndpoint(endpoint: Endpoint): ShownEndpoint {
  return { url: endpoint.url, model: endpoint.model, here: staysHere(endpoint) };
}

/** Who is about to be told what, for people: said before anything is sent. */
export function sendingWords(endpoint: Endpoint, words: number): string {
  return `Sending ${words} words of the document to ${modelWords(endpoint)}.`;
}

/** Who would be told, where somebody asks for it. */
export function mayBeSent(endpoint: Endpoint): string {
  return `Documents are sent to ${modelWords(endpoint)}, when somebody asks for that.`;
}

function modelWords(endpoint: Endpoint): string {
  const where = staysHere(endpoint) ? "on this machine" : "OUTSIDE this machine";
  return `the model ${endpoint.model} at ${new URL(endpoint.url).origin}, ${where}`;
}
