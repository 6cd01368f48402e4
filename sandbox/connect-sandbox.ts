import { type FaultRule } from "./faults";
import { type OmiseDispute } from "./render-dispute";
import { type OmiseRefund } from "./render-refund";
import { type SandboxCharge } from "./sandbox-charge";
import {
  type DisputeOutcome,
  type ExpiryShape,
  type LoggedRequest,
  type SourceDetail,
} from "./types";
import { type WebhookFaults } from "./webhooks";

/** A sandbox in another process, over its control routes. Every function rejects on an error. */
export interface RemoteSandbox {
  readonly url: string;
  charges(): Promise<SandboxCharge[]>;
  pay(id: string): Promise<SandboxCharge>;
  /** A failed or expired charge turns out to be paid; without `webhook` nobody is told. */
  payLate(id: string, options?: { webhook?: boolean }): Promise<SandboxCharge>;
  fail(id: string, failureCode?: string): Promise<SandboxCharge>;
  expire(id: string): Promise<SandboxCharge>;
  /** Minor units; default all that is left. */
  refund(id: string, amount?: number): Promise<OmiseRefund>;
  /** Minor units; default all that is left. */
  dispute(id: string, amount?: number): Promise<OmiseDispute>;
  closeDispute(id: string, outcome: DisputeOutcome): Promise<OmiseDispute>;
  requests(): Promise<LoggedRequest[]>;
  /** Replaces all request faults. */
  setFaults(rules: FaultRule[], expiryShape?: ExpiryShape): Promise<void>;
  /** Ends all faults, those of webhooks too. */
  clearFaults(): Promise<void>;
  /** `urls` by account id; null stops that account's webhooks. */
  setWebhooks(settings: {
    faults?: WebhookFaults;
    urls?: Record<string, string | null>;
  }): Promise<void>;
  /** From now on the old key is answered 401. */
  setSecretKey(accountId: string, key: string): Promise<void>;
  /** Refuses charges whose source has this field; null ends that. */
  refuseDetail(accountId: string, field: SourceDetail | null): Promise<void>;
  resend(eventId: string): Promise<void>;
  advanceClock(ms: number): Promise<void>;
  reset(): Promise<void>;
}

/** Connects to the sandbox at `url` (what `startSandbox` or the command line printed). */
export function connectSandbox(url: string): RemoteSandbox {
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const answer = (await response.json()) as { message?: string };
    if (!response.ok) throw new Error(`Sandbox: ${answer.message ?? response.status}`);
    return answer;
  }
  const act = (id: string, verb: string, body?: object) =>
    call("POST", `/charges/${id}/${verb}`, body);
  return {
    url,
    charges: async () => ((await call("GET", "/charges")) as { charges: SandboxCharge[] }).charges,
    pay: async (id) => (await act(id, "pay")) as SandboxCharge,
    payLate: async (id, options) => (await act(id, "pay_late", options)) as SandboxCharge,
    fail: async (id, code) => (await act(id, "fail", { failure_code: code })) as SandboxCharge,
    expire: async (id) => (await act(id, "expire")) as SandboxCharge,
    refund: async (id, amount) => (await act(id, "refund", { amount })) as OmiseRefund,
    dispute: async (id, amount) => (await act(id, "dispute", { amount })) as OmiseDispute,
    closeDispute: async (id, outcome) =>
      (await act(id, "dispute/close", { outcome })) as OmiseDispute,
    requests: async () =>
      ((await call("GET", "/requests")) as { requests: LoggedRequest[] }).requests,
    async setFaults(rules, expiryShape) {
      await call("PUT", "/faults", { rules, expiry_shape: expiryShape });
    },
    async clearFaults() {
      await call("DELETE", "/faults");
    },
    async setWebhooks(settings) {
      await call("PUT", "/webhooks", settings);
    },
    async setSecretKey(accountId, key) {
      await call("PUT", `/accounts/${accountId}/secret_key`, { secret_key: key });
    },
    async refuseDetail(accountId, field) {
      await call("PUT", `/accounts/${accountId}/refused_detail`, { field });
    },
    async resend(eventId) {
      await call("POST", `/events/${eventId}/resend`);
    },
    async advanceClock(ms) {
      await call("POST", "/clock", { advance_ms: ms });
    },
    async reset() {
      await call("POST", "/reset");
    },
  };
}
