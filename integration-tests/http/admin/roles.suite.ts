import { Modules } from "@medusajs/framework/utils";

import { POLICIES } from "../../../src/api/admin/atome-qr/policies";
import { openCharge, placedOrder } from "../../support/given-charges";
import { suite } from "../../support/store-suite";

const PASSWORD = "a long password";

/** What is sent where a route needs a body: the least with which it does something. */
const BODIES: Record<string, object> = {
  "/admin/atome-qr/charges/:id/handled": { handled: true },
  "/admin/atome-qr/charges/:id/mark-as": { status: "paid" },
  "/admin/atome-qr/expiry-overrides": { scope: "store", expires_in_seconds: 60 },
};

export default suite(__filename, "staff with Medusa's roles", (store) => {
  /** A user with a role that has these rights, logged in. */
  async function userWith(rights: string[]): Promise<{ authorization: string }> {
    const { container, api } = store;
    const rbac = container.resolve(Modules.RBAC);
    const email = `clerk-${Math.random().toString(36).slice(2)}@example.com`;
    const role = await rbac.createRbacRoles({ name: email });
    for (const right of rights) {
      const [resource, operation] = right.split(":");
      const known = await rbac.listRbacPolicies({ resource, operation });
      const policy =
        known[0] ??
        (await rbac.createRbacPolicies({ key: right, name: right, resource, operation }));
      await rbac.createRbacRolePolicies({ role_id: role.id, policy_id: policy.id });
    }
    const workflows = container.resolve(Modules.WORKFLOW_ENGINE);
    const made = (await workflows.run("create-users-workflow", {
      input: { users: [{ email, roles: [role.id] }] },
    })) as { result: { id: string }[] };
    const [user] = made.result;
    const auth = container.resolve(Modules.AUTH);
    const body = { email, password: PASSWORD };
    const { authIdentity } = await auth.register("emailpass", { body });
    await auth.updateAuthIdentities({ id: authIdentity!.id, app_metadata: { user_id: user.id } });
    const { data } = await api.post<{ token: string }>("/auth/user/emailpass", body);
    return { authorization: `Bearer ${data.token}` };
  }

  /** @returns each route with the status of its answer */
  async function askAll(headers: object, chargeId: string, orderId: string) {
    const answers: [string, number][] = [];
    for (const { matcher, method } of POLICIES) {
      const id = matcher.includes("/orders/") ? orderId : chargeId;
      const answer = await store.api.request<unknown>({
        method: method[0],
        url: matcher.replace(":id", id),
        data: method[0] === "POST" ? (BODIES[matcher] ?? {}) : undefined,
        headers,
        validateStatus: () => true,
      });
      answers.push([`${method[0]} ${matcher}`, answer.status]);
    }
    return answers;
  }

  it("who may only read products gets nothing of the plugin, and does nothing", async () => {
    const clerk = await userWith(["product:read"]);
    const { chargeId, orderId } = await placedOrder(store);
    store.sandbox.clearRequests();

    const answers = await askAll(clerk, chargeId, orderId);

    expect(answers.filter(([, status]) => status !== 403)).toEqual([]);
    expect(store.sandbox.requests).toEqual([]);
    expect(await store.db("atome_qr_expiry_override").select()).toEqual([]);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(0);
  });

  it("who may read payments sees them, and changes nothing", async () => {
    const clerk = await userWith(["payment:read"]);
    const { chargeId, orderId } = await placedOrder(store);

    const answers = await askAll(clerk, chargeId, orderId);

    const allowed = POLICIES.filter(({ policies: [{ resource, operation }] }) => {
      return `${resource}:${operation}` === "payment:read";
    }).map(({ matcher, method }) => `${method[0]} ${matcher}`);
    const passed = answers.filter(([, status]) => status !== 403).map(([route]) => route);
    expect(passed.sort()).toEqual(allowed.sort());
    expect(answers.filter(([, status]) => status >= 500)).toEqual([]);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(0);
  });

  it("a cashier, who may make codes, follows and ends them", async () => {
    const cashier = await userWith(["payment:read", "payment:create"]);
    const { chargeId } = await openCharge(store);
    const act = (action: string) =>
      store.api.post(`/admin/atome-qr/charges/${chargeId}/${action}`, {}, { headers: cashier });

    await act("sync");
    await act("pay-link");
    await act("expire");

    expect(store.sandbox.charge(chargeId)).toMatchObject({ status: "expired" });
  });

  it("who may refund refunds", async () => {
    const clerk = await userWith(["payment:read", "refund:create"]);
    const { chargeId } = await placedOrder(store);

    await store.api.post(`/admin/atome-qr/charges/${chargeId}/refund`, {}, { headers: clerk });

    expect(store.sandbox.charge(chargeId).refunds.total).toBe(1);
  });

  it("who may do everything is stopped nowhere", async () => {
    const owner = await userWith(["*:*"]);
    const { chargeId, orderId } = await placedOrder(store);

    const answers = await askAll(owner, chargeId, orderId);

    expect(answers.filter(([, status]) => status === 403 || status >= 500)).toEqual([]);
  });
});
