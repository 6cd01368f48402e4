import { inVersion, newestVersion } from "./api-version";
import { isoSeconds } from "./clock";
import { accountOf, type SandboxContext } from "./context";
import { notFound } from "./omise-error";
import { prettyJson } from "./pretty-json";
import { newId } from "./random";
import { renderCharge } from "./render-charge";
import { renderDispute } from "./render-dispute";
import { renderRefund } from "./render-refund";
import { type EventKey, type JsonObject, type StoredCharge, type StoredEvent } from "./types";

/** Notes what has happened to a charge (its refund, its dispute) and sends the webhooks for it. */
export function recordEvent(
  ctx: SandboxContext,
  key: EventKey,
  charge: StoredCharge,
  subject: StoredEvent["subject"] = { charge },
): void {
  const account = accountOf(ctx, charge.accountId);
  const ownUrls = account.webhookUrl ? [account.webhookUrl] : [];
  const event: StoredEvent = {
    id: newId("evnt", charge.livemode),
    accountId: charge.accountId,
    livemode: charge.livemode,
    key,
    createdAt: ctx.clock.now(),
    subject: structuredClone(subject),
    chargeId: charge.id,
    urls: charge.webhookEndpoints.length > 0 ? charge.webhookEndpoints : ownUrls,
  };
  ctx.store.putEvent(event);
  ctx.webhooks.send(toMessage(ctx, event, event.urls));
}

/**
 * Sends an event's webhook again, faults or not. An event that had nowhere to go when it happened
 * goes to the account's present URL. Throws an OmiseError (404).
 */
export function resendEvent(ctx: SandboxContext, eventId: string): void {
  const event = ctx.store.events.get(eventId);
  if (!event) throw notFound("event", eventId);
  const { webhookUrl } = accountOf(ctx, event.accountId);
  const urls = event.urls.length > 0 ? event.urls : webhookUrl ? [webhookUrl] : [];
  ctx.webhooks.resend(toMessage(ctx, event, urls));
}

function toMessage(ctx: SandboxContext, event: StoredEvent, urls: string[]) {
  const account = accountOf(ctx, event.accountId);
  // The account's own version, whatever the request that caused the event had pinned.
  const version = account.apiVersion ?? newestVersion;
  const body = prettyJson(inVersion(renderEvent(ctx, event, { deliveries: false }), version));
  return { event, urls, body, secret: account.webhookSecret };
}

/** An event's JSON, version 2019-05-29. A webhook's body never lists its own deliveries. */
export function renderEvent(
  ctx: SandboxContext,
  event: StoredEvent,
  show: { deliveries: boolean },
): JsonObject {
  return {
    object: "event",
    id: event.id,
    livemode: event.livemode,
    location: `/events/${event.id}`,
    webhook_deliveries: show.deliveries ? renderDeliveries(ctx, event.id) : [],
    data: renderSubject(ctx, event),
    key: event.key,
    created_at: isoSeconds(event.createdAt),
  };
}

function renderSubject(ctx: SandboxContext, { subject, createdAt }: StoredEvent): JsonObject {
  if ("refund" in subject) return renderRefund(subject.refund);
  if ("dispute" in subject) return renderDispute(subject.dispute);
  return renderCharge(subject.charge, { now: createdAt, publicUrl: ctx.publicUrl });
}

function renderDeliveries(ctx: SandboxContext, eventId: string): JsonObject[] {
  return ctx.store.deliveries
    .filter((delivery) => delivery.eventId === eventId)
    .map((delivery) => ({
      object: "webhook_delivery",
      id: delivery.id,
      uri: delivery.url,
      status: delivery.status,
      key: delivery.key,
      error: delivery.error,
      payload: delivery.body,
      created_at: isoSeconds(delivery.at),
    }));
}
