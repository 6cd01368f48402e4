import type { z } from "@medusajs/framework/zod";
import type { AxiosInstance, AxiosRequestConfig } from "axios";
import type { ChargeRequest } from "./charge-request";
import type { OmiseError } from "./errors";
import { eventSchema } from "./event-schema";
import { createOmiseHttp, type OmiseHttpOptions } from "./http";
import { pathSegment } from "./ids";
import { OmiseClock } from "./omise-clock";
import { toOmiseTime } from "./omise-time";
import {
  accountSchema,
  anyListSchema,
  capabilitySchema,
  chargeListSchema,
  chargeSchema,
  refundListSchema,
  refundSchema,
  sourceSchema,
} from "./schemas";
import { toOmiseError, unreadableAnswer } from "./to-omise-error";
import type {
  OmiseAccount,
  OmiseCapability,
  OmiseCharge,
  OmiseChargeList,
  OmiseEvent,
  OmiseRefund,
  OmiseRefundList,
  OmiseSource,
  UnreadableItem,
} from "./types";

export interface OmiseClientOptions extends Omit<OmiseHttpOptions, "onDate"> {
  publicKey?: string;
  /**
   * Source type of the charges that this client is for: of others in a list nothing is missed. Given
   * by the caller, because this folder knows no single payment method.
   */
  sourceType: string;
  /** The clock that Omise's is told by, milliseconds since 1970; this process's by default. */
  now?: () => number;
  /** Told of every failed call, before its caller is. */
  onFailure?: (error: OmiseError) => void;
}

/** Created between `from` and `to` (ISO times or Dates); Omise's own order is oldest first. */
export interface ChargeWindow {
  from?: string | Date;
  to?: string | Date;
  order?: "chronological" | "reverse_chronological";
}

/** Omise's largest page. */
const PAGE = 100;

/**
 * Omise's API for one account. Every method may throw an `OmiseError`; after one whose
 * `outcomeUnknown` is true, look the effect up before calling again. Reads repeat themselves, and
 * every call repeats itself when Omise was asked too often. Nothing is sent later than
 * `STARTS_WITHIN_MS` after the call: it then fails with `rate_limited`.
 */
export class OmiseClient {
  /** Omise's, as learned from its answers. */
  readonly clock: OmiseClock;
  // Truly private, so that printing a client shows no key.
  readonly #http: AxiosInstance;
  readonly #publicKey?: string;
  readonly #chargeList: z.ZodType<OmiseChargeList>;
  readonly #onFailure?: (error: OmiseError) => void;

