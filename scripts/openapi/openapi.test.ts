import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { codeBlocksOf, ROOT } from "../docs/markdown";
import { AnswerChecker } from "./check-answers";
import { describeApi, OPERATIONS } from "./document";

/** docs/openapi.json describes the routes that there are, and is up to date. */

const ok = (body: unknown) => ({ status: 200, type: "application/json", body });

const API = join(ROOT, "src/api");

/** `get /atome-qr/health`, for each handler of each route file. */
const handlers = readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("route.ts"))
  .flatMap((path) => {
    const address = `/${path.replace("/route.ts", "").replace(/\[(\w+)\]/g, "{$1}")}`;
    const source = readFileSync(join(API, path), "utf8");
    return [...source.matchAll(/^export (?:async )?function ([A-Z]+)\(/gm)].map(
      ([, method]) => `${method.toLowerCase()} ${address}`,
    );
  });

it("has every handler of every route, and no other", () => {
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(described.toSorted()).toEqual(handlers.sort());
});

it("is what `npm run openapi` writes", () => {
  const written = JSON.parse(readFileSync(join(ROOT, "docs/openapi.json"), "utf8")) as object;
  expect(written).toEqual(JSON.parse(JSON.stringify(describeApi())));
});

it("fits the reference's examples", () => {
  const checker = new AnswerChecker();
  const [payment, config, display] = codeBlocksOf("docs/reference.md")
    .filter(({ language }) => language === "json")
    .map(({ code }) => JSON.parse(code) as Record<string, unknown>);
  checker.check("get", "/store/atome-qr/payment-sessions/payses_1", ok(payment));
  // Its limits are of one currency, for brevity.
  const { limits } = config.config as { limits: Record<string, unknown> };
  Object.assign(limits, { SGD: limits.THB, MYR: limits.THB });
  checker.check("get", "/store/atome-qr/config", ok(config));
  checker.check("get", "/atome-qr/display/state", ok(display));
  expect(checker.seen).toHaveLength(3);
  expect(checker.faults).toEqual([]);
});

it("finds an answer that lacks something, and one that has more", () => {
  const checker = new AnswerChecker();
  const health = { status: "ok", last_completed_at: null };
  checker.check("get", "/atome-qr/health", ok(health));
  expect(checker.faults).toEqual([]);
  checker.check("get", "/atome-qr/health", ok({ status: "ok" }));
  checker.check("get", "/atome-qr/health", ok({ ...health, host: "db.internal" }));
  checker.check("get", "/atome-qr/health", { status: 503, type: "text/html", body: "away" });
  checker.check("get", "/store/carts/cart_1", ok({ cart: {} }));
  expect(checker.faults).toEqual([
    expect.stringMatching(/^get \/atome-qr\/health 200: .*last_completed_at/),
    expect.stringMatching(/^get \/atome-qr\/health 200: .*additional properties/),
    expect.stringMatching(/^get \/atome-qr\/health 503: is text\/html/),
  ]);
});
