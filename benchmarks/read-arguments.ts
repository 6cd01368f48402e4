import { parseArgs } from "node:util";

import { type BenchOptions } from "./bench";
import { type Measure } from "./measure";

export const USAGE =
  "npm run bench -- [name …] [--quick] [--json FILE] [--markdown] [--instances 1] [--shoppers 60] [--waiting 0]";

interface Arguments extends BenchOptions {
  measures: readonly Measure[];
  /** Where the figures are written. */
  json: string | undefined;
  /** Whether the table in the documentation is rewritten. */
  markdown: boolean;
}

/**
 * What the command line asks for.
 *
 * @param all the measures that there are; they all run where none is named
 * @throws when it is not understood
 */
export function readArguments(args: string[], all: readonly Measure[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      json: { type: "string" },
      markdown: { type: "boolean", default: false },
      instances: { type: "string", default: "1" },
      shoppers: { type: "string", default: "60" },
      waiting: { type: "string", default: "0" },
    },
  });
  const names = all.map(({ name }) => name);
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is not measured. There are: ${names.join(", ")}`);
  }
  if (values.quick && values.markdown) {
    throw new Error("--markdown needs a whole run: --quick measures nothing that counts");
  }
  return {
    ...values,
    instances: wholeNumber("instances", values.instances, 1),
    shoppers: wholeNumber("shoppers", values.shoppers, 1),
    waiting: wholeNumber("waiting", values.waiting, 0),
    measures: all.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    json: values.json,
  };
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < least) {
    throw new Error(`--${name} must be a whole number from ${least}, not "${value}"`);
  }
  return number;
}
