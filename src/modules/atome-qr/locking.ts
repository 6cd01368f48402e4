import { Modules } from "@medusajs/framework/utils";

/**
 * Whether Medusa's locks on carts keep a shopper's completion and a reconciliation apart. The plugin's
 * own work does not depend on them.
 */
export type LockingSafety =
  /** On any number of instances. */
  | "safe"
  /** On one instance only: its locks are not seen by others. */
  | "one_instance"
  /** It loses carts: a lock that a crash left is never taken over, and `execute` holds connections. */
  | "unsafe"
  /** A provider that the plugin does not know. */
  | "unknown";

export interface Locking {
  /** The provider's id in the configuration; `in-memory` where none is configured. */
  provider: string;
  safety: LockingSafety;
}

const KNOWN: [RegExp, LockingSafety][] = [
  [/locking-redis/, "safe"],
  [/locking-postgres/, "unsafe"],
  [/in-memory/, "one_instance"],
];

interface LockingConfig {
  modules?: Record<
    string,
    | { options?: { providers?: { id?: string; resolve?: unknown; is_default?: boolean }[] } }
    | boolean
    | undefined
  >;
}

/** Which of Medusa's locking providers the store uses by default, by its configuration. */
export function readLocking(configModule: unknown): Locking {
  const locking = (configModule as LockingConfig | undefined)?.modules?.[Modules.LOCKING];
  const providers = (typeof locking === "object" && locking.options?.providers) || [];
  const chosen =
    providers.find(({ is_default: isDefault }) => isDefault) ??
    (providers.length === 1 ? providers[0] : undefined);
  if (!chosen) {
    return { provider: "in-memory", safety: "one_instance" };
  }
  const name = typeof chosen.resolve === "string" ? chosen.resolve : (chosen.id ?? "");
  const known = KNOWN.find(([pattern]) => pattern.test(name));
  return { provider: chosen.id ?? name, safety: known?.[1] ?? "unknown" };
}

/** What the log says of it at the start; nothing of a safe one, nor of one instance in development. */
export function warnOfLocking(
  { provider, safety }: Locking,
  isProduction: boolean,
): string | undefined {
  switch (safety) {
    case "unsafe":
      return `Medusa's locking provider "${provider}" is not safe: a lock on a cart that a crash leaves is never freed, and eight carts at once can use up the database's connections. Use @medusajs/medusa/locking-redis.`;
    case "unknown":
      return `The locking provider "${provider}" is not known. It has to let one instance's lock keep the others out, and to free a crashed one's.`;
    case "one_instance":
      return isProduction
        ? "Medusa's locks are in memory, which is safe for one instance only. For several, use @medusajs/medusa/locking-redis."
        : undefined;
    case "safe":
      return undefined;
  }
}
