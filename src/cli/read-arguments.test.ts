import { CommandError, EMAIL, readArguments } from "./command";

const TAKES = [EMAIL, "<file>"];

describe("what a command takes after its name", () => {
  it("is all that it names, in their order", () => {
    expect(readArguments("export", TAKES, ["a@example.com", "a.json"])).toEqual([
      "a@example.com",
      "a.json",
    ]);
    expect(readArguments("take-over", [], [])).toEqual([]);
  });

  it.each([
    [[], TAKES, "export takes <e-mail> <file>. See --help."],
    [["a@example.com"], TAKES, "export takes <e-mail> <file>"],
    [["a@example.com", ""], TAKES, "export takes <e-mail> <file>"],
    [["a@example.com", "--force"], TAKES, "export takes <e-mail> <file>"],
    [["a@example.com", "a.json", "b.json"], TAKES, "export takes <e-mail> <file>"],
    [["now"], [], "export takes nothing."],
    [["a.json", "a@example.com"], TAKES, '"a.json" is no e-mail address.'],
  ])("is refused as %j, and says why", (args, takes, message) => {
    const read = () => readArguments("export", takes, args);
    expect(read).toThrow(CommandError);
    expect(read).toThrow(message);
  });
});
