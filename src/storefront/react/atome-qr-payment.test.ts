import { createElement } from "react";
import { renderToString } from "react-dom/server";

import { type AtomeQr, createAtomeQr } from "..";
import { AtomeQrPayment } from "./atome-qr-payment";

const client: AtomeQr = createAtomeQr({ baseUrl: "https://store.test", publishableKey: "pk_1" });
const render = (props: Partial<Parameters<typeof AtomeQrPayment>[0]> = {}) =>
  renderToString(createElement(AtomeQrPayment, { client, cart: { id: "cart_1" }, ...props }));

it("renders on a server, where nothing is asked yet, in English", () => {
  const asked = jest.spyOn(globalThis, "fetch");
  expect(render()).toContain("Preparing your payment…");
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

it("speaks the language it is given, with the page's own texts first", () => {
  expect(render({ language: "ms" })).toContain("Menyediakan bayaran anda…");
  expect(render({ language: "ms", labels: { starting: "Sekejap" } })).toContain("Sekejap");
});
