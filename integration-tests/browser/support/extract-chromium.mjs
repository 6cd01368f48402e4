// Unpacks Chromium into TMPDIR and prints where it is. A process of its own, because the package
// takes its folder and its settings from the environment.
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";

const executablePath = await chromium.executablePath();
console.log(
  JSON.stringify({
    executablePath,
    args: chromium.args,
    libraries: join(tmpdir(), "al2023", "lib"),
    fonts: join(tmpdir(), "fonts", "fonts"),
  }),
);
