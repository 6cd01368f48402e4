import { type Balance } from "./books/money";
import { type Figures } from "./figures";
import { mainUnits, table } from "./table";

/** Several runs side by side, as Markdown: what they were put through, and what came of it. */
export function compare(runs: readonly Figures[]): string {
  const row = (title: string, cell: (run: Figures) => string | number) => [
    title,
    ...runs.map((run) => {
      const value = cell(run);
      return typeof value === "number" ? value.toLocaleString("en") : value;
    }),
  ];
  const faults = (run: Figures, name: string) =>
    Object.entries(run.faults).reduce(
      (sum, [fault, count]) => (fault.startsWith(name) ? sum + count : sum),
      0,
    );
  const currencies = [...new Set(runs.flatMap(({ money }) => money.map((one) => one.currency)))];
  return table(
    ["", ...runs.map(({ seed }) => `seed ${seed}`)],
    [
      row("checkouts", ({ checkouts }) => checkouts),
      row("instances", ({ instances, redis }) => `${instances}${redis ? ", Redis" : ""}`),
      row("charges at Omise", ({ charges }) => charges),
      row("orders placed", ({ orders }) => orders.placed),
      row("partial orders left by crashes", ({ orders }) => orders.stillborn),
      row("refunds", ({ refunds }) => refunds),
      row("instances killed", (run) => faults(run, "instance killed")),
      row("database connections cut", (run) => faults(run, "database connection cut")),
      row("requests to Omise gone wrong", (run) => faults(run, "Omise: ")),
      row("maintenance windows", (run) => faults(run, "maintenance window")),
      row("secret keys changed", (run) => faults(run, "secret key changed")),
      row("webhooks lost, doubled, out of order", (run) => faults(run, "webhook ")),
      row("webhooks forged", (run) => faults(run, "forged webhook")),
      ...currencies.map((currency) =>
        row(`${currency} at Omise = in Medusa + held`, ({ money }) =>
          balanceOf(money.find((one) => one.currency === currency)),
        ),
      ),
      row("staff were told of", ({ attention }) =>
        Object.values(attention).reduce((sum, count) => sum + count, 0),
      ),
      row(`checks broken, of ${runs[0].checks}`, ({ broken }) => broken.length),
      row("minutes", ({ seconds, restSeconds }) => Math.round((seconds + restSeconds) / 60)),
    ],
  );
}

function balanceOf(balance: Balance | undefined): string {
  if (!balance) {
    return "";
  }
  const { charged, paidBack, inMedusa, held, unrecorded } = balance;
  const sum = `${mainUnits(charged - paidBack)} = ${mainUnits(inMedusa)} + ${mainUnits(held)}`;
  return unrecorded ? `${sum} − ${mainUnits(unrecorded)}` : sum;
}
