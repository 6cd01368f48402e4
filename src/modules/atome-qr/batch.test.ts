import { Batch } from "./batch";

/** Work that notes what it is given, and answers when it is let. */
function heldWork() {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const work = (items: number[]) => {
    batches.push(items);
    return new Promise<number[]>((resolve) => {
      ends.push(() => resolve(items.map((item) => item * 10)));
    });
  };
  return { batches, work, end: () => ends.shift()!() };
}

const soon = () => new Promise(setImmediate);

it("does together what comes in the same moment, and answers each", async () => {
  const { batches, work, end } = heldWork();
  const batch = new Batch(work);
  const outs = Promise.all([batch.add(1), batch.add(2), batch.add(3)]);
  await soon();
  end();
  expect(await outs).toEqual([10, 20, 30]);
  expect(batches).toEqual([[1, 2, 3]]);
});

it("does together what came while it was busy, so many at a time", async () => {
  const { batches, work, end } = heldWork();
  const batch = new Batch(work, 2);
  const first = batch.add(1);
  await soon();
  const later = Promise.all([batch.add(2), batch.add(3), batch.add(4)]);
  end();
  expect(await first).toBe(10);
  await soon();
  end();
  await soon();
  end();
  expect(await later).toEqual([20, 30, 40]);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

it("tells all that were done together that it failed, and goes on", async () => {
  let fails = true;
  const batch = new Batch((items: number[]) =>
    fails ? Promise.reject(new Error("no database")) : Promise.resolve(items),
  );
  const failed = await Promise.allSettled([batch.add(1), batch.add(2)]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect(await batch.add(3)).toBe(3);
});
