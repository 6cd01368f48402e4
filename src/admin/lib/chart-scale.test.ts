import { chartScale, labelledDays } from "./chart-scale";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 1, 2, 3, 4, 5]],
  [7, [0, 2, 4, 6, 8]],
  [23, [0, 5, 10, 15, 20, 25]],
  [99, [0, 20, 40, 60, 80, 100]],
  [1_001, [0, 500, 1_000, 1_500]],
])("marks an axis up to %d", (most, marks) => {
  expect(chartScale(most)).toEqual(marks);
});

it("names at most six days, evenly", () => {
  expect(labelledDays(4)).toEqual([0, 1, 2, 3]);
  expect(labelledDays(30)).toEqual([0, 5, 10, 15, 20, 25]);
  expect(labelledDays(0)).toEqual([]);
});
