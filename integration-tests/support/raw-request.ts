import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface RawRequest {
  /** GET by default. */
  method?: string;
  /** Sent as it is: no client tidies up its dots and slashes. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
  agent?: Agent;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** The parsed JSON; undefined for anything else. */
  json: Record<string, unknown> | undefined;
}

/** One request, byte for byte as a client with bad intentions would send it. */
export function sendRawRequest(
  url: string,
  { method = "GET", path, headers, body, agent }: RawRequest,
) {
  const { hostname, port } = new URL(url);
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request(
      { hostname, port, method, path, headers, agent: agent ?? false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode = 0, headers: answered } = incoming;
          resolve({ status: statusCode, headers: answered, bytes, json: toJson(bytes) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function toJson(bytes: Buffer): Answer["json"] {
  try {
    return JSON.parse(bytes.toString()) as Answer["json"];
  } catch {
    return undefined;
  }
}
