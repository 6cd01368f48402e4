import { reasonIn } from "./reason-in-log";

const red = (text: string) => `\u001b[31merror\u001b[39m:   ${text}`;

it("is what Medusa says of its end, without the stack that repeats it", () => {
  const log = [
    red("Something else before"),
    red("Error running script: medusa-config.ts needs attention."),
    "",
    "    dependencies: []",
    "",
    "Error: medusa-config.ts needs attention.",
    "    at loadModule (/shop/node_modules/x.js:1:1)",
  ].join("\n");
  expect(reasonIn(log)).toBe("medusa-config.ts needs attention.\n\n    dependencies: []");
});

it("is the same where Medusa prints the error as an object after it", () => {
  const log = [
    red("Error running script: medusa-config.ts needs attention."),
    "    dependencies: []",
    "{",
    "  name: 'ModuleProviderError',",
    "  message: 'medusa-config.ts needs attention.\n' + '    dependencies: []',",
    "}",
  ].join("\n");
  expect(reasonIn(log)).toBe("medusa-config.ts needs attention.\n    dependencies: []");
});

it("is the same in production, where the log is JSON", () => {
  const message = "Error running script: medusa-config.ts needs attention.\n\n    dependencies: []";
  const log = ["Something else", message, "Error: the stack"].map((text) =>
    JSON.stringify({ level: "error", message: text }),
  );
  expect(reasonIn(log.join("\n"))).toBe(
    "medusa-config.ts needs attention.\n\n    dependencies: []",
  );
});

it("is the end of a log that does not say", () => {
  const log = Array.from({ length: 100 }, (_, line) => red(`line ${line}`)).join("\n");
  const lines = reasonIn(log).split("\n");
  expect(lines).toHaveLength(30);
  expect(lines.at(-1)).toBe("error:   line 99");
});

it("is no page of SQL", () => {
  expect(reasonIn(red(`Error running script: select ${"a, ".repeat(1_000)}`)).length).toBe(300);
});

it.each([
  "skey_test_abc123",
  "skey_abc123",
  "pkey_test_abc123",
  "postgres://me:abc123@db/shop",
  "postgres://me:p@abc123@db/shop",
  "postgres://me:p/abc123@db/shop",
])("has no secret of %s", (secret) => {
  const reason = reasonIn(red(`Error running script: ${secret} is wrong`));
  expect(reason).toMatch(/….* is wrong$/);
  expect(reason).not.toContain("abc123");
});
