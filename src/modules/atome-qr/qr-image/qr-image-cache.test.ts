import { type QrImage } from "./download-qr-image";
import { QrImageCache } from "./qr-image-cache";

const image = (name: string): QrImage => ({ bytes: Buffer.from(name), type: "image/png" });

/** A download that is counted. */
const download = (name = "qr") => jest.fn(() => Promise.resolve(image(name)));

/** A download that ends when the test says so. */
function pendingDownload() {
  let finish = (_image: QrImage): void => undefined;
  const call = jest.fn(() => new Promise<QrImage>((resolve) => (finish = resolve)));
  return { call, finish: (name: string) => finish(image(name)) };
}

/** Shows this many charges that were never shown before. */
async function fill(cache: QrImageCache, count: number, name = "other"): Promise<void> {
  for (let index = 0; index < count; index++) {
    await cache.get(`chrg_${name}_${index}`, download());
  }
}

it("downloads an image once, however often it is asked for", async () => {
  const cache = new QrImageCache();
  const first = download();
  const again = download("another");
  expect(await cache.get("chrg_1", first)).toEqual(image("qr"));
  expect(await cache.get("chrg_1", again)).toEqual(image("qr"));
  expect(first).toHaveBeenCalledTimes(1);
  expect(again).not.toHaveBeenCalled();
});

it("given many askers at once, downloads once for all of them", async () => {
  const cache = new QrImageCache();
  const { call, finish } = pendingDownload();
  const askers = Array.from({ length: 50 }, () => cache.get("chrg_1", call));
  finish("qr");
  expect(await Promise.all(askers)).toEqual(askers.map(() => image("qr")));
  expect(call).toHaveBeenCalledTimes(1);
});

it("keeps the images of different charges apart", async () => {
  const cache = new QrImageCache();
  expect(await cache.get("chrg_1", download("one"))).toEqual(image("one"));
  expect(await cache.get("chrg_2", download("two"))).toEqual(image("two"));
  expect(await cache.get("chrg_1", download("three"))).toEqual(image("one"));
});

describe("given a download that fails", () => {
  it("tells everybody who waits for it, and tries again for the next", async () => {
    const cache = new QrImageCache();
    const failing = jest.fn(() => Promise.reject(new Error("no image")));
    const askers = [cache.get("chrg_1", failing), cache.get("chrg_1", failing)];
    for (const asker of askers) await expect(asker).rejects.toThrow("no image");
    expect(failing).toHaveBeenCalledTimes(1);
    expect(await cache.get("chrg_1", download())).toEqual(image("qr"));
  });

  it("keeps nothing of one that fails before it begins", async () => {
    const cache = new QrImageCache();
    const broken = () => {
      throw new Error("no link");
    };
    expect(() => cache.get("chrg_1", broken)).toThrow("no link");
    expect(await cache.get("chrg_1", download())).toEqual(image("qr"));
  });
});

describe("given more images than it keeps", () => {
  it("keeps 200 and gives up the one that was not shown for longest", async () => {
    const cache = new QrImageCache();
    await cache.get("chrg_oldest", download());
    await cache.get("chrg_second", download());
    await fill(cache, 199);
    const second = download();
    await cache.get("chrg_second", second);
    const oldest = download();
    await cache.get("chrg_oldest", oldest);
    expect(second).not.toHaveBeenCalled();
    expect(oldest).toHaveBeenCalledTimes(1);
  });

  it("keeps an old one that is shown again and again", async () => {
    const cache = new QrImageCache();
    await cache.get("chrg_shown", download());
    await fill(cache, 150, "earlier");
    await cache.get("chrg_shown", download());
    await fill(cache, 199);
    const again = download();
    await cache.get("chrg_shown", again);
    expect(again).not.toHaveBeenCalled();
  });
});
