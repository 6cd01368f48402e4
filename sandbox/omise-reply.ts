import { newestVersion } from "./api-version";
import { type Reply } from "./http";
import { prettyJson } from "./pretty-json";
import { type JsonObject } from "./types";

/** An answer as Omise writes it: pretty-printed JSON, with the version it is in. */
export function omiseReply(status: number, body: JsonObject, version = newestVersion): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Omise-Version": version },
    body: prettyJson(body),
  };
}
