import { parsePluginOptions } from "./plugin-options";
import { thrownBy } from "./test-support/thrown-by";

const mistakesOf = (options: unknown) => {
  const error = thrownBy(() => parsePluginOptions(options));
  expect(error.code).toBe("invalid_options");
  return error.message;
};

it.each([undefined, {}, { database: { clientUrl: "postgres://medusa-adds-this" } }])(
  "%j is enough",
  (options) =>
    expect(parsePluginOptions(options)).toEqual({
      newCodes: { perCart: 10, perAddress: 300 },
      keepPersonalDataDays: 61,
    }),
);

it("takes all there is", () => {
  const options = {
    backendUrl: "https://api.shop.example",
    displayLogoUrl: "https://cdn.shop.example/logo.svg",
    newCodes: { perCart: 3, perAddress: false },
    keepPersonalDataDays: 30,
    notifications: { channel: "email", templates: { expired: "atome-expired" } },
  };
  expect(parsePluginOptions(options)).toEqual(options);
});

it.each([6, 7.5, 4000, "61", null])("refuses to keep personal data for %j days", (days) => {
  expect(mistakesOf({ keepPersonalDataDays: days })).toContain(
    "keepPersonalDataDays must be a whole number of days, 7 to 3650",
  );
});

it("names every mistake at once, and no value", () => {
  const message = mistakesOf({
    backendUrl: "ftp://secret.example",
    backendURL: "https://x.example",
    notifications: { templates: { paid: 7, cancelled: "x" } },
  });
  expect(message).toContain("backendUrl must be an https://");
  expect(message).toContain('"backendURL"');
  expect(message).toContain("notifications.channel is missing");
  expect(message).toContain("paid must be the name of a template");
  expect(message).toContain('"cancelled"');
  expect(message).not.toContain("secret.example");
});

it.each([
  [{ perCart: 0 }, "newCodes.perCart"],
  [{ perCart: "many" }, "newCodes.perCart"],
  [{ perAddress: 1.5 }, "newCodes.perAddress"],
  [{ perAdress: 5 }, "perAdress"],
])("refuses %j as limits of new codes", (newCodes, named) => {
  expect(mistakesOf({ newCodes })).toContain(named);
});

it.each(["http://cdn.shop.example/logo.svg", "/logo.svg", "javascript:alert(1)", 7])(
  "refuses %j as a display's logo",
  (displayLogoUrl) => expect(mistakesOf({ displayLogoUrl })).toContain("displayLogoUrl must be"),
);

it("wants at least one template", () => {
  expect(mistakesOf({ notifications: { channel: "email", templates: {} } })).toContain(
    "at least one of paid, failed, expired and refunded",
  );
});
