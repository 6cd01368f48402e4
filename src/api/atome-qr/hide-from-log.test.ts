import { hideFromLog } from "./hide-from-log";

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
