import { hideFromLog, hideToken } from "./hide-from-log";

it.each([
  ["/atome-qr/display/SECRET?lang=th", "SECRET", "/atome-qr/display/…?lang=th"],
  ["/atome-qr/display?code=7K3M%20QX9P", "7K3M QX9P", "/atome-qr/display?code=…"],
  ["/atome-qr/display?lang=th", undefined, "/atome-qr/display?lang=th"],
  ["/atome-qr/display?code=", "", "/atome-qr/display?code="],
  ["/atome-qr/display?code[]=a", ["a"], "/atome-qr/display?code[]=a"],
])("%s without %j is logged as %s", (originalUrl, secret, logged) => {
  const req = { originalUrl };
  hideFromLog(req, secret);
  expect(req.originalUrl).toBe(logged);
});

it("hides the token of an address before its route is run", () => {
  const req = { originalUrl: "/atome-qr/pay/SECRET/qr?lang=th", params: { token: "SECRET" } };
  const next = jest.fn();
  hideToken(req as never, {} as never, next);
  expect(req.originalUrl).toBe("/atome-qr/pay/…/qr?lang=th");
  expect(next).toHaveBeenCalledWith();
});
