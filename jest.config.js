const REACT_19 = "<rootDir>/integration-tests/react-19/node_modules";

/**
 * `unit` needs nothing; `react-19` repeats the kit's tests with the other React; `package` needs
 * the build; `integration` runs a real Medusa on a real Postgres; `cluster` runs several Medusa
 * processes on Redis; `browser` buys in the demo with a real Chromium. `npm test` runs them all,
 * see scripts/test.mjs.
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

module.exports = {
  testSequencer: "<rootDir>/scripts/longest-first.cjs",
  projects: [
    {
      ...base,
      displayName: "unit",
      testMatch: ["<rootDir>/{src,sandbox,scripts,integration-tests/chaos}/**/*.test.ts"],
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
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/{shards,modules,http}/**/*.test.ts"],
      globalSetup: "<rootDir>/integration-tests/support/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/support/global-teardown.ts",
    },
  ],
};
