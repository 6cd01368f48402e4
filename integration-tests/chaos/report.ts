import { type Balance } from "./books/money";
import { BEHAVIOURS } from "./behaviours";
import { type Figures } from "./figures";
import { OUTCOMES } from "./outcomes";
import { mainUnits, table } from "./table";

/** The run as Markdown that reads as plain text too. */
export function report(figures: Figures): string {
  return [
    headline(figures),
    table(
      ["checkout", "shoppers", ...OUTCOMES, "gave up"],
      BEHAVIOURS.filter((behaviour) => figures.checkoutsBy[behaviour].count > 0).map(
        (behaviour) => {
          const { count, ended, gaveUp } = figures.checkoutsBy[behaviour];
          return [
            behaviour,
            count,
            ...OUTCOMES.map((outcome) => ended[outcome] || ""),
            gaveUp || "",
          ];
        },
      ),
    ),
    table(["what went wrong", "times"], Object.entries(figures.faults)),
    table(
      [
        "currency",
        "paid",
        "paid back",
        "kept by Omise",
        "in Medusa",
        "held for staff",
        "unrecorded",
      ],
      figures.money.map(moneyRow),
    ),
    summary(figures),
    figures.broken.length === 0
      ? "Books balanced"
      : figures.broken.map(({ check, problems }) => `✕ ${check}: ${problems}`).join("\n"),
  ].join("\n\n");
}

function headline({ checkouts, seed, instances, redis, parallel, seconds, restSeconds }: Figures) {
  const store = instances === 1 ? "one instance" : `${instances} instances`;
  return `${checkouts} checkouts, seed ${seed}, ${store}${redis ? " with Redis" : ""}, ${parallel} shoppers at a time: ${seconds} s, and ${restSeconds} s to come to rest.`;
}

function summary({ orders, charges, refunds, attention }: Figures): string {
  const told = Object.entries(attention).map(([reason, count]) => `${reason} ${count}`);
  return [
    `${charges} charges, ${orders.placed} orders (${orders.canceled} cancelled), ${refunds} refunds.`,
    ...(orders.stillborn
      ? [
          `${orders.stillborn} more orders that Medusa had begun when its process died: no payment, and no cart or one that is to be paid by another method.`,
        ]
      : []),
    `Staff were told of ${told.length ? told.join(", ") : "nothing"}.`,
  ].join("\n");
}

function moneyRow({ currency, charged, paidBack, inMedusa, held, unrecorded }: Balance) {
  return [
    currency,
    ...[charged, paidBack, charged - paidBack, inMedusa, held, unrecorded].map(mainUnits),
  ];
}
