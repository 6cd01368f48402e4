import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "../docs/markdown";
import { describeApi } from "./document";

/** `npm run openapi`. */
writeFileSync(join(ROOT, "docs/openapi.json"), `${JSON.stringify(describeApi(), null, 2)}\n`);
