import { type Command, CommandError, readArguments } from "./command";
import { reasonIn } from "./reason-in-log";
import { runInStore } from "./run-in-store";

interface StoreScript {
  summary: string;
  /** What follows the command's name, as the usage shows it, such as `<e-mail>`. */
  takes: string[];
  /** What it does, for `--help`. */
  about: string;
  /** Its path under `src/scripts/`. */
  script: string;
}

/**
 * A command that changes or reads a store by one of the plugin's scripts.
 *
 * @param name follows `npx medusa-payment-atome-qr`
 */
export function storeCommand(
  name: string,
  { summary, takes, about, script }: StoreScript,
): Command {
  const usage = `Usage: npx medusa-payment-atome-qr ${[name, ...takes].join(" ")}

Run in the store's folder (in production, the built store's), with the store's environment.
${about}
`;
  return {
    summary,
    usage,
    async run(args) {
      const { answer, log } = await runInStore(
        process.cwd(),
        script,
        readArguments(name, takes, args),
      );
      if (answer === null) {
        throw new CommandError(reasonIn(log));
      }
      console.log(answer);
      return 0;
    },
  };
}
