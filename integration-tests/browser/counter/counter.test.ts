import { AdminStage } from "../admin/support/admin-stage";
import { areForDocumentation } from "../support/screenshots";
import { describeDisplays } from "./displays";
import { describeEnds } from "./ends";
import { describeSales } from "./sales";
import { describeTrouble } from "./trouble";

/** A till of its own store: what the other screens' tests sell would be in its lists. */
const stage = new AdminStage();

beforeAll(() => stage.start(), 240_000);
afterEach(() => stage.closePages());
afterAll(() => stage.stop());

const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

describe.each([
  ["a tablet", TABLET, areForDocumentation ? "en" : "th"],
  ["a phone", PHONE, "en"],
] as const)("given a till on %s", (_device, size, language) => {
  afterAll(() => stage.closeBrowser());

  describeSales(stage, language, size);
  describeEnds(stage, language, size);
});

describe("given a till with a customer display", () => {
  afterAll(() => stage.closeBrowser());

  describeDisplays(stage, "en", TABLET);
});

describe("given a till with trouble", () => {
  afterAll(() => stage.closeBrowser());

  describeTrouble(stage, "en", TABLET);
});
