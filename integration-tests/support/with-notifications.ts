// Read by the configuration of the store under test, see store/notifications.ts.
process.env.TEST_NOTIFICATIONS = "1";
