/** Boots the store beside this file as `medusa start` does; says why when it does not start. */
import loadMedusa from "@medusajs/medusa/loaders/index";
import express from "express";

loadMedusa({ directory: __dirname, expressApp: express() }).then(
  () => {
    console.log("The store is up");
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
