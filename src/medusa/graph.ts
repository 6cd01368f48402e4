import { type RemoteQueryFunction } from "@medusajs/framework/types";

/** Medusa's `query`, as far as it is used here. */
export type Query = Pick<RemoteQueryFunction, "graph">;

export interface GraphQuery {
  entity: string;
  fields: string[];
  /** At least one, and none of them undefined. */
  filters: Record<string, unknown>;
  pagination?: { take: number; order: Record<string, "ASC" | "DESC"> };
}

/**
 * Reads entities through Medusa's `query.graph`. Medusa's own query returns any row for an empty or
 * undefined filter, so that a lost id would select somebody else's cart: here that is an error.
 *
 * @returns the entities found, typed by the caller, who names the fields; none for an empty list
 * @throws Error when a filter is missing
 */
export async function graph<T>(query: Query, request: GraphQuery): Promise<T[]> {
  const { entity, filters } = request;
  const values = Object.values(filters);
  if (values.length === 0 || values.some((value) => value === undefined || value === null)) {
    throw new Error(`A query of ${entity} needs a value for each of its filters.`);
  }
  if (values.some((value) => Array.isArray(value) && value.length === 0)) {
    return []; // Medusa takes an empty list for no filter
  }
  const { data } = await query.graph(request);
  return data as T[];
}
