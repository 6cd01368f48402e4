import { flowToName, hasBothFlows } from "./flows";

const code = { flow: "qr" } as const;
const redirect = { flow: "redirect" } as const;

it("knows whether a store takes payments in both ways", () => {
  expect(hasBothFlows([])).toBe(false);
  expect(hasBothFlows([code, code])).toBe(false);
  expect(hasBothFlows([redirect])).toBe(false);
  expect(hasBothFlows([code, redirect, code])).toBe(true);
});

describe("beside a charge", () => {
  it.each([
    ["a code, in a store with codes only", code, [code, code], null],
    ["a code, in a store with both", code, [code, redirect], "qr"],
    ["a redirect, in a store with both", redirect, [code, redirect], "redirect"],
    ["a redirect, in a store with redirects only", redirect, [redirect], null],
    ["a code of an entry that redirects now", code, [redirect], "qr"],
    ["a code, while the accounts are not known", code, undefined, null],
    ["a redirect, while the accounts are not known", redirect, undefined, "redirect"],
  ] as const)("of %s, the flow is named: %#", (_what, charge, accounts, named) => {
    expect(flowToName(charge, accounts)).toBe(named);
  });
});
