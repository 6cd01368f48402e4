import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";

import type { CounterSale, CounterSaleInput } from "../../../admin-api/counter-types";
import { call } from "../../lib/call";
import { newKey } from "../../lib/counter/till-storage";
import { withoutSold } from "../../lib/counter/without-sold";
import { queryKeys } from "../query-keys";
import { useErrorText } from "../use-error-text";
import { useCounterSetup } from "./use-counter-setup";
import { useTill } from "./use-till";

/** An answer that was lost is asked for again so long; after that, it is another sale. */
const SAME_SALE_MS = 2 * 60_000;

export type Sold = Pick<CounterSaleInput, "amount" | "items" | "order_id" | "note">;

/**
 * *Show the code*. However often it is pressed, one sale is one code: a press while one is under way
 * does nothing, and after an error the same sale is asked for again.
 */
export function useSell() {
  const client = useQueryClient();
  const errorText = useErrorText();
  const { memory, update } = useTill();
  const { provider, channel, place } = useCounterSetup();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isAsking = useRef(false);

  const ask = useCallback(
    async (input: CounterSaleInput): Promise<boolean> => {
      if (isAsking.current) return false;
      isAsking.current = true;
      setPending(true);
      setProblem(null);
      update({ asked: { input, at: Date.now(), isAnswered: false } });
      try {
        const options = { method: "POST", body: input } as const;
        const { sale } = await call<{ sale: CounterSale }>(
          "/admin/atome-qr/counter/sales",
          options,
        );
        client.setQueryData(queryKeys.sale(sale.id), sale);
        update((before) => ({ asked: null, saleId: sale.id, ...withoutSold(before, input) }));
        return true;
      } catch (error) {
        // Only a lost answer is asked for again by itself; what was answered waits for a press.
        const isAnswered = error instanceof Error && "status" in error;
        update({ asked: { input, at: Date.now(), isAnswered } });
        setProblem(errorText(error));
        return false;
      } finally {
        isAsking.current = false;
        setPending(false);
        void client.invalidateQueries({ queryKey: queryKeys.sales("").slice(0, -1) });
      }
    },
    [client, errorText, update],
  );

  /** @returns whether its code is on the screen now */
  function sell(sold: Sold): Promise<boolean> {
    const wanted = {
      ...sold,
      provider_id: provider?.provider_id ?? null,
      sales_channel_id: channel?.id ?? null,
      stock_location_id: place?.id ?? null,
      expires_in_seconds: memory.expiresInSeconds,
      till_id: memory.id,
    };
    const before = memory.asked;
    const isSame =
      before !== null &&
      Date.now() - before.at < SAME_SALE_MS &&
      JSON.stringify({ ...wanted, idempotency_key: before.input.idempotency_key }) ===
        JSON.stringify(before.input);
    const key = isSame ? before.input.idempotency_key : newKey();
    return ask({ ...wanted, idempotency_key: key });
  }

  /** After a reload: a sale that was asked for and not answered is asked for again. */
  function takeUp(): void {
    const { asked } = memory;
    if (asked && !asked.isAnswered && Date.now() - asked.at < SAME_SALE_MS) void ask(asked.input);
  }

  return { sell, takeUp, isPending, problem, forgetProblem: () => setProblem(null) };
}
