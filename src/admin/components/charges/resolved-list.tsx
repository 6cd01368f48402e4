import { ChevronDownMini } from "@medusajs/icons";
import { Button, clx, Text } from "@medusajs/ui";
import { useId, useMemo, useState } from "react";
import { Link } from "react-router-dom";

import type { AdminCharge } from "../../../admin-api/types";
import { useCharges } from "../../hooks/use-charges";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { daysAgo } from "../../lib/days-ago";
import { useResolvedStory } from "../charge/use-resolved-story";

const DAYS = 30;
const SHOWN = 5;

/** What needed a person, and was resolved by itself; folded, because nobody has to do anything. */
export function ResolvedList() {
  const t = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const from = useMemo(() => daysAgo(DAYS, new Date()), []);
  const { data } = useCharges(`attention=resolved&from=${from}&limit=${SHOWN}&offset=0`);
  const count = data?.count ?? 0;
  if (!data || count === 0) return null;

  return (
    <div data-atome-qr="resolved">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="text-ui-fg-subtle hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus txt-small flex w-full items-center gap-x-2 px-6 py-3 text-left outline-none"
      >
        <ChevronDownMini
          className={clx("shrink-0 transition-transform", !isOpen && "-rotate-90")}
        />
        {t("attention.resolvedCount", { count, days: DAYS })}
      </button>
      <div id={id} hidden={!isOpen} className="divide-y border-t">
        {data.charges.map((charge) => (
          <ResolvedRow key={charge.id} charge={charge} />
        ))}
        {count > SHOWN && (
          <div className="px-6 py-3">
            <Button size="small" variant="transparent" asChild>
              <Link to="?attention=resolved">{t("actions.showAll", { count })}</Link>
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function ResolvedRow({ charge }: { charge: AdminCharge }) {
  const { money, dateTime } = useFormats();
  const story = useResolvedStory()(charge);
  const { order_display_id: number } = charge;
  const facts = [
    dateTime(charge.created_at),
    number !== null && `#${number}`,
    charge.email,
    charge.account,
  ];
  return (
    <div data-charge={charge.id} className="flex flex-col gap-y-1 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        <Link to={`charges/${charge.id}`} className="hover:text-ui-fg-interactive tabular-nums">
          {money(charge.amount, charge.currency)}
        </Link>
      </Text>
      <Text size="small" className="text-pretty">
        {story}
      </Text>
      <Text size="small" leading="compact" className="text-ui-fg-subtle [overflow-wrap:anywhere]">
        {facts.filter(Boolean).join(" · ")}
      </Text>
    </div>
  );
}
