/** Two kinds of tests: `unit` needs nothing, `integration` runs a real Medusa on a real Postgres. */
const base = {
  testEnvironment: "node",
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
  projects: [
    {
      ...base,
      displayName: "unit",
      testMatch: ["<rootDir>/src/**/*.test.ts", "<rootDir>/sandbox/**/*.test.ts"],
    },
    {
      ...base,
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/{modules,http}/**/*.test.ts"],
      setupFiles: ["<rootDir>/integration-tests/support/quiet.ts"],
      globalSetup: "<rootDir>/integration-tests/support/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/support/global-teardown.ts",
    },
  ],
};
