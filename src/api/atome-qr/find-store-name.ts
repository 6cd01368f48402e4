import { type MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

/** A page does without, rather than not at all. */
export async function findStoreName({ scope }: MedusaRequest): Promise<string | null> {
  const [store] = await scope
    .resolve(Modules.STORE)
    .listStores({}, { select: ["name"], take: 1 })
    .catch(() => []);
  return store?.name ?? null;
}
