import { isWebAddress, pageAddress, resolveAddress } from "./web-address";

it.each([
  ["https://pay.atome.test/a?b=c", true],
  ["HTTP://pay.atome.test/", true],
  ["javascript:alert(1)", false],
  [" javascript:alert(1)//https://", false],
  ["data:text/html,hello", false],
  ["//pay.atome.test/", false],
  ["atome://pay", false],
  ["", false],
])("%j is an address to send a browser to: %s", (address, expected) => {
  expect(isWebAddress(address)).toBe(expected);
});

it.each([
  ["https://shop.test/checkout?step=pay", "https://shop.test/checkout?step=pay"],
  ["https://shop.test/checkout#summary", "https://shop.test/checkout"],
  ["https://shop.test/#/pay", "https://shop.test/#/pay"],
  ["https://shop.test/#!/pay#summary", "https://shop.test/#!/pay#summary"],
  ["file:///android_asset/index.html", undefined],
])("the shopper of %s comes back to %s", (href, expected) => {
  expect(pageAddress(href)).toBe(expected);
});

it.each([
  ["/checkout?step=pay", "https://shop.test/checkout?step=pay"],
  ["https://pay.shop.test/#/done", "https://pay.shop.test/#/done"],
  ["http://", undefined],
])("%s, as a page of the shop names it, is %s", (address, expected) => {
  expect(resolveAddress(address, "https://shop.test/cart")).toBe(expected);
});
