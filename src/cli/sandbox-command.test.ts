import { describeSandbox } from "./describe-sandbox";
import { CommandError } from "./command";
import { planSandbox } from "./sandbox-options";

const plan = (args: string[]) => planSandbox(args, "http://localhost:9000");
const idsOf = (args: string[]) => plan(args).entries.map(({ id }) => id);

describe("what the sandbox is started with", () => {
  it("is Thailand, and a store on Medusa's own port, where nothing is said", () => {
    const { port, entries, sandbox } = plan([]);
    expect(port).toBe(8089);
    expect(entries).toMatchObject([
      { id: "th", webhookUrl: "http://localhost:9000/hooks/atome-qr/th" },
    ]);
    expect(sandbox.accounts).toMatchObject([
      { id: "th", webhookUrl: "http://localhost:9000/hooks/atome-qr/th" },
    ]);
  });

  it("is each country once, in the order given, however it is written", () => {
    expect(idsOf(["--country", "my", "--country", "th"])).toEqual(["my", "th"]);
    expect(idsOf(["--country", "SG", "--country", "sg"])).toEqual(["sg"]);
  });

  it("is the store's own address and entry", () => {
    const { entries, sandbox } = plan(["--store", "https://shop.example/", "--entry", "web"]);
    expect(entries).toMatchObject([
      { id: "web", webhookUrl: "https://shop.example/hooks/atome-qr/web" },
    ]);
    expect(sandbox.accounts).toMatchObject([{ id: "th" }]);
  });

  it.each([
    [["--colour"], "Unknown option '--colour'. See --help."],
    [["th"], "Unexpected argument 'th'. See --help."],
    [["--port"], "argument missing"],
    [["--port", "70000"], "--port must be a whole number up to 65535"],
    [["--port", "-1"], "--port"],
    [["--port", "12.5"], "--port must be a whole number"],
    [["--seed", "x"], "--seed must be a whole number"],
    [["--country", "jp"], "--country must be one of th, sg, my"],
    [["--store", "localhost:9000"], "--store must be an address such as http://localhost:9000"],
    [["--store", "ftp://shop.example"], "--store must be an address"],
    [["--entry", "a/b"], "--entry must have letters, digits and dashes only"],
    [["--entry", "web", "--country", "th", "--country", "sg"], "--entry goes with one --country"],
  ])("is refused with %j, and says why", (args, message) => {
    const planned = () => plan(args);
    expect(planned).toThrow(CommandError);
    expect(planned).toThrow(message);
  });
});

describe("what is printed", () => {
  const describeWith = (args: string[], stateFile?: string) =>
    describeSandbox({ ...plan(args), publicUrl: "http://127.0.0.1:8089", stateFile });

  it("has a variable for everything that the configuration reads", () => {
    const text = describeWith(["--country", "th", "--country", "sg", "--country", "my"]);
    const read = [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name);
    const set = [...text.matchAll(/^(\w+)=\S+$/gm)].map(([, name]) => name);
    expect(set).toHaveLength(10);
    expect(new Set(read)).toEqual(new Set(set));
  });

  it("names the entry's provider, its region's currency and its webhook", () => {
    const text = describeWith(["--country", "sg", "--entry", "web"]);
    expect(text).toContain('id: "web"');
    expect(text).toContain(
      "a region in SGD with the payment provider Atome Qr (WEB), pp_atome-qr_web",
    );
    expect(text).toContain("to http://localhost:9000/hooks/atome-qr/web");
  });

  it("gives the plugin the store's address, so that pay links work", () => {
    expect(describeWith([])).toContain('backendUrl: "http://localhost:9000"');
    const elsewhere = describeWith(["--store", "https://shop.example/"]);
    expect(elsewhere).toContain('backendUrl: "https://shop.example"');
  });

  it("says whether charges survive a restart", () => {
    expect(describeWith([])).toContain("Charges    end with it");
    expect(describeWith(["--state", "a.json"], "a.json")).toContain("are kept in a.json");
  });
});
