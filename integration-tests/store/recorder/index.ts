import { type ProviderSendNotificationDTO } from "@medusajs/framework/types";
import {
  AbstractNotificationProviderService,
  ModuleProvider,
  Modules,
} from "@medusajs/framework/utils";

interface Mailbox {
  sent: ProviderSendNotificationDTO[];
  /** Whether what is sent gets lost, as when a mail server is down. */
  isDown: boolean;
}

declare global {
  var mailbox: Mailbox | undefined;
}

/** What the store under test has sent; the test and Medusa share it. */
export const mailbox: Mailbox = (globalThis.mailbox ??= { sent: [], isDown: false });

/** A notification provider that keeps what it is to send. */
class Recorder extends AbstractNotificationProviderService {
  static override identifier = "recorder";

  override send(notification: ProviderSendNotificationDTO): Promise<{ id: string }> {
    if (mailbox.isDown) {
      return Promise.reject(new Error(`The mail server refused <${notification.to}>`));
    }
    mailbox.sent.push(notification);
    return Promise.resolve({ id: `mail_${mailbox.sent.length}` });
  }
}

export default ModuleProvider(Modules.NOTIFICATION, { services: [Recorder] });
