import { absoluteUrl, toStaffLink } from "./absolute-url";

const page = "https://admin.example.com/app/orders/1";

it.each([
  ["/atome-qr/pay/t", "/", "https://admin.example.com/atome-qr/pay/t"],
  ["/atome-qr/pay/t", "", "https://admin.example.com/atome-qr/pay/t"],
  ["/atome-qr/pay/t", "https://api.example.com", "https://api.example.com/atome-qr/pay/t"],
  ["https://pay.example.com/t", "https://api.example.com", "https://pay.example.com/t"],
])("%s of %j is %s", (path, backend, url) => {
  expect(absoluteUrl(path, backend, page)).toBe(url);
});

it.each([
  ["https://pay.example.com/t", "https://pay.example.com/t?staff=1"],
  ["https://pay.example.com/t?lang=th", "https://pay.example.com/t?lang=th&staff=1"],
])("staff's link for %s is %s", (url, link) => {
  expect(toStaffLink(url)).toBe(link);
});
