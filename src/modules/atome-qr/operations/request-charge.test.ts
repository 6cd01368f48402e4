import { buildChargeRequest } from "../../../domain/charge-request";
import { type OmiseCharge, OmiseError } from "../../../omise";
import { RefusedDetails } from "../refused-details";
import { requestCharge } from "./request-charge";

const PHONE = "+66812345678";

/** What Omise is asked with; each details set is a full one unless `omit` says otherwise. */
const buildWithDetails: Parameters<typeof requestCharge>[1] = (omit) =>
  buildChargeRequest({
    flow: "qr",
    money: { amount: 90_000, currency: "THB" },
    sessionId: "payses_1",
    attemptId: "aqchg_1",
    omit,
    cart: {
      id: "cart_1",
      currency_code: "thb",
      email: "somchai@example.com",
      shipping_address: { first_name: "Somchai", phone: PHONE, country_code: "th" },
    },
  });

const BARE = {
  amount: 90_000,
  currency: "THB",
  source: { type: "atome_qr" },
  metadata: { medusa_session_id: "payses_1", attempt_id: "aqchg_1" },
};

const made = { id: "chrg_test_1" } as OmiseCharge;

const refused = (message: string, about: { code?: string; status?: number } = {}) =>
  new OmiseError(message, { code: "bad_request", status: 400, ...about });

/** An account whose Omise answers with these, one after the other. */
function accountWith(...answers: (OmiseCharge | Error)[]) {
  const createCharge = jest.fn((_request: object) => {
    const answer = answers.shift() ?? new Error("asked too often");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const warn = jest.fn();
  const account = { id: "th", client: { createCharge }, refusedDetails: new RefusedDetails() };
  return {
    account,
    warn,
    /** The bodies that Omise was sent. */
    asked: () => createCharge.mock.calls.map(([request]) => request),
    request: (build = buildWithDetails) => requestCharge(account, build, { warn }),
  };
}

describe("a charge that Omise makes at once", () => {
  it("is asked for once, with all details, and nothing is logged", async () => {
    const { request, asked, warn, account } = accountWith(made);
    expect(await request()).toBe(made);
    expect(asked()).toEqual([buildWithDetails([])]);
    expect(warn).not.toHaveBeenCalled();
    expect(account.refusedDetails.list()).toEqual([]);
  });
});

describe("a charge of which Omise refuses one detail", () => {
  it("is asked for once more without any, under the same attempt id", async () => {
    const { request, asked } = accountWith(refused("phone_number is invalid"), made);
    expect(await request()).toBe(made);
    expect(asked()).toEqual([buildWithDetails([]), BARE]);
  });

  it("is logged once, by the detail's name alone", async () => {
    const message = `phone_number ${PHONE} of somchai@example.com is invalid`;
    const { request, warn } = accountWith(refused(message), made, made);
    await request();
    await request();
    expect(warn).toHaveBeenCalledTimes(1);
    const [line] = warn.mock.calls[0] as [string];
    expect(line).toContain('"th"');
    expect(line).toContain("phone_number");
    expect(line).toContain("60 minutes");
    expect(line).not.toMatch(/\+66|somchai@|is invalid/);
  });

  it("leaves this detail out of the next charge, and sends the others", async () => {
    const { request, asked } = accountWith(refused("phone_number is invalid"), made, made);
    await request();
    await request();
    expect(asked()).toHaveLength(3);
    expect(asked()[2]).toEqual(buildWithDetails(["phone_number"]));
    expect(asked()[2]).toMatchObject({ source: { email: "somchai@example.com" } });
  });

  it("leaves all details out of the next charge when Omise names none", async () => {
    const { request, asked, warn } = accountWith(refused("bad request"), made, made);
    await request();
    await request();
    expect(asked()[2]).toEqual(BARE);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it("finds out about a second one later, and remembers both", async () => {
    const { request, account, warn } = accountWith(
      refused("phone_number is invalid"),
      made,
      refused("email is invalid"),
      made,
    );
    await request();
    await request();
    expect([...account.refusedDetails.list()].sort()).toEqual(["email", "phone_number"]);
    expect(warn).toHaveBeenCalledTimes(2);
  });
});

describe("a charge that Omise refuses", () => {
  it("without any details, too, fails with the second reason, and nothing is remembered", async () => {
    const second = refused("the shop is closed");
    const { request, asked, warn, account } = accountWith(refused("bad request"), second);
    await expect(request()).rejects.toBe(second);
    expect(asked()).toHaveLength(2);
    expect(warn).not.toHaveBeenCalled();
    expect(account.refusedDetails.list()).toEqual([]);
  });

  it.each([
    ["for its amount", refused("amount must be at least 2000", { code: "invalid_amount" })],
    ["for its currency", refused("currency is not supported", { code: "invalid_charge" })],
    ["for its key", refused("authentication failed", { status: 401 })],
    ["because too many come", new OmiseError("slow", { code: "rate_limited", retryable: true })],
  ])("%s is asked for once", async (_why, error) => {
    const { request, asked } = accountWith(error);
    await expect(request()).rejects.toBe(error);
    expect(asked()).toHaveLength(1);
  });

  it("without details to leave out is asked for once", async () => {
    const error = refused("bad request");
    const ofSource = () => ({ ...BARE, source: "src_test_1" });
    for (const build of [() => BARE, ofSource]) {
      const { request, asked } = accountWith(error);
      await expect(request(build)).rejects.toBe(error);
      expect(asked()).toHaveLength(1);
    }
  });

  it("late is asked for once: a second call would outlast what waits for it", async () => {
    const error = refused("phone_number is invalid");
    const clock = jest.spyOn(Date, "now");
    clock.mockReturnValueOnce(1_000_000).mockReturnValue(1_005_001);
    const { request, asked } = accountWith(error);
    await expect(request()).rejects.toBe(error);
    expect(asked()).toHaveLength(1);
    clock.mockRestore();
  });
});

describe("a charge whose outcome is unknown", () => {
  const unknown = new OmiseError("no answer", { code: "outcome_unknown", status: 500 });

  it("is not asked for again: it may have been made", async () => {
    const { request, asked } = accountWith(unknown);
    await expect(request()).rejects.toBe(unknown);
    expect(asked()).toHaveLength(1);
  });

  it("the second time is not asked for a third time, and is to be looked up", async () => {
    const { request, asked } = accountWith(refused("items are invalid"), unknown);
    await expect(request()).rejects.toBe(unknown);
    expect(asked()).toHaveLength(2);
  });
});
