import { createElement } from "react";
import { createRoot, type Root } from "react-dom/client";

import { type AtomeQr, createAtomeQr } from "..";
import { AtomeQrPayment } from "../react";
import { ATTRIBUTES, readSettings, type Settings } from "./settings";

export const TAG = "atome-qr-payment";

/** Makes the element known to the page. The class is made here, since Node has no `HTMLElement`. */
export function defineElement(): void {
  customElements.define(
    TAG,
    /** Its events bubble: `state` with each state, `paid` with the order. */
    class AtomeQrPaymentElement extends HTMLElement {
      static readonly observedAttributes = ATTRIBUTES;

      private root: Root | undefined;
      private client: { of: string; atomeQr: AtomeQr } | undefined;
      private isDue = false;

      connectedCallback(): void {
        this.schedule();
      }

      attributeChangedCallback(): void {
        this.schedule();
      }

      disconnectedCallback(): void {
        this.schedule();
      }

      /** Later, and once: attributes are set one after another, and an element that is moved leaves first. */
      private schedule(): void {
        if (!this.isDue) {
          this.isDue = true;
          queueMicrotask(() => {
            this.isDue = false;
            this.update();
          });
        }
      }

      private update(): void {
        const settings = this.isConnected
          ? readSettings((name) => this.getAttribute(name))
          : undefined;
        if (!settings) {
          this.root?.unmount();
          this.root = undefined;
          return;
        }
        const { cartId, providerId, language, returnUrl, resumeUrl, storeName } = settings;
        this.root ??= createRoot(this);
        this.root.render(
          createElement(AtomeQrPayment, {
            client: this.clientOf(settings),
            cart: { id: cartId },
            ...{ providerId, language, returnUrl, resumeUrl, storeName },
            onState: (state) => this.tell("state", state),
            onPaid: (order) => this.tell("paid", order),
          }),
        );
      }

      /** The same one while the store is the same: another would begin anew. */
      private clientOf({ baseUrl, publishableKey }: Settings): AtomeQr {
        const of = `${baseUrl} ${publishableKey}`;
        if (this.client?.of !== of) {
          this.client = { of, atomeQr: createAtomeQr({ baseUrl, publishableKey }) };
        }
        return this.client.atomeQr;
      }

      private tell(name: "state" | "paid", detail: unknown): void {
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
      }
    },
  );
}
