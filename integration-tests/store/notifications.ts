import { join } from "node:path";

/** With TEST_NOTIFICATIONS=1 the store under test tells its shoppers, through `recorder`. */
const isOn = process.env.TEST_NOTIFICATIONS === "1";

export const notificationModules = isOn
  ? [
      {
        resolve: "@medusajs/medusa/notification",
        options: {
          providers: [
            {
              resolve: join(__dirname, "recorder"),
              id: "recorder",
              options: { channels: ["email"] },
            },
          ],
        },
      },
    ]
  : [];

export const pluginOptions = isOn
  ? {
      backendUrl: "https://api.shop.example/",
      notifications: {
        channel: "email",
        templates: {
          paid: "atome-paid",
          failed: "atome-failed",
          expired: "atome-expired",
          refunded: "atome-refunded",
        },
      },
    }
  : {};
