import { RefusedDetails } from "./refused-details";

const HOUR = 3_600_000;

it("remembers each detail once, for an hour", () => {
  let now = 0;
  const refused = new RefusedDetails(() => now);
  expect(refused.list()).toEqual([]);

  refused.add(["phone_number"]);
  now += HOUR / 2;
  refused.add(["items", "phone_number"]);
  expect(refused.list()).toEqual(["phone_number", "items"]);

  now += HOUR / 2 + 1;
  expect(refused.list()).toEqual(["phone_number", "items"]);

  now += HOUR / 2;
  expect(refused.list()).toEqual([]);
});

it("forgets one that was refused longer ago, and keeps the others", () => {
  let now = 0;
  const refused = new RefusedDetails(() => now);
  refused.add(["email"]);
  now += HOUR / 2;
  refused.add(["name"]);

  now += HOUR / 2 + 1;

  expect(refused.list()).toEqual(["name"]);
});
