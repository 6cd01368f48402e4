import { useState } from "react";
import { Notice } from "../components/notice";
import { messageOf } from "../message-of";
import { money } from "../money";
import { goTo, hrefs } from "../routes";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

export function ProductPage({ handle }: { handle: string }) {
  const { sdk, region, addToBag } = useShop();
  const { data: product, error } = useLoaded(`${region.id} ${handle}`, async () => {
    const { products } = await sdk.store.product.list({
      handle,
      region_id: region.id,
      fields: "id,title,subtitle,description,thumbnail,*variants,*variants.calculated_price",
    });
    if (!products[0]) throw new Error("We do not have this any more.");
    return products[0];
  });
  const [chosenId, setChosenId] = useState<string>();
  const [isAdding, setIsAdding] = useState(false);
  const [addError, setAddError] = useState<string>();

  if (error) return <Notice>{error}</Notice>;
  if (!product) return <div className="product product-empty" aria-busy />;

  const variants = [...(product.variants ?? [])].sort(
    (a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0),
  );
  const variant = variants.find(({ id }) => id === chosenId) ?? variants[0];
  const price = variant?.calculated_price?.calculated_amount;

  const add = async () => {
    if (!variant) return;
    setAddError(undefined);
    setIsAdding(true);
    try {
      await addToBag(variant.id);
      goTo(hrefs.bag);
    } catch (error) {
      setAddError(messageOf(error));
      setIsAdding(false);
    }
  };

  return (
    <article className="product">
      <img src={product.thumbnail ?? ""} alt="" width="560" height="560" />
      <div className="product-text">
        <a className="back" href={hrefs.shelf}>
          ← All things
        </a>
        <h1>{product.title}</h1>
        <p className="muted">{product.subtitle}</p>
        <p className="price price-large">{price != null && money(price, region.currency_code)}</p>
        <p>{product.description}</p>
        {variants.length > 1 && (
          <fieldset className="choices">
            <legend>Colour</legend>
            {variants.map(({ id, title }) => (
              <label key={id} className="choice">
                <input
                  type="radio"
                  name="variant"
                  checked={id === variant?.id}
                  onChange={() => setChosenId(id)}
                />
                {title}
              </label>
            ))}
          </fieldset>
        )}
        {addError && <Notice>{addError}</Notice>}
        <button
          className="button"
          data-testid="add-to-cart"
          disabled={isAdding}
          onClick={() => void add()}
        >
          {isAdding ? "Putting it in…" : "Put in the bag"}
        </button>
      </div>
    </article>
  );
}
