import { graph, type Query } from "./graph";

const found = [{ id: "cart_1" }];
const query = { graph: jest.fn(() => Promise.resolve({ data: found })) };
const ask = (filters: Record<string, unknown>) =>
  graph(query as unknown as Query, { entity: "cart", fields: ["id"], filters });

describe("graph", () => {
  beforeEach(() => query.graph.mockClear());

  it("returns what Medusa finds", async () => {
    await expect(ask({ id: "cart_1" })).resolves.toEqual(found);
  });

  it("finds nothing for an empty list, for which Medusa would return any row", async () => {
    await expect(ask({ id: [] })).resolves.toEqual([]);
    expect(query.graph).not.toHaveBeenCalled();
  });

  it.each([
    ["no filter", {}],
    ["an undefined filter", { id: undefined }],
    ["a null filter", { id: null }],
    ["one of several undefined", { id: "cart_1", region_id: undefined }],
  ])("refuses %s, for which Medusa would return any row", async (_case, filters) => {
    await expect(ask(filters)).rejects.toThrow("A query of cart needs a value");
    expect(query.graph).not.toHaveBeenCalled();
  });
});
