import { explore } from "./test-support/explore";

/** Few enough to be explored in seconds, many enough to be all that can happen to one charge. */
const AT_LEAST = 100_000;

describe("the decision, in every state that it can meet", () => {
  const found = explore();

  it("is explored from beginning to end", () => {
    console.info(`${found.states} states, ${found.moves} moves`);
    expect(found.states).toBeGreaterThan(AT_LEAST);
  });

  it.each(Object.keys(found.broken))("%s", (rule) => {
    expect(found.broken[rule]?.join("\n") ?? "").toBe("");
  });
});
