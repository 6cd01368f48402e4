import { createPairingCode, isScreen, readPairingCode, toDisplayState } from "./display";

it("a pairing code has eight characters that cannot be mistaken, and is another each time", () => {
  const codes = Array.from({ length: 200 }, createPairingCode);
  expect(codes.filter((code) => !/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

it.each([
  ["7K3M-QX9P", "7K3M-QX9P"],
  [" 7k3mqx9p ", "7K3M-QX9P"],
  ["7k3m qx9p", "7K3M-QX9P"],
  ["7K3M-QX9", null],
  ["7K3M-QX9PP", null],
  ["0OIL-1111", null],
  ["7K3M-QX9\0", null],
  ["", null],
  [["7K3M-QX9P"], null],
  [undefined, null],
])("typed as %j it reads %j", (typed, code) => {
  expect(readPairingCode(typed)).toBe(code);
});

it.each([
  [null, "idle"],
  ["cancelled", "idle"],
  ["open", "code"],
  ["paid", "paid"],
  ["failed", "failed"],
  ["expired", "expired"],
] as const)("a till that shows a sale that is %s has its displays show %s", (sale, state) => {
  expect(toDisplayState(sale)).toBe(state);
});

it("a screen is named by letters, digits and dashes alone", () => {
  expect(isScreen("AbCd-0123_456789")).toBe(true);
  expect([isScreen(""), isScreen("short"), isScreen("x'; drop table --------")]).toEqual([
    false,
    false,
    false,
  ]);
});
