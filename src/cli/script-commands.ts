import { EMAIL } from "./command";
import { storeCommand } from "./store-command";

/** `take-over`: see `Environment` and `AccountRegistry`. */
export const takeOverCommand = storeCommand("take-over", {
  summary: "makes a copied database, or an entry with another account's key, this store's own",
  takes: [],
  about: `From then on the store reconciles and refunds the charges in its database, except those of
another Omise account. Stop the store that they belong to first, unless this one has keys of its own.`,
  script: "take-over.js",
});

export const exportCommand = storeCommand("export-personal-data", {
  summary: "writes what is kept about an e-mail address into a file",
  takes: [EMAIL, "<file>"],
  about: "Writes JSON into a new file, which only its owner can read.",
  script: "export-personal-data.js",
});

export const eraseCommand = storeCommand("erase-personal-data", {
  summary: "removes what is kept about an e-mail address; its payments stay",
  takes: [EMAIL],
  about: "Removes the address and the notes from its payments. The payments stay, without them.",
  script: "erase-personal-data.js",
});
