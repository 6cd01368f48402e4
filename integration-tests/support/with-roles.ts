/** For the shard that imports it first: the store runs with Medusa's roles (RBAC). */
process.env.MEDUSA_FF_RBAC = "true";
