import { readPageChoices } from "./page-choices";

const CORS = "https://shop.example,/^https:\\/\\/[a-z]+\\.shop\\.example$/";

const read = (query: Record<string, unknown>, accepted: string[] = []) =>
  readPageChoices(query, accepted, CORS);

it("keeps what was asked for, for the next page", () => {
  const wanted = {
    lang: "th",
    view: "counter",
    staff: "1",
    return_url: "https://shop.example/a?b=1",
  };
  expect(read(wanted, ["ms"])).toEqual({
    language: "th",
    view: "counter",
    isStaff: true,
    returnUrl: "https://shop.example/a?b=1",
    query: "?lang=th&view=counter&staff=1&return_url=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1",
  });
});

it("keeps nothing that it does not know", () => {
  const garbage = {
    lang: '"><script>',
    view: ["counter"],
    staff: "yes",
    return_url: "https://evil.example",
    wait: "25",
    constructor: "x",
  };
  expect(read(garbage, ["ms-MY"])).toEqual({
    language: "ms",
    view: "page",
    isStaff: false,
    returnUrl: null,
    query: "",
  });
});

it.each([
  ["https://shop.example/cart", "https://shop.example/cart"],
  ["https://SHOP.example", "https://shop.example/"],
  ["https://my.shop.example/", "https://my.shop.example/"],
  ["http://shop.example/", null],
  ["https://shop.example:8443/", null],
  ["https://shop.example.evil.example/", null],
  ["https://shop.example@evil.example/", null],
  ["https://evil@shop.example/", null],
  ["https://shop.example\\@evil.example/x", "https://shop.example/@evil.example/x"],
  ["javascript:alert(1)", null],
  ["shop.example", null],
  ["", null],
  [["https://shop.example/"], null],
  [undefined, null],
])("a shopper who wants to return to %j is led to %j", (wanted, led) => {
  expect(read({ return_url: wanted }).returnUrl).toBe(led);
});

it.each(["", undefined])("nobody is led anywhere by a store whose storeCors is %j", (cors) => {
  const query = { return_url: "https://shop.example/" };
  expect(readPageChoices(query, [], cors).returnUrl).toBeNull();
});

it("an allowed protocol is one of the web's, whatever storeCors lets through", () => {
  const query = { return_url: "javascript:alert(1)" };
  expect(readPageChoices(query, [], "/.*/").returnUrl).toBeNull();
});
