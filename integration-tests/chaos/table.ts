/** A Markdown table that reads as plain text too: the first column is text, the others numbers. */
export function table(head: string[], rows: (string | number)[][]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const isText = head.map((_, column) => column === 0);
  const line = (row: string[]) =>
    `| ${row.map((cell, i) => (isText[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (isText[i] ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n");
}

/** `1,234.50`, of minor units; all three currencies have two decimals. */
export function mainUnits(minorUnits: number): string {
  return (minorUnits / 100).toLocaleString("en", { minimumFractionDigits: 2 });
}
