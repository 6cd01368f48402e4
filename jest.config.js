/** Three kinds of tests, three projects: `unit` needs nothing, the others run a real Medusa. */
const transform = {
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
};
const base = {
  testEnvironment: "node",
  transform,
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "/dist/", "/\\.demo/"],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: "unit",
      testMatch: ["<rootDir>/src/**/*.test.ts", "<rootDir>/sandbox/**/*.test.ts"],
    },
  ],
};
