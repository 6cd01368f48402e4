import { type LockingSafety, readLocking, warnOfLocking } from "./locking";

const config = (providers?: object[]) => ({ modules: { locking: { options: { providers } } } });

it.each<[string, unknown, string, LockingSafety]>([
  ["no configuration", undefined, "in-memory", "one_instance"],
  ["Medusa's default", { modules: { locking: true } }, "in-memory", "one_instance"],
  ["no provider", config(), "in-memory", "one_instance"],
  [
    "Redis",
    config([{ id: "locking-redis", resolve: "@medusajs/medusa/locking-redis", is_default: true }]),
    "locking-redis",
    "safe",
  ],
  [
    "Postgres alone, which is the default then",
    config([{ id: "pg", resolve: "@medusajs/medusa/locking-postgres" }]),
    "pg",
    "unsafe",
  ],
  [
    "Postgres beside the default",
    config([
      { id: "pg", resolve: "@medusajs/medusa/locking-postgres" },
      { id: "redis", resolve: "@medusajs/locking-redis", is_default: true },
    ]),
    "redis",
    "safe",
  ],
  ["the store's own", config([{ id: "etcd", resolve: "./src/locks" }]), "etcd", "unknown"],
])("knows %s", (_what, configModule, provider, safety) => {
  expect(readLocking(configModule)).toEqual({ provider, safety });
});

it.each<[LockingSafety, boolean, RegExp | undefined]>([
  ["safe", true, undefined],
  ["one_instance", false, undefined],
  ["one_instance", true, /one instance only.*locking-redis/],
  ["unsafe", false, /"x" is not safe.*locking-redis/],
  ["unknown", false, /"x" is not known/],
])("says of one that is %s, in production %j", (safety, isProduction, expected) => {
  const warning = warnOfLocking({ provider: "x", safety }, isProduction);
  if (expected) {
    expect(warning).toMatch(expected);
  } else {
    expect(warning).toBeUndefined();
  }
});
