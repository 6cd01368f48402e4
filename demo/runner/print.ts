const useColor = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) =>
  useColor ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);

export interface Printer {
  /** One line of progress, with the seconds since the start in front. */
  step: (text: string) => void;
  elapsedSeconds: () => number;
}

export function createPrinter({ quiet = false }: { quiet?: boolean } = {}): Printer {
  const startedAt = Date.now();
  const elapsedSeconds = () => (Date.now() - startedAt) / 1000;
  return {
    elapsedSeconds,
    step(text) {
      if (quiet) return;
      console.log(`${dim(`${elapsedSeconds().toFixed(1).padStart(5)} s`)}  ${text}`);
    },
  };
}

// eslint-disable-next-line no-control-regex -- colours are control characters and take no room
const visibleLength = (text: string) => text.replace(/\u001b\[\d+m/g, "").length;

/** The lines inside a frame as wide as the longest of them. */
export function box(lines: string[]): string {
  const width = Math.max(...lines.map(visibleLength));
  const body = lines.map((line) => `│  ${line}${" ".repeat(width - visibleLength(line))}  │`);
  const edge = "─".repeat(width + 4);
  return [`╭${edge}╮`, ...body, `╰${edge}╯`].join("\n");
}
