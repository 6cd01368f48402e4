import {
  type AuthorizePaymentOutput,
  type InitiatePaymentOutput,
  type ProviderWebhookPayload,
  type WebhookActionResult,
} from "@medusajs/framework/types";
import {
  AbstractPaymentProvider,
  ModuleProvider,
  Modules,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils";

/**
 * Captures at once and asks nobody: with it, core alone makes what this plugin makes, an order that
 * shows its money. Core's system provider authorizes, and nothing is captured.
 */
class InstantProvider extends AbstractPaymentProvider {
  static override readonly identifier = "instant";

  // Core's own is protected.
  constructor(container: Record<string, unknown>) {
    super(container);
  }

  override initiatePayment(): Promise<InitiatePaymentOutput> {
    return Promise.resolve({ id: "instant", data: {} });
  }

  override authorizePayment(): Promise<AuthorizePaymentOutput> {
    return Promise.resolve({ status: PaymentSessionStatus.CAPTURED, data: {} });
  }

  override getPaymentStatus(): Promise<AuthorizePaymentOutput> {
    return this.authorizePayment();
  }

  override getWebhookActionAndData(
    _payload: ProviderWebhookPayload["payload"],
  ): Promise<WebhookActionResult> {
    return Promise.resolve({ action: PaymentActions.NOT_SUPPORTED });
  }

  override capturePayment = nothing;
  override refundPayment = nothing;
  override cancelPayment = nothing;
  override deletePayment = nothing;
  override retrievePayment = nothing;
  override updatePayment = nothing;
}

function nothing(): Promise<{ data: Record<string, unknown> }> {
  return Promise.resolve({ data: {} });
}

export default ModuleProvider(Modules.PAYMENT, { services: [InstantProvider] });
