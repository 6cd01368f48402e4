import { type OmiseRefundList } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { findRefund } from "./find-refund";

const refund = { id: "aqref_1" } as RefundRow;

const find = ({ data = [], unreadable = [] }: Partial<OmiseRefundList>) => {
  const client = { listRefunds: () => Promise.resolve({ data, unreadable, total: 1 }) };
  const atomeQr = { accounts: { byId: () => ({ client }) } } as unknown as AtomeQrModuleService;
  return findRefund(atomeQr, { account: "th", charge_id: "chrg_1" } as KnownChargeRow, refund);
};

describe("the refund of a ledger row", () => {
  const made = { id: "rfnd_1", amount: 100, created_at: null };
  const of = (id: string) => ({ metadata: { medusa_refund_id: id } });

  it("is found beside one that cannot be read", async () => {
    const own = { ...made, ...of("aqref_1") };
    expect(await find({ data: [own], unreadable: [{ metadata: {} }] })).toBe(own);
  });

  it("is not there when all can be read, or that of another row cannot", async () => {
    expect(await find({ data: [{ ...made, ...of("aqref_2") }] })).toBeUndefined();
    expect(await find({ unreadable: [of("aqref_2")] })).toBeUndefined();
  });

  it.each([
    ["says so", of("aqref_1")],
    ["does not say whose it is", { metadata: {} }],
  ])("is not taken for unmade while one cannot be read that %s", async (_what, odd) => {
    await expect(find({ unreadable: [odd] })).rejects.toMatchObject({ reason: "omise_refused" });
  });
});
