import { AtomeQrModuleService } from "./service";

/** As Medusa starts the module, in a store with this locking provider. */
async function start(provider: string): Promise<string[]> {
  const warn = jest.fn<void, [string]>();
  const module = new AtomeQrModuleService({
    __pg_connection__: undefined,
    logger: { warn },
    configModule: {
      modules: {
        locking: {
          options: { providers: [{ resolve: `@medusajs/medusa/${provider}`, id: "own" }] },
        },
        payment: { options: { providers: [] } },
      },
    },
  } as unknown as ConstructorParameters<typeof AtomeQrModuleService>[0]);
  await module.__hooks.onApplicationStart();
  return warn.mock.calls.map(([message]) => message);
}

it("an unsafe locking provider is told in the log when the store starts, with a safe one's name", async () => {
  expect(await start("locking-postgres")).toEqual([
    expect.stringMatching(/"own" is not safe.*locking-redis/) as string,
  ]);
});

it("a safe one is not told", async () => {
  expect(await start("locking-redis")).toEqual([]);
});
