import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import {
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  chromium,
} from "playwright-core";

const EXTRACTOR = join(__dirname, "extract-chromium.mjs");

const QUIET_ARGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // Drawn by Chromium itself: an emulated graphics card costs several times as much.
  "--disable-gpu",
];

/** Recommended for a cloud function; a shopper's browser has a renderer of its own, and CORS. */
const UNWANTED_ARGS = [
  "--single-process",
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--ignore-gpu-blocklist",
  "--in-process-gpu",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

interface Extracted {
  executablePath: string;
  args: string[];
  libraries: string;
  fonts: string;
}

export interface Chromium {
  /** A browser that knows nothing of what others have seen. */
  newContext: (options: BrowserContextOptions) => Promise<BrowserContext>;
  close: () => Promise<void>;
}

/**
 * Starts a headless Chromium out of `node_modules`, with the libraries and the font it needs, so
 * that nothing has to be installed. It is built for Linux on x64; elsewhere CHROMIUM_PATH has to
 * name a Chromium or Chrome.
 */
export async function startChromium(): Promise<Chromium> {
  const dir = await mkdtemp(join(tmpdir(), "atome-qr-chromium-"));
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    const browser = await chromium.launch(await launchOptions(dir));
    return {
      // An endless animation, drawn without a graphics card, costs most of a processor.
      newContext: (options) => browser.newContext({ reducedMotion: "reduce", ...options }),
      close: () => browser.close().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function launchOptions(dir: string): Promise<LaunchOptions> {
  if (process.env.CHROMIUM_PATH) {
    return { executablePath: process.env.CHROMIUM_PATH, args: QUIET_ARGS };
  }
  const { executablePath, args, libraries, fonts } = await extract(dir);
  const fontConfig = join(dir, "fonts.conf");
  await writeFile(fontConfig, fontConfigXml(fonts, join(dir, "font-cache")));
  return {
    executablePath,
    args: [...args.filter((arg) => !UNWANTED_ARGS.includes(arg)), ...QUIET_ARGS],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfig },
  };
}

async function extract(dir: string): Promise<Extracted> {
  const { stdout } = await promisify(execFile)(process.execPath, [EXTRACTOR], {
    // The package unpacks its libraries only where it believes to be in AWS's Node image.
    env: { ...process.env, TMPDIR: dir, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
  });
  return JSON.parse(stdout) as Extracted;
}

/** The bundled font first; the machine's own, if any, for the signs which that one lacks. */
function fontConfigXml(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last">
      <string>Open Sans</string>
      <string>DejaVu Sans</string>
    </edit>
  </match>
</fontconfig>
`;
}
