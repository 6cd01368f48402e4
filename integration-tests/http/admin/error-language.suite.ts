import { staffSentences } from "../../../src/api/admin/atome-qr/error-messages";
import { AtomeAdmin } from "../../support/atome-admin";
import { suite } from "../../support/store-suite";

const { th } = staffSentences;

/** As the dashboard asks, whose language staff have chosen. */
const THAI = { "accept-language": "th" };

export default suite(__filename, "what staff are told", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
  });

  async function expiredCharge() {
    const session = await (await store.shopper()).choosePayment();
    const { charge_id: chargeId } = session.data;
    await admin.do(chargeId, "expire");
    return chargeId;
  }

  const find = (language: Record<string, string>) =>
    admin.ask("get", "/charges/chrg_test_unknown", undefined, language);

  it("when there is none is in their language, with the code of before", async () => {
    expect(await find(THAI)).toEqual({
      status: 404,
      data: { code: "charge_not_found", type: "not_found", message: th.charge_not_found },
    });
    expect(await find({ "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" })).toMatchObject({
      status: 404,
      data: { code: "charge_not_found", message: staffSentences["zh-CN"].charge_not_found },
    });
  });

  it("of what has become impossible is in their language", async () => {
    const path = `/charges/${await expiredCharge()}/expire`;
    expect(await admin.ask("post", path, {}, THAI)).toEqual({
      status: 409,
      data: { code: "charge_not_open", type: "conflict", message: th.charge_not_open },
    });
  });

  it("of a mistake is in their language, and names the field", async () => {
    const path = `/charges/${await expiredCharge()}/refund`;
    const { status, data } = await admin.ask("post", path, { amount: 0 }, THAI);
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toContain(`${th.invalid_input} (amount`);
  });

  it.each<Record<string, string>>([{}, { "accept-language": "*" }, { "accept-language": "fr" }])(
    "is in English for %j",
    async (language) => {
      expect(await find(language)).toMatchObject({
        status: 404,
        data: {
          code: "charge_not_found",
          message: "There is no Atome QR charge with this id.",
        },
      });
    },
  );
});
