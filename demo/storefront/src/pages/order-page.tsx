import { type HttpTypes } from "@medusajs/types";
import { Badge } from "../components/badge";
import { Line, variantName } from "../components/line";
import { Notice } from "../components/notice";
import { Summary } from "../components/summary";
import { hrefs } from "../routes";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

export function OrderPage({ id }: { id: string }) {
  const { sdk } = useShop();
  const { data, error } = useLoaded(id, () =>
    sdk.store.order.retrieve(id, { fields: "+payment_status" }),
  );
  if (error) return <Notice>{error}</Notice>;
  if (!data) return <p className="empty">Looking up your order…</p>;
  return <Confirmation order={data.order} />;
}

function Confirmation({ order }: { order: HttpTypes.StoreOrder }) {
  const isPaid = order.payment_status === "captured";
  const name = order.shipping_address?.first_name;
  return (
    <article className="order" data-testid="order-confirmation">
      <div className="order-head">
        <Badge outcome="done" />
        <h1>Thank you{name && `, ${name}`}</h1>
        <p>
          Order <strong data-testid="order-number">#{order.display_id}</strong>{" "}
          <span className={isPaid ? "tag tag-good" : "tag"} data-testid="order-payment">
            {isPaid ? "Paid with Atome" : "Awaiting payment"}
          </span>
        </p>
        <p className="muted">
          It goes to {order.shipping_address?.city} and a confirmation to {order.email}.
        </p>
      </div>
      <div className="panel">
        <ul className="lines lines-small">
          {order.items?.map((item) => (
            <Line
              key={item.id}
              title={`${item.quantity} × ${item.product_title ?? item.title}`}
              variant={variantName(item.variant_title)}
              thumbnail={item.thumbnail ?? null}
              price={item.unit_price * item.quantity}
              currency={order.currency_code}
            />
          ))}
        </ul>
        <Summary
          goods={order.item_total}
          delivery={order.shipping_total}
          total={order.total}
          currency={order.currency_code}
        />
        <p className="order-id muted">
          Order id <code data-testid="order-id">{order.id}</code>
        </p>
      </div>
      <a className="button button-quiet" href={hrefs.shelf}>
        Back to the shop
      </a>
    </article>
  );
}
