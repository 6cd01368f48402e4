import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

import { POLICIES } from "./policies";

/** Every method of every admin route, by its file. */
function routes(): string[] {
  return readdirSync(__dirname, { recursive: true })
    .map((file) => String(file))
    .filter((file) => file.endsWith(`${sep}route.ts`))
    .flatMap((file) => {
      const path = file
        .split(sep)
        .slice(0, -1)
        .map((part) => part.replace(/^\[(.+)\]$/, ":$1"))
        .join("/");
      const text = readFileSync(join(__dirname, file), "utf8");
      const methods = [...text.matchAll(/^export (?:async )?function ([A-Z]+)\(/gm)];
      return methods.map(([, method]) => `${method} /admin/atome-qr/${path}`);
    });
}

it("every admin route needs a right, and no right is for a route that is gone", () => {
  const protectedRoutes = POLICIES.flatMap(({ method, matcher }) =>
    method.map((one) => `${one} ${matcher}`),
  );
  expect(routes().length).toBeGreaterThan(10);
  expect(protectedRoutes.sort()).toEqual(routes().sort());
});

it.each(["refund:create", "payment:update", "store:update"])("some need %s", (right) => {
  const found = POLICIES.filter(({ policies: [{ resource, operation }] }) => {
    return `${resource}:${operation}` === right;
  });
  expect(found.map(({ method }) => method).flat()).not.toContain("GET");
  expect(found.length).toBeGreaterThan(0);
});
