import { type MarketFacts } from "../facts";
import { healthyAccount, healthyEntry } from "../test-support/healthy-store";
import { checkPrices, checkRegions, checkShipping } from "./markets";

const { account, markets } = healthyEntry();
const [thailand] = markets;
const market = (fields: Partial<MarketFacts>) => ({
  account,
  markets: [{ ...thailand, ...fields }],
});

describe("regions", () => {
  it("are a problem where none offers the provider, and the advice names the currency", () => {
    expect(checkRegions({ account, markets: [] })).toMatchObject([
      { verdict: "problem", advice: expect.stringContaining("in THB") as string },
    ]);
  });

  it.each([
    [["THB"], "THB", "ok"],
    [["THB"], "SGD", "problem"],
    [[], "SGD", "ok"],
    [[], "USD", "problem"],
  ])("of an account of %j in %s", (currencies, currency, verdict) => {
    const found = checkRegions({
      ...market({ currency }),
      account: healthyAccount({ currencies }),
    });
    expect(found).toMatchObject([{ verdict }]);
  });
});

describe("prices", () => {
  it.each([
    [{ total: 2, priced: 2, unpriced: [] }, "ok", /every variant has a price in THB \(2\)/],
    [{ total: 9, priced: 4, unpriced: ["A", "B"] }, "warning", /4 of 9 .* not A, B, 3 more\./],
    [{ total: 2, priced: 0, unpriced: ["A", "B"] }, "problem", /no published product/],
    [{ total: 0, priced: 0, unpriced: [] }, "problem", /no product is published/],
  ])("of %j", (products, verdict, message) => {
    expect(checkPrices(market({ products }))).toMatchObject([
      { verdict, message: expect.stringMatching(message) as string },
    ]);
  });
});

describe("shipping", () => {
  const none = { total: 0, priced: 0, unpriced: [] };
  const unpriced = { total: 1, priced: 0, unpriced: ["Post"] };

  it.each<[Partial<MarketFacts>, string]>([
    [{}, "ok"],
    [{ shipping: none }, "problem"],
    [{ shipping: none, needsShipping: false }, "warning"],
    [{ shipping: unpriced }, "problem"],
    [{ shipping: { total: 2, priced: 1, unpriced: ["Post"] } }, "ok"],
  ])("of %j", (fields, verdict) => {
    expect(checkShipping(market(fields))).toMatchObject([{ verdict }]);
  });

  it("names the option without a price", () => {
    expect(checkShipping(market({ shipping: unpriced }))[0].message).toContain("for Post");
  });
});
