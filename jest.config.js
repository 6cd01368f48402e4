const REACT_19 = "<rootDir>/integration-tests/react-19/node_modules";

/**
 * `unit` needs nothing; `react-19` repeats the kit's tests with the other React; `package` needs
 * the build; `integration` runs a real Medusa on a real Postgres; `starting` starts stores that lack
 * something; `cluster` runs several Medusa processes on Redis; `browser` buys in the demo with a
 * real Chromium. See scripts/test.mjs for what runs them.
 */
const base = {
  testEnvironment: "<rootDir>/scripts/test-environment.cjs",
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { react: { runtime: "automatic" }, decoratorMetadata: true },
          target: "es2022",
        },
      },
    ],
  },
  transformIgnorePatterns: ["/node_modules/", "/\\.medusa/"],
  testPathIgnorePatterns: ["/node_modules/", "/\\.medusa/", "/dist/", "/\\.demo/"],
};

/** One Postgres, with a seeded store of which each file of tests gets a copy. */
const onPostgres = {
  globalSetup: "<rootDir>/integration-tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/support/global-teardown.ts",
};

module.exports = {
  testSequencer: "<rootDir>/scripts/longest-first.cjs",
  projects: [
    {
      ...base,
      displayName: "unit",
      testMatch: [
        "<rootDir>/{src,sandbox,scripts,benchmarks,integration-tests/{chaos,contract,starter}}/**/*.test.ts",
      ],
    },
    {
      ...base,
      displayName: "react-19",
      testMatch: ["<rootDir>/src/storefront/react/**/*.test.ts"],
      moduleNameMapper: { "^(react|react-dom)($|/.*)": `${REACT_19}/$1$2` },
    },
    {
      ...base,
      displayName: "package",
      testMatch: ["<rootDir>/integration-tests/package/**/*.test.ts"],
    },
    {
      ...base,
      displayName: "browser",
      testMatch: ["<rootDir>/integration-tests/browser/**/*.test.ts"],
    },
    {
      ...base,
      displayName: "cluster",
      testMatch: ["<rootDir>/integration-tests/cluster/**/*.test.ts"],
    },
    {
      ...base,
      ...onPostgres,
      displayName: "starting",
      testMatch: ["<rootDir>/integration-tests/starting/**/*.test.ts"],
    },
    {
      ...base,
      ...onPostgres,
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/shards/**/*.test.ts"],
    },
  ],
};
