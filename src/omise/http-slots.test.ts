import { CHARGE_ID, chargeBody, errorBody } from "./test-support/omise-bodies";
import { json, type Handler } from "./test-support/start-server";
import { stopServers, withClient } from "./test-support/with-client";

afterEach(stopServers);

describe("many requests at once", () => {
  /** Answers when `size` requests are waiting, so that what may run together does. */
  function inGroupsOf(size: number): Handler {
    let waiting: (() => void)[] = [];
    return (response) => {
      waiting.push(() => json(response, chargeBody()));
      if (waiting.length < size) return;
      const group = waiting;
      waiting = [];
      // A request above the limit would have the time to come in.
      setTimeout(() => group.forEach((end) => end()), 20);
    };
  }

  it("never have more on the wire than allowed, and use all that is", async () => {
    const { client, server } = await withClient(inGroupsOf(3), { maxConcurrentRequests: 3 });
    await Promise.all(Array.from({ length: 12 }, () => client.expireCharge(CHARGE_ID)));
    expect(server.requests).toHaveLength(12);
    expect(server.seen.mostInFlight).toBe(3);
  });

  it("leave a third to charges and refunds when they are reads", async () => {
    const { client, server } = await withClient(inGroupsOf(2), { maxConcurrentRequests: 3 });
    await Promise.all(Array.from({ length: 12 }, () => client.getCharge(CHARGE_ID)));
    expect(server.seen.mostInFlight).toBe(2);
  });

  it("leave half to reconciling when they are shoppers'", async () => {
    const { client, server } = await withClient(inGroupsOf(2), {
      maxConcurrentRequests: 4,
      purpose: () => "shopper",
    });
    await Promise.all(Array.from({ length: 12 }, () => client.expireCharge(CHARGE_ID)));
    expect(server.seen.mostInFlight).toBe(2);
  });

  it("leave half of the reads to reconciling when they are shoppers'", async () => {
    const { client, server } = await withClient(inGroupsOf(2), {
      maxConcurrentRequests: 6,
      purpose: () => "shopper",
    });
    await Promise.all(Array.from({ length: 12 }, () => client.getCharge(CHARGE_ID)));
    expect(server.seen.mostInFlight).toBe(2);
  });

  it("of shoppers do not keep a new code waiting when they are reads", async () => {
    const { client, server } = await withClient(inGroupsOf(1), {
      maxConcurrentRequests: 6,
      purpose: () => "shopper",
    });
    const reads = Array.from({ length: 12 }, () => client.getCharge(CHARGE_ID));
    await client.expireCharge(CHARGE_ID);
    expect(server.requests.length).toBeLessThan(6);
    await Promise.all(reads);
  });

  it("keep their connections", async () => {
    const { client, server } = await withClient(inGroupsOf(2), { maxConcurrentRequests: 2 });
    await Promise.all(Array.from({ length: 10 }, () => client.expireCharge(CHARGE_ID)));
    expect(server.seen.connections).toBe(2);
  });

  it("do not wait for one that pauses before its next try", async () => {
    let hasFailed = () => {};
    const failed = new Promise<void>((resolve) => (hasFailed = resolve));
    const { client, server } = await withClient(
      (response, request) => {
        if (request.method === "POST" || server.requests.length > 1) {
          return json(response, chargeBody());
        }
        response.writeHead(503, { "retry-after": "0.4" }).end();
        hasFailed();
      },
      { maxConcurrentRequests: 1 },
    );
    const read = client.getCharge(CHARGE_ID);
    await failed;
    await client.expireCharge(CHARGE_ID);
    await read;
    expect(server.requests.map((request) => request.method)).toEqual(["GET", "POST", "GET"]);
  });

  it("do not lose their turn when others fail", async () => {
    const { client } = await withClient(
      (response, _request, count) =>
        count % 2
          ? json(response, errorBody("bad_request", "no"), 400)
          : json(response, chargeBody()),
      { maxConcurrentRequests: 1 },
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => client.getCharge(CHARGE_ID)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });
});
