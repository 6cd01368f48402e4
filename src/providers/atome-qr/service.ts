import {
  type AuthorizePaymentInput,
  type AuthorizePaymentOutput,
  type CancelPaymentInput,
  type CancelPaymentOutput,
  type CapturePaymentInput,
  type CapturePaymentOutput,
  type DeletePaymentInput,
  type DeletePaymentOutput,
  type GetPaymentStatusInput,
  type GetPaymentStatusOutput,
  type InitiatePaymentInput,
  type InitiatePaymentOutput,
  type ProviderWebhookPayload,
  type RefundPaymentInput,
  type RefundPaymentOutput,
  type RetrievePaymentInput,
  type RetrievePaymentOutput,
  type UpdatePaymentInput,
  type UpdatePaymentOutput,
  type WebhookActionResult,
} from "@medusajs/framework/types";
import { AbstractPaymentProvider, PaymentSessionStatus } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";
import { toExactMinorUnits, toMinorUnits } from "../../domain/money";
import { readPayToken } from "../../domain/pay-link";
import { readChargeId, type SessionData } from "../../domain/session-data";
import { type Checkout, toSessionStatus } from "../../domain/status";
import { prepareRefund } from "../../medusa/prepare-refund";
import { type Query } from "../../medusa/graph";
import { findMedusaRefund } from "../../medusa/refunds";
import { type Account } from "../../modules/atome-qr/accounts";
import { appContainer } from "../../medusa/app-container";
import { runAs, runAsSystem } from "../../modules/atome-qr/actor";
import { acceptRecord } from "../../modules/atome-qr/operations/accept-record";
import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { readCharge } from "../../modules/atome-qr/operations/read-charge";
import { refundCharge } from "../../modules/atome-qr/operations/refund-charge";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { toSessionDataOf } from "../../modules/atome-qr/to-session-data";
import { assertAuthorizable } from "./assert-authorizable";
import { openCharge } from "./open-charge";
import { reconcileSoon } from "./reconcile-soon";
import { toWebhookAction } from "./to-webhook-action";
import { needsSession, withdrawCharge } from "./withdraw-charge";

interface Dependencies extends Record<string, unknown> {
  atomeQr: AtomeQrModuleService;
  query: Query;
}

/**
 * Medusa's payment provider for Atome QR, one instance per Omise account. Thin: rules live in
 * `src/domain`, what happens at Omise and in the ledger in the module's operations.
 */
export class AtomeQrProviderService extends AbstractPaymentProvider<Record<string, unknown>> {
  static override identifier = "atome-qr";

  private readonly cradle: Dependencies;

  constructor(cradle: Dependencies, options: Record<string, unknown>) {
    super(cradle, options);
    this.cradle = cradle;
  }

  /** Resolved lazily: the module may be loaded after the provider. */
  private get atomeQr(): AtomeQrModuleService {
    return this.cradle.atomeQr;
  }

  private get account(): Account {
    return this.atomeQr.accounts.byOptions(this.config);
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const { query } = this.cradle;
    const row = await runAs("checkout", () =>
      this.atomeQr.schema.use(() => openCharge(this.atomeQr, query, this.account, input)),
    );
    // Order first too: that the order waits for its payment is said when core asks, so that a session
    // which says so has an order, and one that does not has none, or what a crash has left of one.
    const checkout = row.status === "paid" ? this.account.options.checkout : "pay_first";
    return { id: row.charge_id, ...this.describe(row, checkout) };
  }

