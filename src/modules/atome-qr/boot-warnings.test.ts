import { findBootWarnings, readBackendUrl } from "./boot-warnings";

const SECRET = "skey_5k1live";
const ADDRESS = "https://api.shop.example";

const entry = (id: string, options: object = {}) => ({
  resolve: "medusa-payment-atome-qr/providers/atome-qr",
  id,
  options: { secretKey: `skey_test_${id}`, webhookSecret: "b25l", ...options },
});

const config = (...providers: object[]) => ({ modules: { payment: { options: { providers } } } });

it("a store that lacks nothing is told nothing", () => {
  expect(findBootWarnings(config(entry("th")), ADDRESS)).toEqual([]);
  const live = config(entry("th", { secretKey: SECRET }));
  expect(findBootWarnings(live, ADDRESS)).toEqual([]);
});

it("the plugin without a provider entry is told, and nothing that only an entry would need", () => {
  expect(findBootWarnings(config(), null)).toEqual([
    expect.stringMatching(/no provider entry.*cannot pay with Atome QR/) as string,
  ]);
});

it("blanks are told with the entry and the option, and without the value", () => {
  const options = { secretKey: `${SECRET}\n`, webhookSecret: ["b25l", " dHdv"] };
  const warnings = findBootWarnings(config(entry("th"), entry("sg", options)), ADDRESS);
  expect(warnings).toEqual([
    expect.stringContaining('"sg": secretKey has blanks') as string,
    expect.stringContaining('"sg": webhookSecret has blanks') as string,
  ]);
  expect(warnings.join()).not.toMatch(/5k1live|dHdv/);
});

it("an unknown public address is told, with what comes of it", () => {
  expect(findBootWarnings(config(entry("th")), null)).toEqual([
    expect.stringMatching(/pay_url is only a path.*404.*backendUrl/) as string,
  ]);
});

it.each([
  [["th"], /^The provider entry "th": live keys.*http:\/\//],
  [["th", "sg"], /^The provider entries "th", "sg": live keys/],
])("an address without https is told of the entries with live keys: %j", (ids, expected) => {
  const live = ids.map((id) => entry(id, { secretKey: `${SECRET}_${id}` }));
  const warnings = findBootWarnings(config(entry("my"), ...live), "HTTP://api.shop.example");
  expect(warnings).toEqual([expect.stringMatching(expected) as string]);
  expect(warnings.join()).not.toContain("5k1live");
});

it("an address without https is good enough for test keys", () => {
  expect(findBootWarnings(config(entry("th")), "http://localhost:9000")).toEqual([]);
});

it("the address is the plugin's option, else the admin's", () => {
  const admin = { admin: { backendUrl: `${ADDRESS}/` } };
  expect(readBackendUrl(admin, undefined)).toBe(ADDRESS);
  expect(readBackendUrl(admin, "https://pay.shop.example")).toBe("https://pay.shop.example");
  expect(readBackendUrl({ admin: { backendUrl: "/" } }, undefined)).toBeNull();
});
