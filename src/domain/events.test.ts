import {
  ACCOUNT_TROUBLE_KIND,
  type Consumer,
  EVENT_OF_KIND,
  EVENTS,
  KINDS_OF_CONSUMER,
} from "./events";

const kindsOf = (consumer: Consumer) => [...KINDS_OF_CONSUMER[consumer]].sort();

describe("who is told of a line of the timeline", () => {
  it("the event bus of all that is told", () => {
    expect(kindsOf("eventBus")).toEqual(
      [...Object.keys(EVENT_OF_KIND), ACCOUNT_TROUBLE_KIND].sort(),
    );
  });

  it("shoppers of what became of their payment", () => {
    expect(kindsOf("shopper")).toEqual(["expired", "failed", "order_placed", "refunded"]);
  });

  it("staff of what needs attention, of a charge or an account", () => {
    expect(kindsOf("staff")).toEqual(["account_trouble", "attention", "attention_reopened"]);
  });

  it("shoppers and staff of all that is told, and never of the same", () => {
    expect([...kindsOf("shopper"), ...kindsOf("staff")].sort()).toEqual(kindsOf("eventBus"));
  });
});

it("tells what needs a charge's attention under one name, and an account's under another", () => {
  const names = Object.entries(EVENT_OF_KIND).filter(([, name]) => name === "needsAttention");
  expect(names.map(([kind]) => kind).sort()).toEqual(["attention", "attention_reopened"]);
  expect(EVENTS.needsAttention).toBe("atome_qr.charge.needs_attention");
  expect(EVENTS.accountNeedsAttention).toBe("atome_qr.account.needs_attention");
});
