import {
  ACCOUNT_TROUBLE_KIND,
  type Consumer,
  EVENT_OF_KIND,
  EVENTS,
  KINDS_OF_CONSUMER,
  RECOVERY_STALE_KIND,
} from "./events";

const kindsOf = (consumer: Consumer) => [...KINDS_OF_CONSUMER[consumer]].sort();

describe("who is told of a line of the timeline", () => {
  it("the event bus of all that is told", () => {
    expect(kindsOf("eventBus")).toEqual(
      [...Object.keys(EVENT_OF_KIND), ACCOUNT_TROUBLE_KIND, RECOVERY_STALE_KIND].sort(),
    );
  });

  it("shoppers of what became of their payment", () => {
    expect(kindsOf("shopper")).toEqual(["expired", "failed", "order_placed", "refunded"]);
  });

  it("staff of what needs attention, of a charge, an account or the safety net", () => {
    expect(kindsOf("staff")).toEqual([
      "account_trouble",
      "attention",
      "attention_reopened",
      "recovery_stale",
    ]);
  });

  it("shoppers and staff of all that is told, and never of the same", () => {
    expect([...kindsOf("shopper"), ...kindsOf("staff")].sort()).toEqual(kindsOf("eventBus"));
  });
});

it("tells what needs attention of a charge, an account and the safety net under a name each", () => {
  const names = Object.entries(EVENT_OF_KIND).filter(([, name]) => name === "needsAttention");
  expect(names.map(([kind]) => kind).sort()).toEqual(["attention", "attention_reopened"]);
  expect(EVENTS.needsAttention).toBe("atome_qr.charge.needs_attention");
  expect(EVENTS.accountNeedsAttention).toBe("atome_qr.account.needs_attention");
  expect(EVENTS.recoveryNeedsAttention).toBe("atome_qr.recovery.needs_attention");
});
