import { parseArgs, type ParseArgsConfig } from "node:util";

/** What follows `npx medusa-payment-atome-qr`. */
export interface Command {
  /** One line of the overview. */
  summary: string;
  /** What `--help` prints. */
  usage: string;
  /**
   * @param args those after the command's name
   * @returns the exit code
   * @throws CommandError for arguments that cannot be used
   */
  run(args: string[]): Promise<number>;
}

/** Its message is all that is printed: it says what to do. */
export class CommandError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T }>
>["values"];

/**
 * The values of a command's options.
 *
 * @throws CommandError for an unknown option, one without its value, and anything that is no option
 */
export function readOptions<const T extends Options>(args: string[], options: T): Values<T> {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Node adds advice about positional arguments, which no command has.
    const [reason] = (error as Error).message.split(". ");
    throw new CommandError(`${reason.replace(/\.$/, "")}. See --help.`);
  }
}

/** How the usage shows an argument that is an e-mail address. */
export const EMAIL = "<e-mail>";

/**
 * The values of a command that takes these, in this order, and no options.
 *
 * @param name the command's
 * @throws CommandError where one is missing or no e-mail address, and for anything else
 */
export function readArguments(name: string, takes: string[], args: string[]): string[] {
  if (args.length !== takes.length || args.some((arg) => arg === "" || arg.startsWith("-"))) {
    const wanted = takes.length > 0 ? takes.join(" ") : "nothing";
    throw new CommandError(`${name} takes ${wanted}. See --help.`);
  }
  const wrong = args.find((arg, index) => takes[index] === EMAIL && !arg.includes("@"));
  if (wrong !== undefined) {
    throw new CommandError(`"${wrong}" is no e-mail address.`);
  }
  return args;
}

/**
 * A store's address, without a slash at its end.
 *
 * @throws CommandError for what is no http(s) address
 */
export function readStoreUrl(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new CommandError(
      `--store must be an address such as http://localhost:9000, and is "${text}".`,
    );
  }
  return text.replace(/\/+$/, "");
}
