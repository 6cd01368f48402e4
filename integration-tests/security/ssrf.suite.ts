import dns, { type LookupAddress } from "node:dns";
import { type IncomingMessage, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { gzipSync } from "node:zlib";

import { fenceConnections } from "../support/fence-connections";
import { type Answer, knock } from "../support/knock";
import { type Gateway } from "../support/start-gateway";
import { startTripwire, type Tripwire } from "../support/start-tripwire";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

const MIB = 1024 * 1024;
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';

/** A name whose addresses the test chooses. */
const REBOUND = "rebound.example.com";

let gateway: Gateway;

export default suite(__filename, "the QR image's link", (store) => {
  /** The Omise of this suite's store, see shards/gateway.test.ts. */
  let gateway: Gateway;
  let tripwire: Tripwire;
  let fence: ReturnType<typeof fenceConnections>;

  beforeEach(async () => {
    gateway = store.sandbox as Gateway;
    tripwire = await startTripwire();
    fence = fenceConnections(REBOUND);
  });

  afterEach(async () => {
    gateway.release();
    fence.open();
    jest.restoreAllMocks();
    await tripwire.close();
  });

  async function openPayment() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    return { sessionId: session.id, chargeId: session.data.charge_id };
  }

  function fetchQr(sessionId: string): Promise<Answer> {
    return knock(store.url, {
      path: `/store/atome-qr/payment-sessions/${sessionId}/qr`,
      headers: { "x-publishable-api-key": store.publishableKey },
    });
  }

  /** From now on Omise's answer about the charge has this link. */
  async function giveLink(chargeId: string, link: string): Promise<void> {
    const charge = store.sandbox.charge(chargeId);
    const { source } = charge;
    const code = { ...source.scannable_code, image: { download_uri: link } };
    const body = JSON.stringify({ ...charge, source: { ...source, scannable_code: code } });
    gateway.answer(`/charges/${chargeId}`, (_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end(body),
    );
    await deliver(store, "th", eventBody(chargeId));
    await waitFor(async () => {
      const row = store.db("atome_qr_charge").where({ charge_id: chargeId });
      expect(await row.first("download_uri")).toEqual({ download_uri: link });
    });
    gateway.release();
  }

  /** Answers the link of a charge, from Omise's own host, in a way of its own. */
  function answerLink(handler: (incoming: IncomingMessage, response: ServerResponse) => void) {
    gateway.answer("/charges/chrg_", handler);
  }

  /** Refused, in the same words whatever it was, and nobody else was asked. */
  function expectRefusal(what: string, answer: Answer, secret = "/downloads/"): void {
    expect({ what, status: answer.status, json: answer.json }).toEqual({
      what,
      status: 404,
      json: {
        code: "qr_not_available",
        type: "not_found",
        message:
          "The QR code's image cannot be shown at the moment. Please try again, or ask for a new code.",
      },
    });
    expect(answer.bytes.toString()).not.toContain(secret);
    expect({ what, touched: tripwire.touched }).toEqual({ what, touched: [] });
    expect({ what, escapes: fence.escapes }).toEqual({ what, escapes: [] });
  }

  it("that leads to anywhere but the account's API host is not followed", async () => {
    const { sessionId, chargeId } = await openPayment();
    const { port } = tripwire;
    const own = new URL(gateway.url);
    const links: [what: string, link: string][] = [
      ["another port", `http://127.0.0.1:${port}/qr.png`],
      ["another name of this machine", `http://localhost:${own.port}/qr.png`],
      ["IPv6", `http://[::1]:${port}/qr.png`],
      ["IPv4 within IPv6", `http://[::ffff:127.0.0.1]:${own.port}/qr.png`],
      ["any address", `http://0.0.0.0:${own.port}/qr.png`],
      ["https on the same port", `https://127.0.0.1:${own.port}/qr.png`],
      ["the API host as a user", `http://${own.host}@127.0.0.1:${port}/qr.png`],
      ["the API host as user and password", `http://127.0.0.1:${own.port}@localhost:${port}/`],
      ["the API host behind a backslash", `http://127.0.0.1:${port}\\@${own.host}/qr.png`],
      ["the API host in the fragment", `http://127.0.0.1:${port}/#@${own.host}`],
      ["credentials at the API host", `http://user:word@${own.host}/qr.png`],
      ["a user at the API host", `http://user@${own.host}/qr.png`],
      ["the cloud's metadata", "http://169.254.169.254/latest/meta-data/"],
      ["a private network", "http://10.0.0.1/qr.png"],
      ["a public host", "https://files.example.com/qr.png"],
      ["a file", "file:///etc/passwd"],
      ["data", `data:image/png;base64,${PNG.toString("base64")}`],
      ["a script", "javascript:alert(1)"],
      ["ftp", `ftp://127.0.0.1:${port}/qr.png`],
      ["gopher", `gopher://127.0.0.1:${port}/_GET`],
      ["a blob", `blob:${gateway.url}/00000000-0000-0000-0000-000000000000`],
      ["no protocol", `//127.0.0.1:${port}/qr.png`],
      ["a path", "/charges"],
      ["no link", "not a link"],
      ["a link without end", `http://127.0.0.1:${port}/${"a".repeat(100_000)}`],
    ];
    for (const [what, link] of links) {
      await giveLink(chargeId, link);
      gateway.answer("/", (_, response) => image(PNG)(response));
      expectRefusal(what, await fetchQr(sessionId), link);
      expect({ what, asked: gateway.asked.length }).toEqual({ what, asked: 0 });
      gateway.release();
    }
  });

  it("that redirects to this machine or a private network is followed no further", async () => {
    const { sessionId } = await openPayment();
    const { port } = tripwire;
    const own = new URL(gateway.url);
    const targets: [what: string, location: string][] = [
      ["http", `http://127.0.0.1:${port}/`],
      ["http on a name", `http://localhost:${port}/`],
      ["https on this machine", `https://127.0.0.1:${port}/`],
      ["its short form", `https://127.1:${port}/`],
      ["its number", `https://2130706433:${port}/`],
      ["its number in hex", `https://0x7f000001:${port}/`],
      ["its number in octal", `https://0177.0.0.1:${port}/`],
      ["another of its addresses", `https://127.0.0.2:${port}/`],
      ["any address", `https://0.0.0.0:${port}/`],
      ["IPv6", `https://[::1]:${port}/`],
      ["any address in IPv6", `https://[::]:${port}/`],
      ["IPv4 mapped into IPv6", `https://[::ffff:127.0.0.1]:${port}/`],
      ["IPv4 within IPv6", `https://[::127.0.0.1]:${port}/`],
      ["IPv4 behind a translator", `https://[64:ff9b::7f00:1]:${port}/`],
      ["IPv4 in a tunnel", `https://[2002:7f00:1::]:${port}/`],
      ["a name that stands for this machine", `https://localhost:${port}/`],
      ["credentials", `https://user:word@127.0.0.1:${port}/`],
      ["credentials at the API host", `http://user:word@${own.host}/qr.png`],
      ["another port without protocol", `//127.0.0.1:${port}/`],
      ["backslashes", `\\\\127.0.0.1:${port}\\`],
      ["the cloud's metadata", "https://169.254.169.254/latest/meta-data/"],
      ["the cloud's metadata over http", "http://169.254.169.254/latest/meta-data/"],
      ["the cloud's metadata in IPv6", "https://[fd00:ec2::254]/"],
      ["10.x", "https://10.1.2.3/"],
      ["172.16.x", "https://172.31.255.254/"],
      ["192.168.x", "https://192.168.0.1/"],
      ["a carrier's network", "https://100.64.0.1/"],
      ["a link's own network", "https://[fe80::1]/"],
      ["a site's own network", "https://[fec0::1]/"],
      ["a public host over http", "http://files.example.com/qr.png"],
      ["a file", "file:///etc/passwd"],
      ["data", `data:image/png;base64,${PNG.toString("base64")}`],
      ["nothing", ""],
      ["no address", "https://["],
    ];
    for (const [what, location] of targets) {
      gateway.answer("/qr.png", (_, response) => image(PNG)(response));
      answerLink((_, response) => void response.writeHead(302, { location }).end());
      expectRefusal(what, await fetchQr(sessionId));
      expect({ what, asked: gateway.asked.length }).toEqual({ what, asked: 1 });
      gateway.release();
    }
  });

  it("that redirects to a name with a private address among its addresses is followed no further", async () => {
    const { sessionId } = await openPayment();
    const really = dns.lookup;
    const resolve = jest.spyOn(dns, "lookup");
    for (const addresses of [
      ["127.0.0.1"],
      ["127.0.0.1", "203.0.113.7"],
      ["::1", "203.0.113.7"],
      ["::ffff:127.0.0.1"],
    ]) {
      resolve.mockImplementation((host: string, ...rest: unknown[]) =>
        host === REBOUND
          ? (rest.at(-1) as LookupDone)(null, addresses.map(toLookupAddress))
          : (really as (...args: unknown[]) => unknown)(host, ...rest),
      );
      const location = `https://${REBOUND}:${tripwire.port}/`;
      answerLink((_, response) => void response.writeHead(302, { location }).end());

      expectRefusal(addresses.join(), await fetchQr(sessionId));

      expect(resolve.mock.calls.map(([host]) => host)).toContain(REBOUND);
      gateway.release();
      resolve.mockClear();
    }
  });

  it("that redirects and redirects again is followed once", async () => {
    const { sessionId } = await openPayment();
    answerLink((incoming, response) => {
      const location = `${incoming.url}x`;
      response.writeHead(302, { location }).end();
    });
    expectRefusal("a chain on the API host", await fetchQr(sessionId));
    expect(gateway.asked).toHaveLength(2);
    gateway.release();

    answerLink(
      (_, response) => void response.writeHead(302, { location: "/charges/chrg_2" }).end(),
    );
    gateway.answer("/charges/chrg_2", (_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${tripwire.port}/` }).end();
    });
    expectRefusal("a chain that ends elsewhere", await fetchQr(sessionId));
    expect(gateway.asked).toHaveLength(2);
  });

  it("is asked with no key, no cookie and nothing of the shopper's", async () => {
    const { sessionId } = await openPayment();
    answerLink((incoming, response) => {
      const isFirst = !incoming.url?.endsWith("?second");
      const headers = isFirst
        ? { location: `${incoming.url}?second` }
        : { "content-type": "image/png" };
      response.writeHead(isFirst ? 302 : 200, headers).end(isFirst ? "" : PNG);
    });

    expect((await fetchQr(sessionId)).status).toBe(200);

    expect(gateway.asked).toHaveLength(2);
    for (const { headers } of gateway.asked) {
      const names = Object.keys(headers).sort();
      expect(names).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
    }
  });

  it("that leads to anything but an image of up to 1 MiB shows nothing", async () => {
    const { sessionId } = await openPayment();
    const answers: [what: string, send: (response: ServerResponse) => void][] = [
      ["a web page", image("<html>Sign in</html>", "text/html")],
      ["a web page that is called an image", image("<!DOCTYPE html><script>1</script>")],
      ["a web page that begins as XML", image('<?xml version="1.0"?><html><script/></html>')],
      ["a web page that begins as an image of text", image("<!-- <svg> --><html></html>")],
      ["a script that is called an image", image("alert(1)")],
      ["a PDF that is called an image", image("%PDF-1.7 <svg>")],
      ["an image that is called a web page", image(PNG, "text/html")],
      ["an image in an error", image(PNG, "image/png", {}, 500)],
      ["a byte more than 1 MiB", image(Buffer.concat([PNG, Buffer.alloc(MIB + 1 - PNG.length)]))],
      ["10 MiB", image(Buffer.concat([PNG, Buffer.alloc(10 * MIB)]))],
      [
        "10 MiB, packed",
        image(gzipSync(Buffer.concat([PNG, Buffer.alloc(10 * MIB)])), "image/png", {
          "content-encoding": "gzip",
        }),
      ],
      [
        "a size that is a lie",
        (response) => {
          response
            .writeHead(200, { "content-type": "image/png", "content-length": 5_000 })
            .write(PNG);
          setImmediate(() => response.destroy());
        },
      ],
      ["nothing", image("")],
    ];
    for (const [what, send] of answers) {
      answerLink((_, response) => send(response));
      expectRefusal(what, await fetchQr(sessionId));
    }

    // A failure is not kept: the next look is a new one.
    gateway.release();
    expect((await fetchQr(sessionId)).status).toBe(200);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["comes without end", flood],
    ["trickles in for ever", trickle],
    ["never begins", () => undefined],
  ])("whose answer %s is given up, and the connection closed", async (what, send) => {
    const { sessionId } = await openPayment();
    const closed: Promise<void>[] = [];
    answerLink((_, response) => {
      closed.push(new Promise((resolve) => response.on("close", resolve)));
      send(response);
    });

    const answers = await Promise.all(Array.from({ length: 20 }, () => fetchQr(sessionId)));

    answers.forEach((answer) => expectRefusal(what, answer));
    await Promise.all(closed);
    // Who asks while it is under way waits for the one download.
    expect(gateway.asked.length).toBeLessThan(answers.length);
  });

  it("that leads to a drawing with a script in it is shown where no script can run", async () => {
    const { sessionId } = await openPayment();
    const hostile = {
      "set-cookie": "session=hostile",
      "access-control-allow-origin": "*",
      "content-security-policy": "default-src *",
      "content-disposition": "attachment; filename=setup.exe",
      refresh: "0; url=https://hostile.example.com",
      link: "<https://hostile.example.com>; rel=preload",
    };
    answerLink((_, response) => image(SVG, "image/svg+xml", hostile)(response));

    const { status, headers, bytes } = await fetchQr(sessionId);

    expect({ status, text: bytes.toString() }).toEqual({ status: 200, text: SVG });
    expect(headers).toMatchObject({
      "content-type": expect.stringMatching(/^image\/svg\+xml/) as string,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    // Nothing else of Omise's answer comes through.
    expect(JSON.stringify(headers)).not.toMatch(/hostile|setup\.exe/);
    expect(headers["access-control-allow-origin"]).not.toBe("*");
  });
});

type LookupDone = (error: null, addresses: LookupAddress[]) => void;

function toLookupAddress(address: string): LookupAddress {
  return { address, family: isIP(address) };
}

/** Answers with these bytes. */
function image(bytes: Buffer | string, type = "image/png", headers = {}, status = 200) {
  return (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(bytes);
}

/** Sends as fast as it is taken. */
function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(MIB / 8)));
  };
  response.writeHead(200, { "content-type": "image/png" });
  response.on("drain", more).write(PNG);
  more();
}

/** Sends a byte now and then, so that no time-out between two bytes strikes. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "image/png" }).write(PNG);
  const timer = setInterval(() => response.write("."), 50);
  response.on("close", () => clearInterval(timer));
}
