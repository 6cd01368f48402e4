import { Footer } from "./components/footer";
import { Header } from "./components/header";
import { BagPage } from "./pages/bag-page";
import { CheckoutPage } from "./pages/checkout-page";
import { OrderPage } from "./pages/order-page";
import { PayPage } from "./pages/pay-page";
import { ProductPage } from "./pages/product-page";
import { ShelfPage } from "./pages/shelf-page";
import { type Route, useRoute } from "./routes";

export function App() {
  const route = useRoute();
  const isBuying = route.page === "checkout" || route.page === "pay";
  return (
    <>
      <Header isBuying={isBuying} />
      <main className="page" id="main">
        <Page route={route} />
      </main>
      <Footer />
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case "shelf":
      return <ShelfPage />;
    case "product":
      return <ProductPage handle={route.handle} />;
    case "bag":
      return <BagPage />;
    case "checkout":
      return <CheckoutPage />;
    case "pay":
      return <PayPage />;
    case "order":
      return <OrderPage id={route.id} />;
  }
}
