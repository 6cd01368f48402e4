import { readFigures, writeFigures } from "./figures-memory";

function fakeStorage(kept: Record<string, string> = {}) {
  return {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  };
}

it("remembers the currency and what is unfolded", () => {
  const storage = fakeStorage();
  writeFigures(storage, { currency: "SGD", detail: "table" });
  expect(readFigures(storage)).toEqual({ currency: "SGD", detail: "table" });
});

it.each([["nothing"], ["{"], [JSON.stringify({ currency: 7, detail: "pie" })]])(
  "begins with the store's currency and nothing unfolded after %s",
  (kept) => {
    const storage = fakeStorage(kept === "nothing" ? {} : { "atome-qr-figures": kept });
    expect(readFigures(storage)).toEqual({ currency: null, detail: null });
  },
);

it("does without a storage", () => {
  writeFigures(undefined, { currency: "SGD", detail: null });
  expect(readFigures(undefined)).toEqual({ currency: null, detail: null });
});
