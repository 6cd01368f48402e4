import { AdminStage } from "../admin/support/admin-stage";
import { areForDocumentation } from "../support/screenshots";
import { describeDisplays } from "./displays";
import { describeEnds } from "./ends";
import { describeOnAPhone } from "./on-a-phone";
import { describeSales } from "./sales";
import { describeTrouble } from "./trouble";

/** A till of its own store: what the other screens' tests sell would be in its lists. */
const stage = new AdminStage();

beforeAll(() => stage.start(), 240_000);
afterEach(() => stage.closePages());
afterAll(() => stage.stop());

const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

describe("given a till on a tablet", () => {
  const language = areForDocumentation ? "en" : "th";
  afterAll(() => stage.closeBrowser());

  describeSales(stage, language, TABLET);
  describeEnds(stage, language, TABLET);
});

describe("given a till on a phone", () => {
  afterAll(() => stage.closeBrowser());

  describeOnAPhone(stage, "en", PHONE);
});

describe("given a till with a customer display", () => {
  afterAll(() => stage.closeBrowser());

  describeDisplays(stage, "en", TABLET);
});

describe("given a till with trouble", () => {
  afterAll(() => stage.closeBrowser());

  describeTrouble(stage, "en", TABLET);
});
