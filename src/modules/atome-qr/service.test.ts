import { AtomeQrModuleService } from "./service";

const entry = (options: object) => ({
  resolve: "medusa-payment-atome-qr/providers/atome-qr",
  id: "th",
  options: { secretKey: "skey_test_1", webhookSecret: "b25l", ...options },
});

/** As Medusa starts the module, in a store with this locking provider. */
async function start(provider: string, providers: object[] = [entry({})]): Promise<string[]> {
  const warn = jest.fn<void, [string]>();
  const module = new AtomeQrModuleService({
    __pg_connection__: undefined,
    logger: { warn },
    configModule: {
      admin: { backendUrl: "https://api.shop.example" },
      modules: {
        locking: {
          options: { providers: [{ resolve: `@medusajs/medusa/${provider}`, id: "own" }] },
        },
        payment: { options: { providers } },
      },
    },
  } as unknown as ConstructorParameters<typeof AtomeQrModuleService>[0]);
  // What needs a database fails quietly.
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

it("all that is to be told is told at once", async () => {
  expect(await start("locking-postgres", [entry({ secretKey: "skey_test_1 " })])).toEqual([
    expect.stringMatching(/^Atome QR: The provider entry "th": secretKey has blanks/) as string,
    expect.stringMatching(/is not safe/) as string,
  ]);
});
