/**
 * What a member of the staff has to be allowed, as Medusa's roles name it (RBAC, the feature flag `rbac`):
 * Medusa's own rights, so that the roles that a store has already mean the same here. Without RBAC
 * everybody has all of them.
 */
export const RIGHTS = {
  seePayments: "payment:read",
  changePayments: "payment:update",
  makeCodes: "payment:create",
  refund: "refund:create",
  seeSettings: "store:read",
  changeSettings: "store:update",
} as const;

export type Right = keyof typeof RIGHTS;
