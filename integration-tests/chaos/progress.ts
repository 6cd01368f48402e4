const WIDTH = 30;
const EVERY_PERCENT = 10;

/** Shows how far the run is: one line on a terminal, otherwise a line every 10 %. */
export class Progress {
  private done = 0;
  private toldPercent = 0;
  private readonly startedAt = Date.now();

  constructor(
    private readonly total: number,
    private readonly describe: () => string,
  ) {}

  step(text: string): void {
    this.clear();
    console.log(`${this.seconds()}  ${text}`);
    this.draw();
  }

  advance(): void {
    this.done += 1;
    const percent = Math.floor((100 * this.done) / this.total);
    if (process.stdout.isTTY) {
      this.draw();
      return;
    }
    if (percent >= this.toldPercent + EVERY_PERCENT || this.done === this.total) {
      this.toldPercent = percent;
      console.log(`${this.seconds()}  ${this.done} of ${this.total}, ${this.describe()}`);
    }
  }

  private draw(): void {
    if (process.stdout.isTTY && this.done > 0 && this.done < this.total) {
      const filled = Math.round((WIDTH * this.done) / this.total);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      this.clear();
      process.stdout.write(`${bar} ${this.done}/${this.total}, ${this.describe()}`);
    }
  }

  private clear(): void {
    if (process.stdout.isTTY) {
      process.stdout.write("\r\u001b[K");
    }
  }

  private seconds(): string {
    return `${((Date.now() - this.startedAt) / 1000).toFixed(0).padStart(5)} s`;
  }
}
