import { type Sandbox } from "../sandbox-handle";
import { clientOf, fiveHundredBahtByRedirect, startAtNoon } from "../test-helpers";

const nasty = `<img src=x onerror="alert('1')">&`;
const { return_uri: returnUri } = fiveHundredBahtByRedirect;
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function startPayment(body: object = {}) {
  const { id, authorize_uri: uri } = await omise.charge({ ...fiveHundredBahtByRedirect, ...body });
  return { id, uri: uri ?? "" };
}

async function open(uri: string) {
  const response = await fetch(uri);
  const text = await response.text();
  const buttons = [...text.matchAll(/<button[^>]*value="(\w+)"[^>]*>([^<]*)/g)];
  return {
    code: response.status,
    text,
    status: /data-status="(\w+)"/.exec(text)?.[1],
    buttons: Object.fromEntries(buttons.map(([, value, label]) => [value, label])),
    back: /class="back" href="([^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&"),
  };
}

/** Presses a button as a browser without JavaScript does. */
async function press(uri: string, action: string) {
  const { status, headers } = await fetch(uri, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ action }),
  });
  return [status, headers.get("location")];
}

describe("Atome's page", () => {
  it("asks for the amount in the merchant's name", async () => {
    const { uri } = await startPayment();
    const page = await open(uri);
    expect(page).toMatchObject({
      code: 200,
      status: "pending",
      buttons: { confirm: "Confirm", decline: "Decline", leave: "Come back without deciding" },
    });
    expect(page.text).toContain("Pay Baan Coffee with Atome?");
    expect(page.text).toContain("฿500.00");
    expect(page.text).toContain("close this tab");
    // Its form goes back to its own address, which has the token.
    expect(page.text).toMatch(/<form method="post">/);
    expect(page.back).toBeUndefined();
  });

  it.each([
    ["confirm", { status: "successful", failure_code: null }],
    ["decline", { status: "failed", failure_code: "payment_rejected" }],
    ["leave", { status: "pending", failure_code: null }],
  ])("leads back to the store after %s", async (action, end) => {
    const { id, uri } = await startPayment();
    expect(await press(uri, action)).toEqual([303, returnUri]);
    expect(sandbox.charge(id)).toMatchObject(end);
  });

  it("can be opened again by a shopper who came back without deciding", async () => {
    const { id, uri } = await startPayment();
    await press(uri, "leave");
    expect((await open(uri)).status).toBe("pending");
    expect(await press(uri, "confirm")).toEqual([303, returnUri]);
    expect(sandbox.charge(id).status).toBe("successful");
  });

  it.each([
    ["paid", (id: string) => sandbox.pay(id), "successful", "Paid"],
    ["declined", (id: string) => sandbox.fail(id, "payment_rejected"), "failed", "Payment failed"],
    ["expired", (id: string) => sandbox.expire(id), "expired", "This payment has expired"],
  ])("says of a charge that it was %s before, and offers the way back", async (...row) => {
    const [, end, status, heading] = row;
    const { id, uri } = await startPayment();
    end(id);
    for (const action of ["confirm", "decline"]) {
      expect(await press(uri, action)).toEqual([303, uri]);
    }
    expect(sandbox.charge(id).status).toBe(status);
    const page = await open(uri);
    expect(page).toMatchObject({ code: 200, status, buttons: {}, back: returnUri });
    expect(page.text).toContain(`<h1>${heading}</h1>`);
    expect(page.text).toContain("Back to Baan Coffee");
    expect(await press(uri, "leave")).toEqual([303, returnUri]);
  });

  it("stays where it is after a button that it does not have", async () => {
    const { id, uri } = await startPayment();
    expect(await press(uri, "nonsense")).toEqual([303, uri]);
    expect(sandbox.charge(id).status).toBe("pending");
  });

  it("sends the shopper back to an address in a header's letters", async () => {
    const { uri } = await startPayment({ return_uri: "https://store.example/ร้าน?x=\ny" });
    const back = "https://store.example/%E0%B8%A3%E0%B9%89%E0%B8%B2%E0%B8%99?x=y";
    expect(await press(uri, "leave")).toEqual([303, back]);
  });

  it("is unknown without its token, and on the other page's address", async () => {
    const { id, uri } = await startPayment();
    const code = await omise.charge();
    const token = (link: string) => new URL(link).searchParams.get("t") ?? "";
    const addresses = [
      `${sandbox.url}/payments/${id}/authorize`,
      `${sandbox.url}/payments/${id}/authorize?t=guessed`,
      `${sandbox.url}/payments/chrg_test_unknown/authorize?t=${token(uri)}`,
      `${sandbox.url}/payments/${id}?t=${token(uri)}`,
      `${sandbox.url}/pay/${id}?t=${token(uri)}`,
      `${sandbox.url}/payments/${code.id}/authorize?t=${token(sandbox.charge(code.id).pay_url)}`,
    ];
    for (const address of addresses) {
      const page = await open(address);
      expect(page).toMatchObject({ code: 404, status: "unknown" });
      expect(page.text).not.toContain("500.00");
      expect(await press(address, "confirm")).toEqual([404, null]);
    }
    expect(sandbox.charges().map(({ status }) => status)).toEqual(["pending", "pending"]);
  });

  it("escapes what others wrote, and no other site may frame it", async () => {
    const { id, uri } = await startPayment({ return_uri: `https://store.example/?q=${nasty}` });
    sandbox.fail(id, nasty);
    const page = await open(uri);
    expect(page.text).not.toContain("<img");
    expect(page.text).toContain("&lt;img");
    expect(page.back).toMatch(/^https:\/\/store\.example\/\?q=%3Cimg/);
    const { headers } = await fetch(uri);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

it("the dashboard leads to it", async () => {
  const { uri } = await startPayment();
  const text = await (await fetch(sandbox.url)).text();
  expect(text).toContain(`href="${uri}"`);
  expect(text).toMatch(/>Atome(&#39;|')s page</);
});
