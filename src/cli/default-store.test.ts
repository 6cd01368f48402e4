import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { findDefaultStore } from "./default-store";

describe("where the store of a folder runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "atome-qr-store-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is Medusa's own port, where nothing says another", () => {
    expect(findDefaultStore(folder, {})).toBe("http://localhost:9000");
  });

  it("is the port of its .env, unless the environment has one", () => {
    writeFileSync(join(folder, ".env"), "STORE_CORS=*\nPORT=9100 # taken otherwise\n");
    expect(findDefaultStore(folder, {})).toBe("http://localhost:9100");
    expect(findDefaultStore(folder, { PORT: "9200" })).toBe("http://localhost:9200");
    writeFileSync(join(folder, ".env"), "PORT=\n");
    expect(findDefaultStore(folder, {})).toBe("http://localhost:9000");
  });
});
