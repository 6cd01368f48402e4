import { QR_IMAGE_LATE_MS } from "../../domain/timing";
import { type LoadedImage, loadQrImage } from "./load-qr-image";

const picture = new Blob(["picture"]);

let told: LoadedImage[];
let stop: () => void;

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
});

afterEach(() => {
  stop();
  jest.useRealTimers();
});

function start(load: (signal: AbortSignal) => Promise<Blob>): jest.Mock {
  const asked = jest.fn(load);
  stop = loadQrImage(asked, (image) => told.push(image));
  return asked;
}

const never = () => new Promise<Blob>(() => {});
const refused = () => Promise.reject(new Error("refused"));

it("is there as soon as it has come", async () => {
  start(() => Promise.resolve(picture));

  await jest.advanceTimersByTimeAsync(QR_IMAGE_LATE_MS);

  expect(told).toEqual([
    { url: expect.stringMatching(/^blob:/) as string, blob: picture, hasFailed: false },
  ]);
});

it.each([
  ["is refused", refused],
  ["hangs", never],
])("is soon said to be missing when it %s", async (_how, load) => {
  start(load);

  await jest.advanceTimersByTimeAsync(QR_IMAGE_LATE_MS - 1);
  expect(told).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(told).toEqual([{ hasFailed: true }]);
});

it("is still shown when it comes late", async () => {
  let tries = 0;
  start(() => (++tries < 4 ? refused() : Promise.resolve(picture)));

  await jest.advanceTimersByTimeAsync(10_000);

  expect(told.map(({ hasFailed }) => hasFailed)).toEqual([true, false]);
});

it("is given up after five tries", async () => {
  const asked = start(refused);

  await jest.advanceTimersByTimeAsync(60_000);

  expect(asked).toHaveBeenCalledTimes(5);
  expect(told).toEqual([{ hasFailed: true }]);
});

it("is not asked for, nor told of, once nobody wants it", async () => {
  const asked = start(refused);
  await jest.advanceTimersByTimeAsync(0);

  stop();

  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(told).toEqual([]);
});
