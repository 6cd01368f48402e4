import { describeCharge } from "./screens/charge";
import { describeAttention } from "./screens/attention";
import { describeCharges } from "./screens/charges";
import { describeNeighbours } from "./screens/neighbours";
import { describeOrder } from "./screens/order";
import { describeOrders } from "./screens/orders";
import { describeProblems } from "./screens/problems";
import { describeRefunds } from "./screens/refunds";
import { describeRights } from "./screens/rights";
import { describeScopes } from "./screens/scopes";
import { describeSettings } from "./screens/settings";
import { describeTour } from "./screens/tour";
import { areForDocumentation } from "../support/screenshots";
import { AdminStage } from "./support/admin-stage";
import { type AdminLanguage } from "./support/languages";

/** One file for all screens: the store and its built admin are started once. */
const stage = new AdminStage();

beforeAll(() => stage.start(), 240_000);
afterEach(() => stage.closePages());
afterAll(() => stage.stop());

/**
 * What can be done on the screens is tried in Thai: a text that is missing shows, which in English,
 * what all others fall back to, it would not. The pictures of the documentation are English.
 */
const throughout: AdminLanguage[] = areForDocumentation ? ["th", "en"] : ["th"];

describe.each(throughout)("given an admin in %s", (language) => {
  afterAll(() => stage.closeBrowser());

  describeCharges(stage, language);
  describeCharge(stage, language);
  describeAttention(stage, language);
  describeRefunds(stage, language);
  describeProblems(stage, language);
  describeOrder(stage, language);
  describeOrders(stage, language);
  describeSettings(stage, language);
  describeScopes(stage, language);
  describeRights(stage, language);
});

describe("given an admin with another plugin", () => {
  afterAll(() => stage.closeBrowser());

  describeNeighbours(stage, "en");
});

describe.each(["en", "ms", "zhCN"] as const)("given an admin in %s", (language) => {
  afterAll(() => stage.closeBrowser());

  describeTour(stage, language);
});
