import { absoluteUrl } from "./absolute-url";

const page = "https://admin.example.com/app/orders/1";

it.each([
  ["/atome-qr/pay/t", "/", "https://admin.example.com/atome-qr/pay/t"],
  ["/atome-qr/pay/t", "", "https://admin.example.com/atome-qr/pay/t"],
  ["/atome-qr/pay/t", "https://api.example.com", "https://api.example.com/atome-qr/pay/t"],
  ["https://pay.example.com/t", "https://api.example.com", "https://pay.example.com/t"],
])("%s of %j is %s", (path, backend, url) => {
  expect(absoluteUrl(path, backend, page)).toBe(url);
});
