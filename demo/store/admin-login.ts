/** For the demo only: its server listens on this machine alone. */
export const adminLogin = { email: "admin@example.com", password: "little-monsoon" };
