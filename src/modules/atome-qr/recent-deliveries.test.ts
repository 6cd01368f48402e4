import { signWebhook } from "../../omise/webhook-signature";
import { RecentDeliveries } from "./recent-deliveries";

const SECRET = "d2ViaG9vaw==";
const signedAt = (body: string, seconds: number) => signWebhook(body, SECRET, seconds);

it("knows a delivery again, as bytes or as text, whatever its signature looks like", () => {
  const recent = new RecentDeliveries();
  const headers = signedAt("{}", 1_770_000_000);
  expect(recent.has("{}", headers)).toBe(false);

  recent.add("{}", headers);

  expect(recent.has("{}", headers)).toBe(true);
  const disguised = { ...headers, "omise-signature": `00,${headers["omise-signature"]}` };
  expect(recent.has(Buffer.from("{}"), disguised)).toBe(true);
});

it("does not take for it another body, or the same one signed anew", () => {
  const recent = new RecentDeliveries();
  recent.add("{}", signedAt("{}", 1_770_000_000));

  expect(recent.has("{ }", signedAt("{ }", 1_770_000_000))).toBe(false);
  expect(recent.has("{}", signedAt("{}", 1_770_000_001))).toBe(false);
});

it("remembers none without a timestamp: where webhooks are unsigned, all of them count", () => {
  const recent = new RecentDeliveries();
  recent.add("{}", {});
  expect(recent.has("{}", {})).toBe(false);
});

it("forgets the oldest first, so that it never grows without end", () => {
  const recent = new RecentDeliveries();
  const headers = signedAt("{}", 1_770_000_000);
  for (let count = 0; count <= 5_000; count++) {
    recent.add(String(count), headers);
  }
  expect(recent.has("0", headers)).toBe(false);
  expect(recent.has("1", headers)).toBe(true);
  expect(recent.has("5000", headers)).toBe(true);
});
