import {
  createPayToken,
  findBackendUrl,
  isPayLinkOver,
  isPayToken,
  readPayToken,
  toPayUrl,
} from "./pay-link";

it("makes tokens that nobody guesses, and knows them", () => {
  const tokens = Array.from({ length: 100 }, createPayToken);
  expect(new Set(tokens).size).toBe(100);
  expect(tokens.every((token) => /^[\w-]{32}$/.test(token) && isPayToken(token))).toBe(true);
});

it.each(["", "short", "a".repeat(31), "a".repeat(65), `${"a".repeat(31)}\0`, `${"a".repeat(32)}/`])(
  "knows that %j is no token",
  (text) => expect(isPayToken(text)).toBe(false),
);

it("tells of a charge for a day after it could be paid", () => {
  const created_at = new Date("2026-01-01T00:00:00Z");
  const expires_at = new Date("2026-01-01T10:00:00Z");
  const isOver = (charge: Parameters<typeof isPayLinkOver>[0], at: string) =>
    isPayLinkOver(charge, new Date(at));
  expect(isOver({ created_at, expires_at }, "2026-01-02T10:00:00Z")).toBe(false);
  expect(isOver({ created_at, expires_at }, "2026-01-02T10:00:01Z")).toBe(true);
  // Not known: Omise's 12 hours.
  expect(isOver({ created_at, expires_at: null }, "2026-01-02T12:00:00Z")).toBe(false);
  expect(isOver({ created_at, expires_at: null }, "2026-01-02T12:00:01Z")).toBe(true);
});

it.each([
  [{ option: "https://a.example/", environment: "https://b.example" }, "https://a.example"],
  [{ environment: "https://b.example", admin: "https://c.example" }, "https://b.example"],
  [{ admin: "https://c.example/shop//" }, "https://c.example/shop"],
  [{ admin: "/" }, null],
  [{ environment: "", admin: "/app" }, null],
  [{}, null],
])("finds the store's own address in %j: %j", (sources, url) => {
  expect(findBackendUrl(sources)).toBe(url);
});

it("is a path where the store's address is not known", () => {
  expect(toPayUrl(null, "T")).toBe("/atome-qr/pay/T");
  expect(toPayUrl("https://a.example", "T")).toBe("https://a.example/atome-qr/pay/T");
});

it("reads the token back from a link, whatever the store's address was", () => {
  const token = createPayToken();
  expect(readPayToken(toPayUrl(null, token))).toBe(token);
  expect(readPayToken(toPayUrl("https://a.example/shop", token))).toBe(token);
});

it.each([undefined, null, 5, "", "/atome-qr/pay/", "/atome-qr/pay/short", "a".repeat(32)])(
  "reads none from %j",
  (link) => expect(readPayToken(link)).toBeNull(),
);
