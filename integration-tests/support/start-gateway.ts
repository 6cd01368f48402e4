import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

import { type Sandbox, startSandbox } from "../../sandbox";

type Handler = (incoming: IncomingMessage, response: ServerResponse) => void;

/** A sandbox behind a gateway at which a test can answer some paths itself. */
export interface Gateway extends Sandbox {
  /** Answers what begins with `path` from now on, instead of the sandbox. */
  answer(path: string, handler: Handler): void;
  /** What was asked of those handlers, oldest first. */
  readonly asked: IncomingMessage[];
  /** Back to passing everything on. */
  release(): void;
}

/** Everything that the store calls Omise comes through here, the image links of its charges too. */
export async function startGateway(): Promise<Gateway> {
  const handlers = new Map<string, Handler>();
  const asked: IncomingMessage[] = [];
  const server = createServer((incoming, response) => {
    const path = [...handlers.keys()].find((start) => incoming.url?.startsWith(start));
    const handler = path && handlers.get(path);
    if (handler) {
      asked.push(incoming);
      handler(incoming, response);
    } else {
      passOn(sandbox.url, incoming, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({ publicUrl: url });
  return {
    ...sandbox,
    url,
    asked,
    answer: (path, handler) => void handlers.set(path, handler),
    release() {
      handlers.clear();
      asked.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sandbox.close();
    },
  };
}

function passOn(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = incoming;
  const outgoing = request({ hostname, port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.destroy());
  incoming.pipe(outgoing);
}
