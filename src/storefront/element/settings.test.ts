import { readSettings } from "./settings";

const required = {
  "backend-url": "https://api.shop.test",
  "publishable-key": "pk_1",
  "cart-id": "cart_1",
};

const read = (attributes: Record<string, string>) =>
  readSettings((name) => attributes[name] ?? null);

it("has what the attributes say, and leaves the rest to the component", () => {
  expect(read(required)).toEqual({
    baseUrl: "https://api.shop.test",
    publishableKey: "pk_1",
    cartId: "cart_1",
  });
  expect(
    read({
      ...required,
      "provider-id": "pp_atome-qr_th",
      lang: "th-TH",
      "return-url": "/cart",
      "resume-url": "https://shop.test/pay",
      "store-name": "Little Monsoon",
    }),
  ).toMatchObject({
    providerId: "pp_atome-qr_th",
    language: "th",
    returnUrl: "/cart",
    resumeUrl: "https://shop.test/pay",
    storeName: "Little Monsoon",
  });
});

it.each(Object.keys(required))("is nothing yet without %s", (name) => {
  expect(read({ ...required, [name]: "" })).toBeUndefined();
});
