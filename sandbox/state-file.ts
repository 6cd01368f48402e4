import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Snapshot } from "./store";

const DEBOUNCE_MS = 100;

/** Keeps a JSON snapshot on disk; a file is never seen half written. */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    private readonly takeSnapshot: () => Snapshot,
  ) {}

  /** The last snapshot, null when there is none yet. Throws when the file is not one of ours. */
  static read(path: string): Snapshot | null {
    if (!existsSync(path)) return null;
    const parsed = JSON.parse(readFileSync(path, "utf8")) as Snapshot;
    if (parsed.version !== 1) throw new Error(`${path} is not a sandbox state file of version 1`);
    return parsed;
  }

  /** Writes soon; changes that follow each other closely are written once. */
  schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), DEBOUNCE_MS);
  }

  /** Writes now. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    mkdirSync(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}.tmp`;
    // Owner only: QR links in it let anybody pay or decline.
    writeFileSync(draft, JSON.stringify(this.takeSnapshot()), { mode: 0o600 });
    renameSync(draft, this.path);
  }
}
