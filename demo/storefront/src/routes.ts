import { useEffect, useState } from "react";

export type Route =
  | { page: "shelf" }
  | { page: "product"; handle: string }
  | { page: "bag" }
  | { page: "checkout" }
  | { page: "pay" }
  | { page: "order"; id: string };

export const hrefs = {
  shelf: "#/",
  product: (handle: string) => `#/products/${encodeURIComponent(handle)}`,
  bag: "#/bag",
  checkout: "#/checkout",
  pay: "#/pay",
  order: (id: string) => `#/orders/${encodeURIComponent(id)}`,
};

export function parseHash(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, "").split("/");
  switch (page) {
    case "products":
      return id ? { page: "product", handle: decodeURIComponent(id) } : { page: "shelf" };
    case "bag":
    case "checkout":
    case "pay":
      return { page };
    case "orders":
      return id ? { page: "order", id: decodeURIComponent(id) } : { page: "shelf" };
    default:
      return { page: "shelf" };
  }
}

export function goTo(href: string, { replace = false } = {}): void {
  if (replace) location.replace(href);
  else location.hash = href;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseHash(location.hash));
  useEffect(() => {
    const onChange = () => {
      setRoute(parseHash(location.hash));
      window.scrollTo(0, 0);
    };
    window.addEventListener("hashchange", onChange);
    return () => window.removeEventListener("hashchange", onChange);
  }, []);
  return route;
}
