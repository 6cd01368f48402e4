import { PaymentSessionStatus } from "@medusajs/framework/utils";

/** What Medusa's versions lack, and what the plugin leaves out there; `docs/versions.md` names them, too. */
const LACKS = [
  {
    before: "2.15.5",
    text: "the admin does not hide the actions that a person's role does not allow (they are refused)",
  },
  { before: "2.16.0", text: "payments are not shown on draft orders" },
  { before: "2.17.2", text: 'checkout: "order_first" is not possible' },
];

/** What is left out on a version of Medusa, as a log line; null where nothing is, or it cannot be told. */
export function noteOfVersion(version: string | null = medusaVersion()): string | null {
  const lacks = version === null ? [] : LACKS.filter(({ before }) => isBefore(version, before));
  const texts = lacks.map(({ text }) => text);
  return texts.length > 0
    ? `Atome QR: With Medusa ${version} some things are left out: ${texts.join("; ")} (docs/versions.md).`
    : null;
}

function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}

/** The version of Medusa that runs; null where it cannot be told. */
export function medusaVersion(): string | null {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- found where the store has it
    return (require("@medusajs/medusa/package.json") as { version: string }).version;
  } catch {
    return null;
  }
}

/** Whether core has orders that wait for their payment, which order first needs. Since Medusa 2.17.2. */
export function hasUnpaidOrders(statuses: Record<string, string> = PaymentSessionStatus): boolean {
  return "PENDING_AUTHORIZATION" in statuses;
}
