/**
 * Imports run one way; `npm run lint` checks it. Each folder of `src/` may import those that are
 * listed for it, and itself.
 */
const RULES = ["domain", "omise"];
const MODULES = [...RULES, "medusa", "modules"];
const CORE = [...MODULES, "reconcile", "workflows"];
const USES = [
  ...CORE,
  "admin-api",
  "counter",
  "customer-display",
  "long-poll",
  "notifications",
  "pay-page",
  "recovery",
  "shopper-texts",
  "webhooks",
];

const MAY_IMPORT = {
  domain: ["omise"], // one fact, in `timing.ts`: how long a call to Omise can take
  omise: [],
  medusa: ["domain"],
  modules: MODULES,
  reconcile: MODULES,
  workflows: [...MODULES, "reconcile", "admin-api"],
  notifications: MODULES,
  webhooks: CORE,
  "long-poll": CORE,
  counter: [...CORE, "admin-api", "long-poll"],
  "customer-display": [...CORE, "long-poll", "pay-page", "shopper-texts"],
  recovery: [...CORE, "admin-api", "counter", "long-poll", "notifications", "webhooks"],
  "admin-api": CORE,
  "pay-page": [...CORE, "shopper-texts"],
  providers: [...CORE, "webhooks"],
  subscribers: USES,
  jobs: USES,
  scripts: [...MODULES, "doctor"],
  doctor: [...CORE, "admin-api", "webhooks"],
  cli: ["doctor"],
  api: USES,
  links: MODULES,
  "shopper-texts": ["domain"],
  storefront: ["domain", "shopper-texts"],
  admin: ["domain", "admin-api/types.ts", "admin-api/counter-types.ts"],
};

const TESTS = "\\.test\\.tsx?$|/test-support/";

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(MAY_IMPORT).map(([folder, others]) => ({
      name: `${folder}-imports`,
      severity: "error",
      from: { path: `^src/${folder}/`, pathNot: TESTS },
      to: { path: "^src/", pathNot: [folder, ...others].map((one) => `^src/${one}(/|$)`) },
    })),
    {
      name: "sandbox-stands-alone",
      comment: "It ships in the package, for users' own tests.",
      severity: "error",
      from: { path: "^sandbox/", pathNot: TESTS },
      to: { path: "^(src|integration-tests|demo)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: "^src/(domain|shopper-texts)/", pathNot: TESTS },
      to: { path: "^(node:)?(http|https|net|fs)$|axios|knex" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.medusa|\\.demo|dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.check.json" },
  },
};
