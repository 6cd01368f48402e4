import { CHUNK, inSlices } from "./in-chunks";

describe("given more than a chunk", () => {
  const items = Array.from({ length: 2 * CHUNK + 1 }, (_, index) => index);

  async function workUntil(deadline: number, work: (slice: number[]) => void = () => undefined) {
    const done: number[][] = [];
    const left: number[][] = [];
    await inSlices(
      items,
      deadline,
      (slice) => Promise.resolve(work(slice)).then(() => void done.push(slice)),
      (rest) => Promise.resolve(void left.push(rest)),
    );
    return { done, left };
  }

  it("works through all of it, a chunk at a time", async () => {
    const { done, left } = await workUntil(Infinity);
    expect(done.map(({ length }) => length)).toEqual([CHUNK, CHUNK, 1]);
    expect(done.flat()).toEqual(items);
    expect(left).toEqual([]);
  });

  it("leaves what has not begun when the run ends", async () => {
    const clock = jest.spyOn(Date, "now").mockReturnValue(1_000);
    const { done, left } = await workUntil(1_000, () => clock.mockReturnValue(1_001));
    expect(done).toEqual([items.slice(0, CHUNK)]);
    expect(left).toEqual([items.slice(CHUNK)]);
    clock.mockRestore();
  });
});
