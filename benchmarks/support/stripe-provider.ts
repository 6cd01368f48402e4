import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import official from "@medusajs/medusa/payment-stripe";
import Stripe from "stripe";

interface Options extends Record<string, unknown> {
  apiKey: string;
  /** Of the local Stripe. */
  port: number;
}

type Provider = new (container: unknown, options: Options) => { stripe_: Stripe };

const StripeProvider = official.services.find(
  (service) => (service as { identifier?: string }).identifier === "stripe",
) as unknown as Provider;

/** Medusa's own provider as it is, with a client that asks a local Stripe. */
class LocalStripeProvider extends StripeProvider {
  constructor(container: unknown, options: Options) {
    super(container, options);
    this.stripe_ = new Stripe(options.apiKey, {
      protocol: "http",
      host: "127.0.0.1",
      port: options.port,
    });
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [LocalStripeProvider] });
