import { type Clock } from "./clock";
import { type Faults } from "./faults";
import { type LateRequests } from "./late-requests";
import { notFound } from "./omise-error";
import { type Store } from "./store";
import { type LoggedRequest, type SandboxAccount, type StoredCharge } from "./types";
import { type WebhookSender } from "./webhooks";

/** The parts of one running sandbox, as its functions share them. */
export interface SandboxContext {
  accounts: SandboxAccount[];
  store: Store;
  clock: Clock;
  faults: Faults;
  webhooks: WebhookSender;
  late: LateRequests;
  requests: LoggedRequest[];
  /** Base of every link that a phone or a client opens; no slash at the end. */
  publicUrl: string;
  /** Key of the short-lived image links. */
  linkKey: string;
  /** Moves the sandbox's clock forward; what is due by then happens. */
  advance(ms: number): void;
  /** Forgets everything but the accounts. */
  reset(): Promise<void>;
}

/** The account with this id. Throws an OmiseError (404) when there is none. */
export function accountOf(ctx: SandboxContext, accountId: string): SandboxAccount {
  const account = ctx.accounts.find(({ id }) => id === accountId);
  if (!account) throw notFound("account", accountId);
  return account;
}

/** The charge with this id, of any account. Throws an OmiseError (404) when there is none. */
export function chargeOf(ctx: SandboxContext, chargeId: string): StoredCharge {
  const charge = ctx.store.charges.get(chargeId);
  if (!charge) throw notFound("charge", chargeId);
  return charge;
}
