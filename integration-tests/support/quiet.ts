// Between tests the database is replaced under the store's feet, which knex tells of on the console.
const { log } = console;
console.log = (...args: unknown[]) => {
  if (!String(args[0]).startsWith("Connection Error")) {
    log(...args);
  }
};
