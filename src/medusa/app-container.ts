import { container } from "@medusajs/framework";
import { type MedusaContainer } from "@medusajs/framework/types";

/**
 * The application's container, which the framework has one of in a process. A payment provider is given
 * only its own module's, and an event on the bus may go to an instance that has no subscriber for it.
 */
export const appContainer: MedusaContainer = container;