  constructor({ publicKey, sourceType, onFailure, now, ...options }: OmiseClientOptions) {
    this.clock = new OmiseClock(now);
    this.#http = createOmiseHttp({
      ...options,
      onDate: (date, tookMs) => this.clock.learn(date, tookMs),
    });
    this.#publicKey = publicKey;
    this.#onFailure = onFailure;
    this.#chargeList = chargeListSchema(sourceType);
  }

  /** Makes one charge, exactly once: on `outcome_unknown` use {@link findChargeByMetadata}. */
  async createCharge(charge: ChargeRequest): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "POST", "/charges", { data: charge });
  }

  /** @throws {OmiseError} `not_found`, also for a test id with a live key */
  async getCharge(id: string): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "GET", chargePath(id));
  }

  /** One page; `limit` 20 by default and at most 100. */
  async listCharges(
    query: ChargeWindow & { limit?: number; offset?: number } = {},
  ): Promise<OmiseChargeList> {
    const params = { ...query, from: omiseTime(query.from), to: omiseTime(query.to) };
    return this.#call(this.#chargeList, "GET", "/charges", { params });
  }

  /** Replaces what is given; nothing else of a charge can be changed. */
  async updateCharge(
    id: string,
    changes: { description?: string; metadata?: ChargeRequest["metadata"] },
  ): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "PATCH", chargePath(id), { data: changes });
  }

  /**
   * Ends a pending charge. The shopper can pay meanwhile: read the charge again after any error.
   * @throws {OmiseError} `failed_expire` when it is not pending
   */
  async expireCharge(id: string): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "POST", `${chargePath(id)}/expire`);
  }

  /** Test mode only. */
  async markChargeAsPaid(id: string): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "POST", `${chargePath(id)}/mark_as_paid`);
  }

  /** Test mode only. */
  async markChargeAsFailed(id: string): Promise<OmiseCharge> {
    return this.#call(chargeSchema, "POST", `${chargePath(id)}/mark_as_failed`);
  }

  /**
   * Pays money back; `amount` in minor units. On `outcome_unknown` look for your own id in the
   * `metadata` of {@link listRefunds}.
   * @throws {OmiseError} `failed_refund`: too much, too late or too little balance
   */
  async createRefund(
    chargeId: string,
    refund: { amount: number; metadata?: ChargeRequest["metadata"] },
  ): Promise<OmiseRefund> {
    return this.#call(refundSchema, "POST", `${chargePath(chargeId)}/refunds`, { data: refund });
  }

  /** One page, oldest first; `limit` 20 by default and at most 100. */
  async listRefunds(
    chargeId: string,
    query: { limit?: number; offset?: number } = {},
  ): Promise<OmiseRefundList> {
    const path = `${chargePath(chargeId)}/refunds`;
    return this.#call(refundListSchema, "GET", path, { params: query });
  }

  async getSource(id: string): Promise<OmiseSource> {
    return this.#call(sourceSchema, "GET", `/sources/${pathSegment("source", id)}`);
  }

  async getEvent(id: string): Promise<OmiseEvent> {
    return this.#call(eventSchema, "GET", `/events/${pathSegment("event", id)}`);
  }

  /** Which methods and currencies the account may take. Not to be called per page view. */
  async getCapability(): Promise<OmiseCapability> {
    const auth = this.#publicKey && { auth: { username: this.#publicKey, password: "" } };
    return this.#call(capabilitySchema, "GET", "/capability", auth || {});
  }

  /**
   * Asks for the account, and for a list of its charges, whatever they are; each once, since it is
   * asked after a call that has failed.
   *
   * @throws {OmiseError} what either fails with
   */
  async probe(): Promise<void> {
    await this.#call(accountSchema, "GET", "/account", ONCE);
    await this.#call(anyListSchema, "GET", "/charges", { ...ONCE, params: { limit: 1 } });
  }

  /** Learns Omise's clock where no answer has told it yet: asks for the account, once. */
  async learnClock(): Promise<void> {
    if (this.clock.offsetMs === null) {
      // Where that fails, ours has to do.
      await this.#call(accountSchema, "GET", "/account", ONCE).catch(() => undefined);
    }
  }

  async getAccount(): Promise<OmiseAccount> {
    return this.#call(accountSchema, "GET", "/account");
  }

  /**
   * Every charge of the window, each once, read by the hundred.
   *
   * @param onUnreadable told of one that may be of the client's source type and cannot be read
   */
  async *eachCharge(
    window: ChargeWindow & { from: string | Date },
    onUnreadable?: (charge: UnreadableItem) => void,
  ): AsyncGenerator<OmiseCharge> {
    const seen = new Set<string>();
    for (let offset = 0, total = 1; offset < total;) {
      const page = await this.listCharges({ ...window, limit: PAGE, offset });
      if (onUnreadable) page.unreadable.forEach(onUnreadable);
      // Newest first, a charge made meanwhile pushes known ones on to the next page.
      const fresh = page.data.filter((charge) => !seen.has(charge.id));
      fresh.forEach((charge) => seen.add(charge.id));
      yield* fresh;
      if (page.count === 0) return;
      offset += page.count;
      total = page.total;
    }
  }

  /**
   * The newest charge of the window whose metadata has `key` set to `value`, or null. Finds a charge
   * whose creation was not answered; a little patience is due, since it may still be on its way.
   *
   * @throws {OmiseError} `invalid_response` where one of the charges cannot be read that may be it
   */
  async findChargeByMetadata(
    key: string,
    value: string,
    window: { from: string | Date; to?: string | Date },
  ): Promise<OmiseCharge | null> {
    let mayBeIt = false;
    const note = ({ metadata }: UnreadableItem) => {
      mayBeIt ||= (metadata[key] ?? value) === value;
    };
    const newestFirst = { ...window, order: "reverse_chronological" } as const;
    for await (const charge of this.eachCharge(newestFirst, note)) {
      if (charge.metadata[key] === value) return charge;
    }
    if (mayBeIt) {
      const request = { method: "GET", path: "/charges" };
      throw this.#failed(unreadableAnswer(request, 200, "one of the charges"));
    }
    return null;
  }

  async #call<T>(
    schema: z.ZodType<T>,
    method: "GET" | "POST" | "PATCH",
    path: string,
    config: AxiosRequestConfig = {},
  ): Promise<T> {
    const request = { method, path };
    const { data, status } = await this.#http
      .request<unknown>({ ...config, method, url: path })
      .catch((error: unknown) => {
        throw this.#failed(toOmiseError(error, request));
      });
    const answer = schema.safeParse(data);
    if (answer.success) return answer.data;
    // Paths only: values may be a shopper's.
    const fields = answer.error.issues.map((issue) => issue.path.join(".") || "body");
    throw this.#failed(unreadableAnswer(request, status, `check ${fields.slice(0, 5).join(", ")}`));
  }

  #failed(error: OmiseError): OmiseError {
    this.#onFailure?.(error);
    return error;
  }
}

/** Without repetitions. */
const ONCE: AxiosRequestConfig = { "axios-retry": { retries: 0 } };

const chargePath = (id: string) => `/charges/${pathSegment("charge", id)}`;
const omiseTime = (time?: string | Date) => time && toOmiseTime(time);
