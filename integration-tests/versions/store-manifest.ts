/** Who installs a store's packages. */
export type Manager = "npm" | "pnpm" | "yarn";

/** What the admin of a store needs from the store itself where only its own dependencies are found. */
const ADMIN_IMPORTS = [
  "@medusajs/icons",
  "@medusajs/js-sdk",
  "@medusajs/ui",
  "@tanstack/react-query",
  "react-i18next",
  "react-router-dom",
];

/**
 * A plain store's `package.json`, as Medusa's own starter has it.
 *
 * @param medusa an exact version
 * @param plugin the packed plugin's file
 * @param dashboard the dependencies of that version's dashboard, which a store repeats where only what it depends on itself is found
 */
export function storeManifest(
  medusa: string,
  plugin: string,
  dashboard: Record<string, string> | null,
): object {
  const packages = ["admin-sdk", "cli", "draft-order", "framework", "medusa"];
  const ofAdmin = dashboard
    ? {
        "@medusajs/admin-shared": medusa,
        "@medusajs/dashboard": medusa,
        ...Object.fromEntries(ADMIN_IMPORTS.map((name) => [name, dashboard[name]])),
      }
    : {};
  return {
    name: "plain-store",
    private: true,
    dependencies: {
      ...Object.fromEntries(packages.map((name) => [`@medusajs/${name}`, medusa])),
      ...ofAdmin,
      "medusa-payment-atome-qr": `file:${plugin}`,
      react: "^18.3.1",
      "react-dom": "^18.3.1",
    },
    devDependencies: { "@swc/core": "^1.7.28", "ts-node": "^10.9.2", typescript: "^5.6.2" },
  };
}
