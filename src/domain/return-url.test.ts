import { readSessionReturnUrl } from "./return-url";
import { thrownBy } from "./test-support/thrown-by";

const STOREFRONTS = "https://shop.example,/^https:\\/\\/preview-\\w+\\.shop\\.example$/";
const read = (return_url: unknown) => readSessionReturnUrl({ return_url }, STOREFRONTS);

describe("where a shopper comes back to", () => {
  it.each(["https://shop.example/checkout?step=payment", "https://preview-a1.shop.example/"])(
    "can be %s",
    (url) => {
      expect(read(url)).toBe(url);
    },
  );

  it("is the hosted page where nothing is said", () => {
    expect(readSessionReturnUrl(undefined, STOREFRONTS)).toBeNull();
    expect(read(undefined)).toBeNull();
    expect(read(null)).toBeNull();
  });

  it.each([
    "https://evil.example/",
    "https://shop.example.evil.example/",
    "https://user:pass@shop.example/",
    "javascript:alert(1)",
    "//shop.example/",
    "/checkout",
    42,
    {},
    `https://shop.example/${"a".repeat(2_000)}`,
  ])("cannot be %j, which the error does not repeat", (url) => {
    const error = thrownBy(() => read(url));
    expect(error).toMatchObject({ reason: "return_url_not_allowed" });
    expect(error.message).not.toContain("evil");
  });
});