  /**
   * Medusa practically never calls this for a new amount (#11203, #15589); when it does, the old
   * QR must die before a new one is shown.
   */
  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const row = await this.rowOf(input.data);
    const money = toMinorUnits(input.amount, input.currency_code);
    if (row.amount === money.amount && row.currency === money.currency) {
      return this.describe(row);
    }
    await this.deletePayment({ data: input.data });
    const context = { ...input.context, idempotency_key: row.session_id };
    return this.initiatePayment({ ...input, context });
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const row = await this.freshRowOf(input.data);
    await assertAuthorizable(this.cradle.query, row, input.context?.idempotency_key);
    const answer = this.describe(row);
    if (answer.status === PaymentSessionStatus.PENDING_AUTHORIZATION) {
      await this.atomeQr.ledger.markAwaited(row.id);
    }
    return answer;
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const row = await this.freshRowOf(input.data);
    if (row.status !== "paid") {
      throw new AtomeQrError(
        "charge_not_paid",
        "The shopper has not paid this Atome QR charge, so there is nothing to capture.",
      );
    }
    return { data: this.dataOf(row) };
  }

  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const row = await this.rowOf(input.data);
    const medusaRefundId = input.context?.idempotency_key;
    const asked = medusaRefundId && (await findMedusaRefund(this.cradle.query, medusaRefundId));
    if (asked && asked.records) {
      await acceptRecord(this.atomeQr, asked.records, asked.id);
      return { data: this.dataOf(row) };
    }
    const now = await this.atomeQr.clock.now();
    await prepareRefund(appContainer, row.session_id, input.amount, now);
    const refund = () =>
      refundCharge(this.atomeQr, row, {
        money: toMinorUnits(input.amount, row.currency),
        exactAmount: toExactMinorUnits(input.amount, row.currency),
        reason: "staff",
        ...(asked ? { words: asked.words } : {}),
        medusaRefundId,
        isRecorded: async (id) => (await findMedusaRefund(this.cradle.query, id)) !== null,
      });
    const userId = asked && asked.userId;
    const refunded = await (userId ? runAs(`staff:${userId}`, refund) : refund());
    await this.atomeQr.events.publish(refunded.id);
    return { data: this.dataOf(refunded) };
  }

  /**
   * Makes an open QR unpayable. For a paid charge there is nothing to cancel: core refunds a
   * captured payment itself right after calling this, so paying back here would pay back twice.
   */
  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const row = await this.rowOf(input.data);
    const after = row.status === "pending" ? await expireCharge(this.atomeQr, row) : row;
    return { data: this.dataOf(after) };
  }

  /**
   * The cart changed or another method was chosen: the QR must not stay payable. A throw keeps the
   * session and fails the change (#14027), which is what a paid or unreachable charge needs.
   */
  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    const row = await this.findRow(input.data);
    if (!row) {
      return {}; // core calls this with the client's data while its own is not written, or could not be
    }
    const after = await withdrawCharge(this.atomeQr, row);
    if (needsSession(after)) {
      // Not waited for: core holds the cart's lock while it calls us.
      void runAsSystem(() => reconcileSoon(appContainer, after.id));
      throw new AtomeQrError(
        "charge_already_paid",
        "This order has just been paid with Atome QR and is about to be confirmed, so it can no longer be changed.",
      );
    }
    return { data: this.dataOf(after) };
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: this.dataOf(await this.freshRowOf(input.data)) };
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.describe(await this.freshRowOf(input.data));
  }

  /** Medusa's own webhook route; the plugin's `/hooks/atome-qr/:account` is faster and durable. */
  async getWebhookActionAndData(
    payload: ProviderWebhookPayload["payload"],
  ): Promise<WebhookActionResult> {
    return toWebhookAction(this.atomeQr, this.account, payload);
  }

  private dataOf(row: KnownChargeRow): SessionData {
    return toSessionDataOf(row, this.atomeQr.payUrlOf(row));
  }

  private describe(
    row: KnownChargeRow,
    checkout: Checkout = this.account.options.checkout,
  ): { data: SessionData; status: SessionStatus } {
    return { data: this.dataOf(row), status: toSessionStatus(row.status, checkout) };
  }

  /**
   * The charge of data that we wrote. Core also hands over data that a client made up, before it has
   * written ours: what proves ours is the charge's pay token, which only its own shopper has.
   *
   * @throws AtomeQrError `not_migrated`
   */
  private async findRow(data: Record<string, unknown> | undefined): Promise<KnownChargeRow | null> {
    const chargeId = readChargeId(data);
    if (!chargeId) {
      return null;
    }
    const { ledger, schema } = this.atomeQr;
    const row = await schema.use(() => ledger.findByChargeId(chargeId));
    const isOurs =
      row &&
      readPayToken(data?.pay_url) === row.pay_token &&
      this.atomeQr.accounts.isOf(row.account, this.account.id);
    return isOurs ? { ...row, charge_id: chargeId } : null;
  }

  /** @throws AtomeQrError `charge_not_found` */
  private async rowOf(data: Record<string, unknown> | undefined): Promise<KnownChargeRow> {
    const row = await this.findRow(data);
    if (!row) {
      throw new AtomeQrError(
        "charge_not_found",
        "This payment has no Atome QR charge in this store's ledger.",
      );
    }
    return row;
  }

  /** What Omise was last seen to call paid stays paid: only an open charge is worth asking about. */
  private async freshRowOf(data: Record<string, unknown> | undefined): Promise<KnownChargeRow> {
    const row = await this.rowOf(data);
    return row.status === "paid" ? row : runAs("checkout", () => readCharge(this.atomeQr, row));
  }
}

type SessionStatus = ReturnType<typeof toSessionStatus>;
