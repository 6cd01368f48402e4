import { stripVTControlCharacters } from "node:util";

const MOST_LINES = 30;
const MOST_CHARACTERS = 300;
/** With which `medusa exec` begins to tell why it ends. */
const BEGINNING = "Error running script";

/**
 * Why `medusa exec` failed, from its log, for a terminal or a file: without the stack, the error as an
 * object, colours, keys and passwords. The log's last lines where it does not say.
 */
export function reasonIn(log: string): string {
  const text = stripVTControlCharacters(log).split("\n").map(messageOf).join("\n");
  const beginning = text.lastIndexOf(BEGINNING);
  const told = beginning < 0 ? text : text.slice(beginning + BEGINNING.length).replace(/^:\s*/, "");
  const lines = told.trim().split("\n");
  const stack = lines.findIndex((line, index) => index > 0 && /^(\w*Error: |\s+at |\{)/.test(line));
  const reason =
    beginning < 0 ? lines.slice(-MOST_LINES) : lines.slice(0, stack < 0 ? MOST_LINES : stack);
  return reason
    .map((line) => withoutSecrets(line).slice(0, MOST_CHARACTERS))
    .join("\n")
    .trim();
}

/** In production, each line of Medusa's log is JSON. */
function messageOf(line: string): string {
  try {
    const { message } = JSON.parse(line) as { message?: unknown };
    return typeof message === "string" ? message : line;
  } catch {
    return line;
  }
}

function withoutSecrets(line: string): string {
  // A password may hold slashes and further at-signs: all up to the last one goes.
  return line.replace(/\b([sp]key_(test_)?)\w+/g, "$1…").replace(/(\w+:\/\/)\S+@/g, "$1…@");
}
