#!/usr/bin/env node
import { readFileSync } from "node:fs";

import { type Command, CommandError } from "./command";
import { doctorCommand } from "./doctor-command";
import { eraseCommand, exportCommand, takeOverCommand } from "./script-commands";
import { sandboxCommand } from "./sandbox-command";

const COMMANDS = new Map<string, Command>([
  ["sandbox", sandboxCommand],
  ["doctor", doctorCommand],
  ["take-over", takeOverCommand],
  ["export-personal-data", exportCommand],
  ["erase-personal-data", eraseCommand],
]);

const OVERVIEW = `Usage: npx medusa-payment-atome-qr <command> [options]

${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(22)}${summary}`).join("\n")}

  --help                of a command: its options
  --version
`;

/** Runs what the command line says; answers the exit code. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--version" || name === "-v") {
    console.log(readVersion());
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(OVERVIEW);
    return name === undefined ? 1 : 0;
  }
  const command = COMMANDS.get(name);
  if (!command) {
    const known = [...COMMANDS.keys()].join(", ");
    throw new CommandError(`There is no command "${name}". There are: ${known}.`);
  }
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.usage);
    return 0;
  }
  return command.run(args);
}

/** The package resolves its own name, wherever it is installed. */
function readVersion(): string {
  const manifest = readFileSync(require.resolve("medusa-payment-atome-qr/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof CommandError ? error.message : error);
    process.exitCode = 1;
  },
);
