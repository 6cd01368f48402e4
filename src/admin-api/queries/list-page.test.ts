import { type ListView, pickFields, toPage } from "./list-page";

const items = [
  { id: "a", seconds: 60, name: "x" },
  { id: "b", seconds: 30, name: "y" },
  { id: "c", seconds: 60, name: "z" },
];
const view = (changes: Partial<ListView>): ListView => ({
  limit: 20,
  offset: 0,
  order: { field: "seconds", isDescending: false },
  ...changes,
});

it.each<[Partial<ListView>, string[]]>([
  [{}, ["b", "a", "c"]],
  [{ order: { field: "seconds", isDescending: true } }, ["c", "a", "b"]],
  [{ limit: 1 }, ["b"]],
  [{ limit: 1, offset: 2 }, ["c"]],
  [{ offset: 3 }, []],
])("%j is the page %j", (changes, ids) => {
  expect(toPage(items, view(changes)).map(({ id }) => id)).toEqual(ids);
});

it.each<[string[] | undefined, object]>([
  [undefined, { id: "a", seconds: 60, name: "x" }],
  [["name"], { id: "a", name: "x" }],
  [[], { id: "a" }],
])("of the fields %j there is %j", (fields, expected) => {
  expect(pickFields(items.slice(0, 1), fields)).toEqual([expected]);
});
