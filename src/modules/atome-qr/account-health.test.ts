import { OmiseError } from "../../omise";
import { type Account } from "./accounts";
import { AccountHealthChecks } from "./account-health";

type Client = Pick<Account["client"], "getAccount" | "getCapability">;

const ACCOUNT = { email: "shop@example.com" };
const CAPABILITY = {
  payment_methods: [{ name: "atome_qr", currencies: ["THB"] }],
};

function accountWith(
  client: Partial<Record<keyof Client, () => Promise<unknown>>> = {},
  options: Partial<Account["options"]> = { flow: "qr" },
) {
  const getAccount = jest.fn(client.getAccount ?? (() => Promise.resolve(ACCOUNT)));
  const getCapability = jest.fn(client.getCapability ?? (() => Promise.resolve(CAPABILITY)));
  const account = {
    id: "th",
    client: { getAccount, getCapability },
    options,
  } as unknown as Account;
  return { account, getAccount };
}

const refuse = (error: Error) => () => Promise.reject(error);

it("tells what Omise says of an account", async () => {
  const { account } = accountWith();
  expect(await new AccountHealthChecks().of(account)).toEqual({
    key: "ok",
    email: "shop@example.com",
    isEnabled: true,
    currencies: ["THB"],
  });
});

it("asks for the redirect's own method where an entry has that flow", async () => {
  const { account } = accountWith({}, { flow: "redirect" });
  expect(await new AccountHealthChecks().of(account)).toMatchObject({
    isEnabled: false,
    currencies: [],
  });
});

it("asks once a minute, however many look", async () => {
  let now = 0;
  const checks = new AccountHealthChecks(() => now);
  const { account, getAccount } = accountWith();

  await Promise.all([checks.of(account), checks.of(account)]);
  now += 59_000;
  await checks.of(account);
  expect(getAccount).toHaveBeenCalledTimes(1);

  now += 2_000;
  await checks.of(account);
  expect(getAccount).toHaveBeenCalledTimes(2);
});

it("asks again at once after trouble: somebody may just have mended it", async () => {
  const checks = new AccountHealthChecks();
  const answers = [
    refuse(new OmiseError("no", { code: "authentication_failure", status: 401 })),
    () => Promise.resolve(ACCOUNT),
  ];
  const { account } = accountWith({ getAccount: () => answers.shift()!() });

  expect(await checks.of(account)).toMatchObject({ key: "rejected", email: null });
  expect(await checks.of(account)).toMatchObject({ key: "ok" });
});

it("does not take an outage for a wrong key, or for a method that is switched off", async () => {
  const gone = refuse(new OmiseError("gone", { code: "unreachable", retryable: true }));
  const { account } = accountWith({ getAccount: gone, getCapability: gone });
  expect(await new AccountHealthChecks().of(account)).toEqual({
    key: "unreachable",
    email: null,
    isEnabled: null,
    currencies: [],
  });
});

it("tells an account without Atome QR", async () => {
  const none = () => Promise.resolve({ payment_methods: [] });
  const { account } = accountWith({ getCapability: none });
  expect(await new AccountHealthChecks().of(account)).toMatchObject({
    key: "ok",
    isEnabled: false,
    currencies: [],
  });
});
