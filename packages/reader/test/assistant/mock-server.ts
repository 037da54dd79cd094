import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the model's server got it. */
export interface Got {
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly {
      readonly role: string;
      readonly content: string | readonly { readonly text: string }[];
    }[];
    readonly tools?: unknown;
  };
}

export type Behaviour = (got: Got, response: ServerResponse, count: number) => void;

/** A model's server that does what a test wants, honest or not. */
export async function mockServer(behaviour: Behaviour) {
  const requests: Got[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const got: Got = { authorization: request.headers.authorization, body: JSON.parse(text) };
      requests.push(got);
      behaviour(got, response, requests.length);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An answer in the form of the API, ended as `finish` says. */
export function completion(content: string, finish = "stop"): string {
  return JSON.stringify({
    id: "1",
    object: "chat.completion",
    created: 0,
    model: "mock",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

export function says(content: unknown, finish = "stop"): Behaviour {
  return (_, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(completion(typeof content === "string" ? content : JSON.stringify(content), finish));
  };
}

/** Everything that was said to the model. */
export function told({ body }: Got): string {
  return body.messages
    .map(({ content }) => (typeof content === "string" ? content : content.map(({ text }) => text).join("\n")))
    .join("\n");
}
