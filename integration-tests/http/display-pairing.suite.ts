import { MAX_PAIRING_TRIES } from "../../src/domain/display";
import { DISPLAY_KEPT_SECONDS, PAIRING_CODE_SECONDS } from "../../src/domain/timing";
import { en } from "../../src/shopper-texts/display/en";
import { th } from "../../src/shopper-texts/display/th";
import { Till } from "../support/counter";
import { Pairing, pairWith, Screen } from "../support/customer-display";
import { runJob } from "../support/job";
import { suite } from "../support/store-suite";

export default suite(__filename, "pairing a customer display", (store) => {
  let till: Till;
  let pairing: Pairing;

  beforeEach(async () => {
    till = await Till.open(store, "till_front");
    pairing = new Pairing(till);
  });

  const form = (query = "") =>
    store.api.get<string>(`/atome-qr/display${query}`, { headers: { "accept-language": "en" } });

  const secondsLater = (seconds: number) =>
    store.db("atome_qr_display").update({
      pairing_ends_at: store.db.raw("pairing_ends_at - make_interval(secs => ?)", [seconds]),
      revoked_at: store.db.raw("revoked_at - make_interval(secs => ?)", [seconds]),
    });

  it("begins at the till, whose code leads to the form and then to the display's own page", async () => {
    const begun = await pairing.begin();
    expect(begun).toMatchObject({ till_id: "till_front" });
    expect(begun.pair_url).toBe(`/atome-qr/display?code=${begun.pairing_code}`);

    const { data, headers } = await form(`?code=${begun.pairing_code}&lang=th`);
    expect(data).toContain(`value="${begun.pairing_code}"`);
    expect(data).toContain(th.pairTitle);
    expect(data).toContain('action="display?lang=th"');
    expect(headers["content-security-policy"]).toContain("default-src 'none'");

    const typed = begun.pairing_code.toLowerCase().replace("-", " ");
    const { status, token, headers: paired } = await pairWith(store, typed, { query: "?lang=th" });
    expect([status, paired.location]).toEqual([303, `display/${token}?lang=th`]);
    const page = await new Screen(store, token!).page("?lang=th");
    expect([page.status, page.data]).toEqual([200, expect.stringContaining(th.idleText)]);
    expect(await pairing.list()).toEqual([
      {
        id: begun.id,
        till_id: "till_front",
        is_paired: true,
        paired_at: expect.any(String) as string,
        created_at: expect.any(String) as string,
      },
    ]);
  });

  it("works once for each code", async () => {
    const { pairing_code: code } = await pairing.begin();
    const answers = await Promise.all([pairWith(store, code), pairWith(store, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect((await pairWith(store, code)).problem).toBe(en.pairWrong);
    expect(await pairing.list()).toHaveLength(1);
  });

  it.each(["", "ABCD-EFGH", "abcd", "' or 1=1 --", "%00", "<b>"])(
    "is refused with the code %j, and the form says so",
    async (code) => {
      await pairing.begin();
      const { status, problem, data, token } = await pairWith(store, code);
      expect([status, problem, token]).toEqual([400, en.pairWrong, undefined]);
      expect(data).not.toContain("<b>");
      expect((await pairing.list())[0].is_paired).toBe(false);
    },
  );

  it("is refused with a code that has run out, which the job forgets", async () => {
    const { pairing_code: code } = await pairing.begin();
    await secondsLater(PAIRING_CODE_SECONDS);
    expect(await pairWith(store, code)).toMatchObject({ status: 400, problem: en.pairOver });
    expect(await pairing.list()).toEqual([]);

    await runJob(store);
    expect((await pairWith(store, code)).problem).toBe(en.pairOver);
    await secondsLater(DISPLAY_KEPT_SECONDS);
    await runJob(store);
    expect(await store.db("atome_qr_display").select()).toEqual([]);
    expect((await pairWith(store, code)).problem).toBe(en.pairWrong);
  });

  it("cannot be guessed: an address has few tries, and they all together", async () => {
    const { pairing_code: code } = await pairing.begin();
    const guess = () => pairWith(store, "ABCD-EFGH");
    for (let at = 0; at < MAX_PAIRING_TRIES.perAddress; at++) {
      expect((await guess()).status).toBe(400);
    }
    const tooMany = await guess();
    expect([tooMany.status, tooMany.problem]).toEqual([
      429,
      en.pairTooMany.replace("{minutes}", "10"),
    ]);
    expect(Number(tooMany.headers["retry-after"])).toBeGreaterThan(0);
    expect((await pairWith(store, code)).status).toBe(429);

    await store
      .db("atome_qr_counter")
      .where("key", "like", "pairing:%")
      .where("count", "<", MAX_PAIRING_TRIES.perAddress + 1)
      .update({ count: MAX_PAIRING_TRIES.overall });
    expect((await pairWith(store, code, { address: "198.51.100.1" })).status).toBe(429);

    await store.db("atome_qr_counter").delete();
    expect((await pairWith(store, code)).status).toBe(303);
  });

  it("keeps hashes only, and tells token and code nobody but whom they are for", async () => {
    const begun = await pairing.begin();
    const rows = () => store.db("atome_qr_display").select<object[]>();
    expect(JSON.stringify(await rows())).not.toContain(begun.pairing_code);
    const { token } = await pairWith(store, begun.pairing_code);
    const told = JSON.stringify([await rows(), await pairing.list()]);
    expect(told).not.toContain(token);
    expect(told).not.toContain(begun.pairing_code);
  });

  it("ends at the till, also before the code was used", async () => {
    const begun = await pairing.begin();
    expect(await pairing.revoke(begun.id)).toMatchObject({ status: 200, data: { deleted: true } });
    expect((await pairWith(store, begun.pairing_code)).status).toBe(400);
    expect(await pairing.list()).toEqual([]);
    for (const id of [begun.id, "aqdisp_gone", "%00"]) {
      const { status, data } = await pairing.revoke(id);
      expect([status, data.code]).toEqual([404, "display_not_found"]);
    }
  });

  it("needs a till", async () => {
    const { status, data } = await till.admin.ask<object>("post", "/counter/displays", {});
    expect([status, data.code]).toEqual([400, "invalid_input"]);
  });
});
