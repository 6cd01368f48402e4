import { byCurrency, CURRENCIES, decimalsOf, findCurrency, FLOWS, MARKETS } from "./atome";

it.each(Object.entries(MARKETS))("the market of %s is one that Intl knows", (currency, market) => {
  const { country, decimals, timeZone } = market;
  const money = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  expect(money.minimumFractionDigits).toBe(decimals);
  expect(new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone).toBe(timeZone);
  expect(new Intl.DisplayNames("en", { type: "region" }).of(country.toUpperCase())).not.toBe(
    country.toUpperCase(),
  );
});

it.each(Object.entries(MARKETS))("%s is charged in whole minor units", (_currency, { limits }) => {
  for (const { min, max } of FLOWS.map((flow) => limits[flow])) {
    expect(min).toBeLessThan(max);
    expect([min, max].every(Number.isSafeInteger)).toBe(true);
  }
});

it.each(["thb", "THB", "Thb"])("%s is a currency of Atome QR", (code) => {
  expect(findCurrency(code)).toBe("THB");
});

it.each(["usd", "", "toString", "THB "])("%j is none", (code) => {
  expect(findCurrency(code)).toBeUndefined();
});

it("shows an unknown currency with two decimals", () => {
  expect(decimalsOf("USD")).toBe(2);
});

it("makes a value for each currency", () => {
  expect(byCurrency((currency) => currency.length)).toEqual({ THB: 3, SGD: 3, MYR: 3 });
  expect(CURRENCIES).toEqual(["THB", "SGD", "MYR"]);
});
