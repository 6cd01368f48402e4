import { inspect } from "node:util";
import { gzipSync } from "node:zlib";

import { AtomeQrError } from "../../../domain/errors";
import {
  cutOff,
  type Handler,
  reset,
  startServer,
  type TestServer,
} from "../../../omise/test-support/start-server";
import { downloadQrImage, type QrImage } from "./download-qr-image";

const MIB = 1024 * 1024;
const LINK = "/charges/chrg_test_1/documents/docu_1/downloads/LINK-THAT-SHOWS-THE-CODE";
const PNG = Buffer.from("89504e470d0a1a0a0000000d", "hex");
const JPEG = Buffer.from("ffd8ffe000104a464946", "hex");
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');

const running: TestServer[] = [];

async function serve(handler: Handler): Promise<TestServer> {
  const server = await startServer(handler);
  running.push(server);
  return server;
}

afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

/** Answers with these bytes. */
const image =
  (bytes: Buffer, type = "image/png", headers = {}, status = 200): Handler =>
  (response) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(bytes);

/** Answers the first request with a redirect, the next ones by another handler. */
const redirect =
  (to: string, then: Handler = image(PNG), status = 302): Handler =>
  (response, request, count) =>
    count === 1
      ? void response.writeHead(status, { location: to }).end()
      : then(response, request, count);

const download = (server: TestServer, fields: { link?: string; timeoutMs?: number } = {}) =>
  downloadQrImage(fields.link ?? server.url + LINK, {
    apiUrl: server.url,
    timeoutMs: fields.timeoutMs ?? 5_000,
  });

/** Checks that the download is refused in words that anybody may read. */
async function expectRefusal(call: Promise<QrImage>): Promise<void> {
  const error: unknown = await call.then(
    () => "an image",
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AtomeQrError);
  expect(error).toMatchObject({
    code: "qr_not_available",
    message:
      "The QR code's image cannot be shown at the moment. Please try again, or ask for a new code.",
  });
  expect(inspect(error, { depth: 5 })).not.toMatch(/LINK-THAT|127\.0\.0\.1|skey_/);
}

describe("given an image from the account's API host", () => {
  it.each([
    ["image/png", PNG],
    ["image/jpeg", JPEG],
    ["image/svg+xml", SVG],
  ])("returns its bytes and type: %s", async (type, bytes) => {
    expect(await download(await serve(image(bytes, type)))).toEqual({ bytes, type });
  });

  it("names the type by the bytes, whatever kind of image the host calls it", async () => {
    const server = await serve(image(JPEG, "Image/PNG; charset=binary"));
    expect(await download(server)).toEqual({ bytes: JPEG, type: "image/jpeg" });
  });

  it.each<[string, Handler]>([
    ["a web page", image(PNG, "text/html")],
    ["any bytes", image(PNG, "application/octet-stream")],
    ["nothing", (response) => void response.writeHead(200).end(PNG)],
  ])("goes by the bytes, though the host calls it %s", async (_what, handler) => {
    expect(await download(await serve(handler))).toEqual({ bytes: PNG, type: "image/png" });
  });

  it.each<[string, Handler]>([
    ["cut off", cutOff],
    ["reset", reset],
    ["an error", image(PNG, "image/png", {}, 503)],
  ])("asks once more where the first answer was %s", async (_what, first) => {
    const server = await serve((response, request, count) =>
      (count === 1 ? first : image(PNG))(response, request, count),
    );
    expect(await download(server)).toEqual({ bytes: PNG, type: "image/png" });
    expect(server.requests).toHaveLength(2);
  });

  it("asks for it with no credential", async () => {
    const server = await serve(image(PNG));
    await download(server);
    const [{ method, path, headers }] = server.requests;
    expect({ method, path }).toEqual({ method: "GET", path: LINK });
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("cookie");
  });

  it("takes up to 1 MiB", async () => {
    const bytes = Buffer.concat([PNG, Buffer.alloc(MIB - PNG.length)]);
    expect((await download(await serve(image(bytes)))).bytes).toHaveLength(MIB);
  });
});

