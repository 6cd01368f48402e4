import { type TestStore } from "./store-suite";

/** Sets what a shopper in Thailand can choose from, besides Medusa's own way to pay. */
export async function offerInThailand(
  store: Pick<TestStore, "staff">,
  ...providers: string[]
): Promise<void> {
  const staff = await store.staff();
  const { regions } = await staff.get<{ regions: { id: string }[] }>(
    "/admin/regions?currency_code=thb&fields=id",
  );
  await staff.post(`/admin/regions/${regions[0].id}`, {
    payment_providers: ["pp_system_default", ...providers],
  });
}
