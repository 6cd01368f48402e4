import { request } from "node:http";

export interface LargeBody {
  path: string;
  headers: object;
  /** Bytes of the body. */
  length: number;
  /** `announced` has a length, `chunked` has an end alone, `endless` has neither and is cut off. */
  kind: "announced" | "chunked" | "endless";
}

const PIECE = Buffer.alloc(64 * 1024, "x");

/**
 * Sends a large body piece by piece, as fast as it is taken.
 *
 * @returns the answer's status; 0 when the connection ended without one
 */
export function sendLargeBody(
  url: string,
  { path, headers, length, kind }: LargeBody,
): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const outgoing = request({ hostname, port, path, method: "POST", agent: false });
    const all = { "content-type": "application/json", ...headers };
    const announced = kind === "announced" ? { "content-length": length } : {};
    for (const [name, value] of Object.entries({ ...all, ...announced })) {
      outgoing.setHeader(name, value as string);
    }
    const end = (status: number) => {
      resolve(status);
      outgoing.destroy();
    };
    let sent = 0;
    const more = () => {
      while (sent < length) {
        const piece = PIECE.subarray(0, length - sent);
        sent += piece.length;
        if (!outgoing.write(piece)) {
          return;
        }
      }
      if (kind === "endless") {
        end(0);
      } else {
        outgoing.end();
      }
    };
    outgoing.on("response", ({ statusCode = 0 }) => end(statusCode));
    outgoing.on("error", () => end(0)); // once there was an answer, this changes nothing
    outgoing.on("drain", more);
    more();
  });
}
