import { type MedusaContainer } from "@medusajs/framework/types";

import { type ChargeRow } from "../modules/atome-qr/rows";
import { reconcileIfDue } from "./reconcile-if-due";
import { reconcileInTime } from "./reconcile-in-time";

// All of Medusa's workflows would be loaded with these.
jest.mock("./reconcile-if-due", () => ({ reconcileIfDue: jest.fn() }));
jest.mock("../modules/atome-qr", () => ({ ATOME_QR_MODULE: "atomeQr" }));

const LIMIT_MS = 3_000;

const asRead = { id: "aqchg_1", status: "pending" } as ChargeRow;
const asPaid = { ...asRead, status: "paid" } as ChargeRow;

let inLedger: ChargeRow;
const ledger = { byId: () => Promise.resolve(inLedger) };
const container = { resolve: () => ({ ledger }) } as unknown as MedusaContainer;
const settling = jest.mocked(reconcileIfDue);

beforeEach(() => {
  jest.useFakeTimers();
  inLedger = asRead;
});
afterEach(() => jest.useRealTimers());

it("answers with the charge as it was settled", async () => {
  settling.mockResolvedValue(asPaid);
  expect(await reconcileInTime(container, asRead)).toBe(asPaid);
});

it("when Omise is slow, then the answer is what the ledger has by then", async () => {
  settling.mockReturnValue(new Promise(() => {}));
  let answer: ChargeRow | undefined;
  void reconcileInTime(container, asRead).then((row) => (answer = row));
  await jest.advanceTimersByTimeAsync(LIMIT_MS - 1);
  expect(answer).toBeUndefined();
  inLedger = { ...asRead, download_uri: "https://omise.example/qr" };
  await jest.advanceTimersByTimeAsync(1);
  expect(answer).toBe(inLedger);
});

it("when what takes longer fails, then that is nobody's failure", async () => {
  let fail = (_error: Error) => {};
  settling.mockReturnValue(new Promise((_resolve, reject) => (fail = reject)));
  const answer = reconcileInTime(container, asRead);
  await jest.advanceTimersByTimeAsync(LIMIT_MS);
  fail(new Error("no connection"));
  await jest.advanceTimersByTimeAsync(0);
  expect(await answer).toBe(asRead);
});
