import dns, { type LookupAddress } from "node:dns";
import { isIP } from "node:net";

import { guardQrLinks, image, PNG, REBOUND } from "../support/qr-link";
import { suite } from "../support/store-suite";

export default suite(__filename, "the QR image's link", (store) => {
  const qr = guardQrLinks(store);

  it("that leads to anywhere but the account's API host is not followed", async () => {
    const { sessionId, chargeId } = await qr.openPayment();
    const { forbiddenPort: port } = qr;
    const own = new URL(qr.gateway.url);
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
      ["a blob", `blob:${qr.gateway.url}/00000000-0000-0000-0000-000000000000`],
      ["no protocol", `//127.0.0.1:${port}/qr.png`],
      ["a path", "/charges"],
      ["no link", "not a link"],
      ["a link without end", `http://127.0.0.1:${port}/${"a".repeat(100_000)}`],
    ];
    for (const [what, link] of links) {
      await qr.giveLink(chargeId, link);
      qr.gateway.answer("/", (_, response) => image(PNG)(response));
      qr.expectRefusal(what, await qr.fetchQr(sessionId), link);
      expect({ what, asked: qr.gateway.asked.length }).toEqual({ what, asked: 0 });
      qr.gateway.release();
    }
  });

  it("that redirects to this machine or a private network is followed no further", async () => {
    const { sessionId } = await qr.openPayment();
    const { forbiddenPort: port } = qr;
    const own = new URL(qr.gateway.url);
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
      qr.gateway.answer("/qr.png", (_, response) => image(PNG)(response));
      qr.answerLink((_, response) => void response.writeHead(302, { location }).end());
      qr.expectRefusal(what, await qr.fetchQr(sessionId));
      expect({ what, asked: qr.gateway.asked.length }).toEqual({ what, asked: 1 });
      qr.gateway.release();
    }
  });

  it("that redirects to a name with a private address among its addresses is followed no further", async () => {
    const { sessionId } = await qr.openPayment();
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
      const location = `https://${REBOUND}:${qr.forbiddenPort}/`;
      qr.answerLink((_, response) => void response.writeHead(302, { location }).end());

      qr.expectRefusal(addresses.join(), await qr.fetchQr(sessionId));

      expect(resolve.mock.calls.map(([host]) => host)).toContain(REBOUND);
      qr.gateway.release();
      resolve.mockClear();
    }
  });

  it("that redirects and redirects again is followed once", async () => {
    const { sessionId } = await qr.openPayment();
    qr.answerLink((incoming, response) => {
      const location = `${incoming.url}x`;
      response.writeHead(302, { location }).end();
    });
    qr.expectRefusal("a chain on the API host", await qr.fetchQr(sessionId));
    expect(qr.gateway.asked).toHaveLength(2);
    qr.gateway.release();

    qr.answerLink(
      (_, response) => void response.writeHead(302, { location: "/charges/chrg_2" }).end(),
    );
    qr.gateway.answer("/charges/chrg_2", (_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${qr.forbiddenPort}/` }).end();
    });
    qr.expectRefusal("a chain that ends elsewhere", await qr.fetchQr(sessionId));
    expect(qr.gateway.asked).toHaveLength(2);
  });
});

type LookupDone = (error: null, addresses: LookupAddress[]) => void;

function toLookupAddress(address: string): LookupAddress {
  return { address, family: isIP(address) };
}
