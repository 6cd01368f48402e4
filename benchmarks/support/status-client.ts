import { Agent, get } from "node:http";

export interface Status {
  status: string;
  order_id: string | null;
}

/** Asks one instance's status route, as many shoppers' browsers do: with connections kept open. */
export class StatusClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly publishableKey: string,
  ) {}

  /** @param waitSeconds 0 for an answer at once */
  status(sessionId: string, waitSeconds: number): Promise<Status> {
    const address = `${this.url}/store/atome-qr/payment-sessions/${sessionId}?wait=${waitSeconds}`;
    const headers = { "x-publishable-api-key": this.publishableKey };
    return new Promise((resolve, reject) => {
      get(address, { agent: this.agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const body = Buffer.concat(chunks).toString();
          if (answer.statusCode === 200) {
            resolve((JSON.parse(body) as { payment: Status }).payment);
          } else {
            reject(new Error(`HTTP ${answer.statusCode}: ${body.slice(0, 200)}`));
          }
        });
      }).on("error", reject);
    });
  }

  /** Polls as a storefront does until nothing more is to come; null when the client was closed. */
  async outcome(sessionId: string): Promise<Status | null> {
    while (!this.isClosed) {
      try {
        const answer = await this.status(sessionId, 25);
        if (answer.order_id || answer.status === "failed" || answer.status === "expired") {
          return answer;
        }
      } catch (error) {
        if (!this.isClosed) {
          throw error;
        }
      }
    }
    return null;
  }

  close(): void {
    this.isClosed = true;
    this.agent.destroy();
  }
}
