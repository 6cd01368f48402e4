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
