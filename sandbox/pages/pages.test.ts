import jsQR from "jsqr";
import { PNG } from "pngjs";
import { type Sandbox } from "../sandbox-handle";
import { clientOf, startAtNoon } from "../test-helpers";

const nasty = `<img src=x onerror="alert('1')">&`;
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon({
    accounts: [
      {
        id: "th",
        name: nasty,
        country: "TH",
        currency: "THB",
        secretKey: "skey_test_th",
        publicKey: "pkey_test_th",
        webhookUrl: "http://127.0.0.1:1/",
      },
    ],
  });
  omise = clientOf(sandbox, "skey_test_th");
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function scan(downloadUri: string): Promise<string | undefined> {
  const response = await fetch(downloadUri);
  expect(response.headers.get("content-type")).toBe("image/png");
  const { data, width, height } = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

async function read(url: string) {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
}

async function payPage(id: string) {
  const response = await fetch(sandbox.charge(id).pay_url);
  const text = await response.text();
  return { text, status: /data-status="(\w+)"/.exec(text)?.[1] };
}

function press(id: string, action: string, token?: string) {
  const link = new URL(sandbox.charge(id).pay_url);
  const t = token ?? link.searchParams.get("t") ?? "";
  return fetch(link.origin + link.pathname, {
    method: "POST",
    body: new URLSearchParams({ t, action }),
  });
}

describe("the QR image", () => {
  it("needs no key and says the pay link", async () => {
    const charge = await omise.charge();
    const uri = charge.source.scannable_code?.image.download_uri ?? "";
    expect(await scan(uri)).toBe(sandbox.charge(charge.id).pay_url);
    const guessed = await read(`${uri}0`);
    expect([guessed.status, JSON.parse(guessed.text)]).toMatchObject([404, { code: "not_found" }]);
  });

  it("hides behind a link that lives a minute", async () => {
    const charge = await omise.charge();
    const uri = charge.source.scannable_code?.image.download_uri ?? "";
    const redirect = await fetch(uri, { redirect: "manual" });
    expect(redirect.status).toBe(302);
    const target = redirect.headers.get("location") ?? "";
    expect((await fetch(target)).status).toBe(200);
    const refused = { status: 403, text: "Link has expired" };
    expect(await read(target.replace("signature=", "signature=0"))).toEqual(refused);
    sandbox.clock.advance(60_001);
    expect(await read(target)).toEqual(refused);
    expect((await fetch(uri)).status).toBe(200);
  });
});

describe("the pay page", () => {
  it("asks, takes the payment and says so", async () => {
    const { id } = await omise.charge();
    const question = await payPage(id);
    expect(question.status).toBe("pending");
    expect(question.text).toContain("Pay ฿500.00 to");
    await press(id, "pay");
    expect(sandbox.charge(id).status).toBe("successful");
    expect((await payPage(id)).status).toBe("successful");
  });

  it("declines", async () => {
    const { id } = await omise.charge();
    await press(id, "decline");
    expect(sandbox.charge(id)).toMatchObject({
      status: "failed",
      failure_code: "payment_rejected",
    });
    expect((await payPage(id)).text).toContain("Payment failed");
  });

  it("says when the code has expired, and takes no payment then", async () => {
    const { id } = await omise.charge();
    sandbox.clock.advance(12 * 60 * 60 * 1000);
    await press(id, "pay");
    expect(sandbox.charge(id).status).toBe("expired");
    expect((await payPage(id)).text).toContain("This code has expired");
  });

  it("does nothing without the token of the link", async () => {
    const { id } = await omise.charge();
    const guessed = await press(id, "pay", "guessed");
    expect(guessed.status).toBe(404);
    expect(sandbox.charge(id).status).toBe("pending");
    // The same page whether there is such a charge or not, and nothing of it.
    const unknown = { status: 404, text: await guessed.text() };
    expect(unknown.text).not.toContain("500.00");
    expect(await read(`${sandbox.url}/pay/${id}`)).toEqual(unknown);
    expect(await read(`${sandbox.url}/pay/chrg_test_unknown`)).toEqual(unknown);
  });

  it("escapes what others wrote", async () => {
    const { id } = await omise.charge({ description: nasty });
    const { text } = await payPage(id);
    expect(text).not.toContain("<img");
    // The merchant's name, in title and heading; the charge's description is not for shoppers.
    expect(text.split("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;").length).toBe(
      3,
    );
  });
});

describe("the dashboard", () => {
  it("shows charges and deliveries, newest first, and escapes what others wrote", async () => {
    const older = await omise.charge({ metadata: { medusa_session_id: nasty } });
    const newer = await omise.charge({ metadata: { medusa_session_id: "payses_2" } });
    sandbox.pay(older.id);
    sandbox.refund(older.id, 12_345);
    await sandbox.webhooks.settled();
    const text = await (await fetch(sandbox.url)).text();
    const rows = [...text.matchAll(/data-charge="(\w+)"/g)].map(([, id]) => id);
    expect(rows).toEqual([newer.id, older.id]);
    expect(text).toContain("฿123.45");
    expect(text).toContain("payses_2");
    expect(text).not.toContain("<img");
    const webhooks = await (await fetch(`${sandbox.url}/?tab=webhooks`)).text();
    expect(webhooks).toContain("ECONNREFUSED");
    expect(webhooks).not.toContain("<img");
    expect(text + webhooks).not.toContain("skey_test_th");
  });

  it("shows the newest 25 of each, and 25 more when asked", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count++) ids.unshift((await omise.charge()).id);
    await sandbox.webhooks.settled();
    const rows = async (address: string) => {
      const text = await (await fetch(sandbox.url + address)).text();
      const more = /id="more" href="([^"]*)"/.exec(text)?.[1].replaceAll("&amp;", "&");
      const charges = [...text.matchAll(/data-charge="(\w+)"/g)].map(([, id]) => id);
      return { more, charges, webhooks: text.match(/id="again-/g)?.length ?? 0 };
    };
    const first = await rows("/");
    expect(first).toMatchObject({ charges: ids.slice(0, 25), webhooks: 0 });
    const second = await rows(first.more!);
    expect(second.charges).toEqual(ids.slice(0, 50));
    const third = await rows(second.more!);
    expect(third).toMatchObject({ charges: ids, more: undefined });
    expect(await rows("/?tab=webhooks")).toMatchObject({ charges: [], webhooks: 25 });
    for (const nonsense of ["/?show=-1", "/?show=x&tab=nonsense", "/?show=1e99"]) {
      expect((await rows(nonsense)).charges).toEqual(ids.slice(0, 25));
    }
  });

  it("tells ids by their ends, since they begin alike", async () => {
    const { id } = await omise.charge({ metadata: { medusa_session_id: "payses_01ABCDEFGHIJ" } });
    const text = await (await fetch(sandbox.url)).text();
    const shown = text.replace(/<[^>]*>/g, " ");
    expect(shown).toContain(`…${id.slice(-8)}`);
    expect(shown).toContain("…CDEFGHIJ");
    expect(shown).not.toContain(id.slice(0, 12));
    expect(text).toContain(`data-copy="${id}"`);
  });

  it("says on a closed tab that a fault is on", async () => {
    const note = async () =>
      /id="tab-faults"[^>]*>[^<]*<span[^>]*>([^<]*)/.exec(
        await (await fetch(sandbox.url)).text(),
      )?.[1];
    expect(await note()).toBe("");
    sandbox.webhooks.faults = { off: true };
    expect(await note()).toBe("1 on");
  });

  it("lets a dispute be opened, and then won or lost", async () => {
    const { id } = await omise.charge();
    const buttons = async () => {
      const text = await (await fetch(sandbox.url)).text();
      return [...text.matchAll(/id="(\w+)-chrg/g)].map(([, action]) => action);
    };
    expect(await buttons()).toEqual(["pay", "fail", "expire", "resend"]);
    sandbox.pay(id);
    expect(await buttons()).toEqual(["refund", "part", "dispute", "resend"]);
    sandbox.dispute(id, 12_345);
    expect(await buttons()).toEqual(["refund", "part", "win", "lose", "resend"]);
    expect(await (await fetch(sandbox.url)).text()).toContain("dispute open");
    sandbox.closeDispute(id, "lost");
    expect(await buttons()).toEqual(["refund", "part", "dispute", "resend"]);
    const text = await (await fetch(sandbox.url)).text();
    expect(text).toContain("Refund ฿376.55");
  });

  it("switches faults without touching others", async () => {
    const flip = (id: string, on: boolean) => omise.send("PUT", `/_sandbox/presets/${id}`, { on });
    sandbox.webhooks.faults = { lost: 0.1 };
    await flip("webhooks_off", true);
    await flip("lost_answer", true);
    expect(sandbox.webhooks.faults).toEqual({ lost: 0.1, off: true });
    expect(sandbox.faults.list()).toMatchObject([{ kind: "lost_answer", times: 1 }]);
    await flip("webhooks_off", false);
    await flip("lost_answer", false);
    expect(sandbox.webhooks.faults).toEqual({ lost: 0.1 });
    expect(sandbox.faults.list()).toEqual([]);
    const nonsense = await flip("nonsense", true);
    expect([nonsense.status, nonsense.json]).toMatchObject([
      400,
      { message: "there is no preset nonsense" },
    ]);
    expect(sandbox.faults.list()).toEqual([]);
  });
});
