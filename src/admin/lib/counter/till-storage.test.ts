import { readTill, writeTill } from "./till-storage";

function memory(initial?: string) {
  let kept = initial ?? null;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}

it("is the same till after a reload, with what it was doing", () => {
  const storage = memory();
  const till = { ...readTill(storage), saleId: "aqsale_1", isMuted: true };
  writeTill(storage, till);
  expect(readTill(storage)).toEqual(till);
});

it("is another till on another device", () => {
  expect(readTill(memory()).id).not.toBe(readTill(memory()).id);
});

it("starts afresh where what is kept cannot be read", () => {
  expect(readTill(memory("{"))).toMatchObject({ saleId: null, isMuted: false });
});

it("works without a storage, and where it is full", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => writeTill(full, readTill(full))).not.toThrow();
  expect(readTill(undefined).id).toMatch(/^till_/);
});
