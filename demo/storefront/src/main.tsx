import Medusa from "@medusajs/js-sdk";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { Notice } from "./components/notice";
import { type StorefrontConfig } from "./config";
import { messageOf } from "./message-of";
import { ShopProvider } from "./shop";
import "medusa-payment-atome-qr/storefront/styles.css";
import "./styles.css";

const root = createRoot(document.getElementById("root") as HTMLElement);

async function open(): Promise<void> {
  const config = (await (await fetch("/config.json")).json()) as StorefrontConfig;
  const sdk = new Medusa({ baseUrl: config.medusaUrl, publishableKey: config.publishableKey });
  const { regions } = await sdk.store.region.list();
  root.render(
    <ShopProvider config={config} regions={regions} sdk={sdk}>
      <App />
    </ShopProvider>,
  );
}

open().catch((error: unknown) => {
  root.render(
    <main className="page">
      <Notice>{messageOf(error)}</Notice>
      <button className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>,
  );
});
