import { isLocalUrl } from "./is-local-url";

it.each([
  "http://localhost:9000",
  "http://127.0.0.1",
  "http://[::1]:9000",
  "http://10.0.0.4",
  "http://shop.local",
])("%s is local", (url) => expect(isLocalUrl(url)).toBe(true));

it.each(["https://api.shop.example", "https://8.8.8.8", "https://localhost.shop.example", "*", ""])(
  "%s is not",
  (url) => expect(isLocalUrl(url)).toBe(false),
);
