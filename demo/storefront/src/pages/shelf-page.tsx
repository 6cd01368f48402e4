import { Notice } from "../components/notice";
import { money } from "../money";
import { hrefs } from "../routes";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

export function ShelfPage() {
  const { sdk, region } = useShop();
  const { data, error } = useLoaded(region.id, () =>
    sdk.store.product.list({
      region_id: region.id,
      limit: 24,
      order: "created_at",
      fields: "id,title,subtitle,handle,thumbnail,*variants.calculated_price",
    }),
  );
  return (
    <>
      <div className="hero">
        <h1>Everyday things for warm, rainy places</h1>
        <p>Made by small workshops in Bangkok, Singapore and Penang. Pay later with Atome.</p>
      </div>
      {error && <Notice>{error}</Notice>}
      <ul className="shelf" aria-busy={!data && !error}>
        {!data &&
          !error &&
          [1, 2, 3, 4, 5, 6].map((n) => <li key={n} className="card card-empty" aria-hidden />)}
        {data?.products.map((product) => {
          const price = product.variants?.[0]?.calculated_price?.calculated_amount;
          return (
            <li key={product.id} className="card" data-testid="product-card">
              <a href={hrefs.product(product.handle)}>
                <img src={product.thumbnail ?? ""} alt="" width="480" height="480" />
                <h2>{product.title}</h2>
                <p className="muted">{product.subtitle}</p>
                <p className="price">{price != null && money(price, region.currency_code)}</p>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
