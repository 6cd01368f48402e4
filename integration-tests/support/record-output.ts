import { inspect } from "node:util";

// To be imported before anything of Medusa's, which reads its level when it is loaded.
process.env.LOG_LEVEL = "silly";

type Stream = Pick<NodeJS.WriteStream, "write">;

const written: string[] = [];
// Winston writes to the console's own streams, which are Jest's when it runs several files.
const { _stdout, _stderr } = console as unknown as Record<"_stdout" | "_stderr", Stream>;
const streams = [...new Set([process.stdout, process.stderr, _stdout, _stderr])];
const writes = streams.map((stream) => stream.write.bind(stream));

for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
  console[method] = (...args: unknown[]) => {
    written.push(args.map((arg) => (typeof arg === "string" ? arg : inspect(arg))).join(" "));
  };
}

for (const [at, stream] of streams.entries()) {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    const text = Buffer.from(chunk as string).toString();
    written.push(text);
    return text.startsWith('{"level"') || writes[at](chunk, ...(rest as []));
  };
}

// The streams are the whole process's, and so those of the next test file.
afterAll(() => streams.forEach((stream, at) => (stream.write = writes[at])));

/** All that this process has written to its console and log since its start, down to `silly`. */
export function outputSoFar(): readonly string[] {
  return written;
}
