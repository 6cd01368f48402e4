import { type MarketFacts } from "../facts";
import { healthyAccount, healthyEntry } from "../test-support/healthy-store";
import { checkPrices, checkRegions, checkShipping, checkStock } from "./markets";

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
    [{ total: 2, lacking: 0, names: [] }, "ok", /every variant has a price in THB \(2\)/],
    [{ total: 9, lacking: 5, names: ["A", "B"] }, "warning", /4 of 9 .* not A, B, 3 more\./],
    [{ total: 2, lacking: 2, names: ["A", "B"] }, "problem", /no published product/],
    [{ total: 0, lacking: 0, names: [] }, "problem", /no product is published/],
  ])("of %j", (products, verdict, message) => {
    expect(checkPrices(market({ products }))).toMatchObject([
      { verdict, message: expect.stringMatching(message) as string },
    ]);
  });
});

describe("stock", () => {
  it.each([
    [{ total: 2, lacking: 0, names: [] }, "ok", /every variant is in stock/],
    [{ total: 2, lacking: 1, names: ["A"] }, "warning", /1 of 2 variants cannot be bought.*: A\./],
    [{ total: 2, lacking: 2, names: ["A", "B"] }, "problem", /2 of 2 variants/],
  ])("of %j", (stock, verdict, message) => {
    expect(checkStock(market({ stock }))).toMatchObject([
      { verdict, message: expect.stringMatching(message) as string },
    ]);
  });

  it("is nothing to speak of where nothing has a price", () => {
    expect(checkStock(market({ stock: { total: 0, lacking: 0, names: [] } }))).toEqual([]);
  });
});

describe("shipping", () => {
  const none = { total: 0, lacking: 0, names: [] };
  const unpriced = { total: 1, lacking: 1, names: ["Post"] };

  it.each<[Partial<MarketFacts>, string]>([
    [{}, "ok"],
    [{ shipping: none }, "problem"],
    [{ shipping: none, needsShipping: false }, "warning"],
    [{ shipping: unpriced }, "problem"],
    [{ shipping: { total: 2, lacking: 1, names: ["Post"] } }, "ok"],
    [{ shipped: { total: 2, lacking: 1, names: ["MUG"] } }, "warning"],
    [{ shipped: { total: 2, lacking: 2, names: ["MUG", "TOTE"] } }, "problem"],
  ])("of %j", (fields, verdict) => {
    expect(checkShipping(market(fields))).toMatchObject([{ verdict }]);
  });

  it("names the option without a price, and the variant without an option", () => {
    expect(checkShipping(market({ shipping: unpriced }))[0].message).toContain("for Post");
    const shipped = { total: 2, lacking: 1, names: ["MUG"] };
    expect(checkShipping(market({ shipped }))[0].message).toContain("1 of 2 variants");
    expect(checkShipping(market({ shipped }))[0].message).toContain("MUG");
  });
});
