import { type AtomeQrPayment } from "..";
import { type ReadPayment } from "../watch";

interface Question {
  waitSeconds: number;
  askedAt: number;
  signal: AbortSignal;
  answer: (payment: AtomeQrPayment, date?: string) => void;
  fail: (error: Error) => void;
}

export const networkError = () => new TypeError("fetch failed");
export const refusal = (status: number, reason?: string) =>
  Object.assign(new Error("refused"), { status, reason });

/** The store's side of a watch: holds every question until the test answers it. */
export class Questions {
  readonly all: Question[] = [];
  private open = 0;
  /** The most questions that were ever open at once. */
  most = 0;

  readonly read: ReadPayment = (waitSeconds, signal) =>
    new Promise((resolve, reject) => {
      this.most = Math.max(this.most, ++this.open);
      const settle = () => this.open--;
      signal.addEventListener("abort", () => {
        settle();
        reject(new DOMException("aborted", "AbortError"));
      });
      this.all.push({
        waitSeconds,
        signal,
        askedAt: Date.now(),
        answer: (payment, date) => {
          settle();
          resolve({ payment, date });
        },
        fail: (error) => {
          settle();
          reject(error);
        },
      });
    });

  get last(): Question {
    return this.all[this.all.length - 1];
  }
}
