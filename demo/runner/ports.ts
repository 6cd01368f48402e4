import { connect, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { type Printer } from "./print";

const HIGHEST_TRIED_AFTER = 50;

/** The wanted port or, when something already listens there, the next one that is free. */
export async function portNear(
  wanted: number,
  what: string,
  printer: Printer,
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  for (let port = wanted; port <= wanted + HIGHEST_TRIED_AFTER; port++) {
    if (taken.has(port) || !(await isFree(port))) continue;
    if (port !== wanted) printer.step(`Port ${wanted} is taken; the ${what} uses ${port}`);
    return port;
  }
  throw new Error(`No free port for the ${what} from ${wanted} to ${wanted + HIGHEST_TRIED_AFTER}`);
}

/** Any free port of this machine. */
export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Listening alone does not tell: on macOS a port bound on all addresses can be bound again on one. */
async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await canListen(port));
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(false));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "0.0.0.0", () => server.close(() => resolve(true)));
  });
}

/** The machine's address on its local network, if it has one, so that a phone can reach it. */
export function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === "IPv4" && isPrivate(address))?.address;
}

function isPrivate({ address, internal }: { address: string; internal: boolean }): boolean {
  return !internal && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}
