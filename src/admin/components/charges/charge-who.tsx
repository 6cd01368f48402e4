import type { AdminCharge } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";

/** Whose charge it is: the order's number, and the shopper's address, cut where it is too long. */
export function ChargeWho({ charge }: { charge: AdminCharge }) {
  const t = useText();
  const { order_display_id: number, email } = charge;
  if (number === null && email === null) return <>{t("fields.none")}</>;
  return (
    <div className="flex min-w-0 flex-col">
      {number !== null && <span>#{number}</span>}
      {email !== null && (
        <span className="truncate md:max-w-36 min-[1700px]:max-w-72" title={email}>
          {email}
        </span>
      )}
    </div>
  );
}
