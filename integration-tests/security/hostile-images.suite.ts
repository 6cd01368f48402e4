import { type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

import { guardQrLinks, image, MIB, PNG } from "../support/qr-link";
import { suite } from "../support/store-suite";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';

export default suite(__filename, "the QR image's link", (store) => {
  const qr = guardQrLinks(store);

  it("is asked with no key, no cookie and nothing of the shopper's", async () => {
    const { sessionId } = await qr.openPayment();
    qr.answerLink((incoming, response) => {
      const isFirst = !incoming.url?.endsWith("?second");
      const headers = isFirst
        ? { location: `${incoming.url}?second` }
        : { "content-type": "image/png" };
      response.writeHead(isFirst ? 302 : 200, headers).end(isFirst ? "" : PNG);
    });

    const { status, bytes } = await qr.fetchQr(sessionId);

    expect({ status, bytes }).toEqual({ status: 200, bytes: PNG });
    expect(qr.gateway.asked).toHaveLength(2);
    for (const { headers } of qr.gateway.asked) {
      const names = Object.keys(headers).sort();
      expect(names).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
    }
  });

  it("that leads to anything but an image of up to 1 MiB shows nothing", async () => {
    const { sessionId } = await qr.openPayment();
    const answers: [what: string, send: (response: ServerResponse) => void][] = [
      ["a web page", image("<html>Sign in</html>", "text/html")],
      ["a web page that is called an image", image("<!DOCTYPE html><script>1</script>")],
      ["a web page that begins as XML", image('<?xml version="1.0"?><html><script/></html>')],
      ["a web page that begins as an image of text", image("<!-- <svg> --><html></html>")],
      ["a script that is called an image", image("alert(1)")],
      ["a PDF that is called an image", image("%PDF-1.7 <svg>")],
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
      qr.answerLink((_, response) => send(response));
      qr.expectRefusal(what, await qr.fetchQr(sessionId));
    }

    // A failure is not kept: the next look is a new one.
    qr.gateway.release();
    expect(await qr.fetchQr(sessionId)).toMatchObject({
      status: 200,
      headers: { "content-type": "image/png" },
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["comes without end", flood],
    ["trickles in for ever", trickle],
    ["never begins", () => undefined],
  ])("whose answer %s is given up, and the connection closed", async (what, send) => {
    const { sessionId } = await qr.openPayment();
    const closed: Promise<void>[] = [];
    qr.answerLink((_, response) => {
      closed.push(new Promise((resolve) => response.on("close", resolve)));
      send(response);
    });

    const answers = await Promise.all(Array.from({ length: 20 }, () => qr.fetchQr(sessionId)));

    answers.forEach((answer) => qr.expectRefusal(what, answer));
    await Promise.all(closed);
    // Who asks while it is under way waits for the one download.
    expect(qr.gateway.asked.length).toBeLessThan(answers.length);
  });

  it("that leads to a drawing with a script in it is shown where no script can run", async () => {
    const { sessionId } = await qr.openPayment();
    const hostile = {
      "set-cookie": "session=hostile",
      "access-control-allow-origin": "*",
      "content-security-policy": "default-src *",
      "content-disposition": "attachment; filename=setup.exe",
      refresh: "0; url=https://hostile.example.com",
      link: "<https://hostile.example.com>; rel=preload",
    };
    qr.answerLink((_, response) => image(SVG, "image/svg+xml", hostile)(response));

    const { status, headers, bytes } = await qr.fetchQr(sessionId);

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