describe("refuses", () => {
  it.each<[string, Handler]>([
    ["a web page", image(Buffer.from("<html>Sign in</html>"), "text/html")],
    ["a web page that is called an image", image(Buffer.from("<html></html>"))],
    ["nothing", image(Buffer.alloc(0))],
    ["an image that comes with an error", image(PNG, "image/png", {}, 404)],
    ["a part of an image", image(PNG, "image/png", {}, 206)],
    ["a byte more than 1 MiB", image(Buffer.concat([PNG, Buffer.alloc(MIB - PNG.length + 1)]))],
    [
      "what is larger than 1 MiB once unpacked",
      image(gzipSync(Buffer.concat([PNG, Buffer.alloc(MIB)])), "image/png", {
        "content-encoding": "gzip",
      }),
    ],
    ["a connection that is reset", reset],
    ["an answer that is cut off", cutOff],
  ])("%s", async (_what, handler) => {
    await expectRefusal(download(await serve(handler)));
  });

  it("a body without end, and hangs up", async () => {
    let hungUp: Promise<void> | undefined;
    const server = await serve((response) => {
      hungUp = new Promise((resolve) => response.on("close", resolve));
      response.writeHead(200, { "content-type": "image/png" });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(MIB / 8)));
      };
      response.on("drain", more).write(PNG);
      more();
    });
    await expectRefusal(download(server));
    await hungUp;
  });

  it("a body that trickles in for ever, and hangs up", async () => {
    let hungUp: Promise<void> | undefined;
    const server = await serve((response) => {
      response.writeHead(200, { "content-type": "image/png" }).write(PNG);
      const trickle = setInterval(() => response.write("."), 5);
      hungUp = new Promise((resolve) => response.on("close", resolve));
      response.on("close", () => clearInterval(trickle));
    });
    await expectRefusal(download(server, { timeoutMs: 50 }));
    await hungUp;
  });

  it("a host that never answers", async () => {
    await expectRefusal(download(await serve(() => undefined), { timeoutMs: 50 }));
  });

  it("a link to another host than the API's, without asking it", async () => {
    const other = await serve(image(PNG));
    const api = await serve(image(PNG));
    await expectRefusal(download(api, { link: other.url + LINK }));
    await expectRefusal(download(api, { link: api.url.replace("127.0.0.1", "localhost") + LINK }));
    expect([other.seen.connections, api.seen.connections]).toEqual([0, 0]);
  });

  it("a link, or a redirect, with credentials that axios would send", async () => {
    const api = await serve(image(PNG));
    const link = api.url.replace("://", "://user:word@") + LINK;
    await expectRefusal(download(api, { link }));
    expect(api.seen.connections).toBe(0);
    const redirecting: TestServer = await serve((response, request, count) =>
      redirect(redirecting.url.replace("://", "://user@"))(response, request, count),
    );
    await expectRefusal(download(redirecting));
    expect(redirecting.requests).toHaveLength(1);
  });

  it.each(["LINK-THAT-IS-NONE", "", "https://"])("a link that is none: %j", async (link) => {
    await expectRefusal(download(await serve(image(PNG)), { link }));
  });
});

describe("given a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "of status %i to the same host, follows it",
    async (status) => {
      const server = await serve(redirect("/short-lived", image(JPEG), status));
      expect(await download(server)).toEqual({ bytes: JPEG, type: "image/jpeg" });
      expect(server.requests.map(({ path }) => path)).toEqual([LINK, "/short-lived"]);
      expect(server.requests[1].headers).not.toHaveProperty("authorization");
    },
  );

  it("and then another one, refuses that", async () => {
    const server = await serve((response) => {
      response.writeHead(302, { location: "/again" }).end();
    });
    await expectRefusal(download(server));
    expect(server.requests).toHaveLength(2);
  });

  it.each(["", "https://", "http://[", "file:///etc/passwd", "data:image/png;base64,iVBORw0KGgo="])(
    "to %j, refuses it",
    async (to) => {
      const server = await serve(redirect(to));
      await expectRefusal(download(server));
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each<[string, string]>([
    ["http on another port", "http://127.0.0.1"],
    ["http on another name", "http://localhost"],
    ["a private address", "https://127.0.0.1"],
    ["a private address as a number", "https://2130706433"],
    ["a private address in IPv6", "https://[::ffff:127.0.0.1]"],
    ["a name that stands for a private address", "https://localhost"],
  ])("to %s, refuses it without connecting", async (_what, origin) => {
    const other = await serve(image(PNG));
    const server = await serve(redirect(`${origin}:${new URL(other.url).port}${LINK}`));
    await expectRefusal(download(server));
    expect(server.requests).toHaveLength(1);
    expect(other.seen.connections).toBe(0);
  });
});
