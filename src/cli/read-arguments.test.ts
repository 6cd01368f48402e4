import { CommandError, EMAIL, readArguments } from "./command";

const TAKES = [EMAIL, "<file>"];

describe("what a command takes after its name", () => {
  it("is all that it names, in their order", () => {
    expect(readArguments(["a@example.com", "a.json"], TAKES)).toEqual(["a@example.com", "a.json"]);
    expect(readArguments([], [])).toEqual([]);
  });

  it.each([
    [[], TAKES, "It takes <e-mail> <file> after its name."],
    [["a@example.com"], TAKES, "It takes <e-mail> <file>"],
    [["a@example.com", ""], TAKES, "It takes <e-mail> <file>"],
    [["a@example.com", "--force"], TAKES, "It takes <e-mail> <file>"],
    [["a@example.com", "a.json", "b.json"], TAKES, "It takes <e-mail> <file>"],
    [["now"], [], "It takes nothing after its name."],
    [["a.json", "a@example.com"], TAKES, '"a.json" is no e-mail address.'],
  ])("is refused as %j, and says why", (args, takes, message) => {
    const read = () => readArguments(args, takes);
    expect(read).toThrow(CommandError);
    expect(read).toThrow(message);
  });
});
