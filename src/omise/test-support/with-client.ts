import { OmiseClient, type OmiseClientOptions } from "../client";
import { OmiseError } from "../errors";
import { startServer, type Handler, type TestServer } from "./start-server";

export const SECRET_KEY = "skey_test_veryverysecret0001";
export const PUBLIC_KEY = "pkey_test_notsecret000000001";

const running: TestServer[] = [];

/** A client and the server that it talks to. Call `stopServers` in `afterEach`. */
export async function withClient(handler: Handler, options: Partial<OmiseClientOptions> = {}) {
  const server = await startServer(handler);
  running.push(server);
  return { server, client: clientOf(server.url, options) };
}

export function clientOf(apiUrl: string, options: Partial<OmiseClientOptions> = {}): OmiseClient {
  return new OmiseClient({
    secretKey: SECRET_KEY,
    apiUrl,
    apiVersion: "2019-05-29",
    timeoutMs: 5000,
    maxConcurrentRequests: 10,
    sourceType: "atome_qr",
    retryDelayMs: 1,
    ...options,
  });
}

export async function stopServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** What the call threw; fails when it threw nothing or anything but an OmiseError. */
export async function errorOf(call: Promise<unknown>): Promise<OmiseError> {
  const outcome = await call.then(
    () => "no error",
    (error: unknown) => error,
  );
  if (outcome instanceof OmiseError) return outcome;
  throw new Error(`Expected an OmiseError, got ${String(outcome)}`);
}
