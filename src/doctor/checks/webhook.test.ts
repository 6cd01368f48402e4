import { type DeliveryFacts } from "../facts";
import { healthyAccount, healthyEntry } from "../test-support/healthy-store";
import { checkWebhook } from "./webhook";

const { account, delivery } = healthyEntry();
const answer = (status: number, code: string | null = null, location: string | null = null) => ({
  status,
  code,
  location,
});
const judge = (fields: Partial<DeliveryFacts>, unsignedAllowed = false) =>
  checkWebhook({
    account: healthyAccount({ unsigned_webhooks_allowed: unsignedAllowed }),
    delivery: { ...delivery, ...fields },
  });

it("is well where it refuses what is not signed, and takes what is", () => {
  expect(checkWebhook({ account, delivery }).map(({ verdict }) => verdict)).toEqual(["ok", "ok"]);
});

it.each<[string, Partial<DeliveryFacts>, RegExp]>([
  ["does not answer", { opened: { failure: "ECONNREFUSED" } }, /does not answer: ECONNREFUSED/],
  [
    "is redirected",
    { opened: answer(301, null, "https://x.example") },
    /redirected to https:\/\/x/,
  ],
  ["is something else's", { opened: answer(404) }, /answers 404: something else/],
  ["takes what is not signed", { unsigned: answer(200) }, /without a signature with 200/],
  ["does not know the entry", { unsigned: answer(404, "account_not_found") }, /account_not_found/],
  ["has another secret", { signed: answer(401, "invalid_signature") }, /401 invalid_signature/],
  ["is of the other mode", { signed: answer(400, "invalid_event") }, /400 invalid_event/],
  ["ends in between", { signed: { failure: "ECONNRESET" } }, /secret: ECONNRESET/],
])("is a problem where the address %s", (_what, fields, message) => {
  const problems = judge(fields).filter(({ verdict }) => verdict === "problem");
  expect(problems).toHaveLength(1);
  expect(problems[0].message).toMatch(message);
});

it("is a warning where unsigned webhooks are allowed and there is no secret", () => {
  const found = judge({ unsigned: answer(200), signed: null }, true);
  expect(found.map(({ verdict }) => verdict)).toEqual(["warning"]);
});

it("refuses what is not signed, whatever is allowed, where there is a secret", () => {
  expect(judge({}, true).map(({ verdict }) => verdict)).toEqual(["ok", "ok"]);
});
