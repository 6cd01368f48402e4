import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  /** Parsed JSON, undefined when there was none. */
  body: unknown;
}

/** Answers one request; `count` is 1 for the first. */
export type Handler = (
  response: ServerResponse,
  request: ReceivedRequest,
  count: number,
) => void | Promise<void>;

/** A real HTTP server on 127.0.0.1 that remembers what it received. */
export async function startServer(handler: Handler) {
  const requests: ReceivedRequest[] = [];
  const seen = { connections: 0, inFlight: 0, mostInFlight: 0 };
  const server = createServer((incoming, response) => {
    void (async () => {
      seen.mostInFlight = Math.max(seen.mostInFlight, ++seen.inFlight);
      response.on("close", () => seen.inFlight--);
      let text = "";
      for await (const chunk of incoming) text += String(chunk);
      const url = new URL(incoming.url ?? "", "http://localhost");
      const request: ReceivedRequest = {
        method: incoming.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: incoming.headers,
        body: text ? JSON.parse(text) : undefined,
      };
      requests.push(request);
      await handler(response, request, requests.length);
    })();
  });
  server.on("connection", () => seen.connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;

/** Ends the answer with JSON, as Omise does. */
export function json(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

/** Closes the connection the hard way. */
export const reset = (response: ServerResponse): void => void response.socket?.resetAndDestroy();

/** Begins an answer and closes the connection within it. */
export const cutOff: Handler = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": 5000 });
  response.write('{"object":');
  setImmediate(() => reset(response));
};
