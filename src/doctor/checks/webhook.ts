import { type EntryFacts, type HttpAnswer } from "../facts";
import { type Finding, findingsOf } from "../finding";

const RESTART = "Restart the store, so that it runs with the present configuration.";

/** Whether the webhook's address answers, refuses what is not signed, and takes what is. */
export function checkWebhook({ account, delivery }: Pick<EntryFacts, "account" | "delivery">) {
  const { ok, warning, problem } = findingsOf("webhook", account.id);
  const { url, opened, unsigned, signed } = delivery;
  if ("failure" in opened) {
    return [
      problem(
        `${url} does not answer: ${opened.failure}.`,
        "Start the store. Where it runs under another address, say which: --store <address>, and set backendUrl.",
      ),
    ];
  }
  if (opened.location !== null) {
    return [
      problem(
        `${url} is redirected to ${opened.location}.`,
        "Set the address that answers by itself, here (backendUrl) and in Omise's dashboard.",
      ),
    ];
  }
  if (!isAnswer(opened, 405, "webhooks_are_posted")) {
    return [
      problem(
        `${url} answers ${opened.status}: something else is there.`,
        `Check backendUrl, and what stands in front of Medusa. ${RESTART}`,
      ),
    ];
  }
  const findings: Finding[] = [];
  if (account.unsigned_webhooks_allowed && !signed) {
    findings.push(
      warning(
        `${url} answers, and takes webhooks without a signature.`,
        "Set webhookSecret, and remove allowUnsignedWebhooks.",
      ),
    );
  } else if (isAnswer(unsigned, 401, "invalid_signature")) {
    findings.push(ok(`${url} answers, and refuses what is not signed.`));
  } else {
    findings.push(
      problem(`${url} answers a delivery without a signature with ${said(unsigned)}.`, RESTART),
    );
  }
  if (signed) {
    findings.push(
      isAnswer(signed, 200, null)
        ? ok("It takes what is signed with the configured secret.")
        : problem(
            `It refuses what is signed with the configured secret: ${said(signed)}.`,
            `${RESTART} A proxy must leave the body and the headers Omise-Signature and Omise-Signature-Timestamp as they are.`,
          ),
    );
  }
  return findings;
}

function isAnswer(answer: HttpAnswer | null, status: number, code: string | null): boolean {
  return answer !== null && "status" in answer && answer.status === status && answer.code === code;
}

function said(answer: HttpAnswer | null): string {
  if (!answer) {
    return "nothing";
  }
  return "failure" in answer
    ? answer.failure
    : [answer.status, answer.code].filter(Boolean).join(" ");
}
