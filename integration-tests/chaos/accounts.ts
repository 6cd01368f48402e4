import { adminLogin } from "../../demo/store/admin-login";

const COLLECTOR = { email: "collector@example.com", password: "collects-batik" };

/** Of a request with a JSON body. */
export function headers(own: Record<string, string>): Record<string, string> {
  return { "content-type": "application/json", ...own };
}

/** @returns the `authorization` header of a logged-in member of staff */
export async function logIn(url: string): Promise<string> {
  const { token } = await post<{ token: string }>(`${url}/auth/user/emailpass`, {}, adminLogin);
  return `Bearer ${token}`;
}

/** @returns the id of a customer with an account, to whom orders can be transferred */
export async function registerCustomer(url: string, publishableKey: string): Promise<string> {
  const { token } = await post<{ token: string }>(
    `${url}/auth/customer/emailpass/register`,
    {},
    COLLECTOR,
  );
  const { customer } = await post<{ customer: { id: string } }>(
    `${url}/store/customers?fields=id`,
    { "x-publishable-api-key": publishableKey, authorization: `Bearer ${token}` },
    { email: COLLECTOR.email },
  );
  return customer.id;
}

async function post<T>(url: string, own: Record<string, string>, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: "POST",
    headers: headers(own),
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`POST ${new URL(url).pathname}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}
