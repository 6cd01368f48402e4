import type {
  CounterProduct,
  CounterReceipt,
  CounterSale,
  CounterSaleInput,
  CounterSalesAnswer,
  CounterSetup,
} from "../../src/admin-api/counter-types";
import { AtomeAdmin } from "./atome-admin";
import { type TestStore } from "./store-suite";

type Answer<T> = Promise<{ status: number; data: T & { code?: string; message?: string } }>;

/** A till, as its page or another maker's software uses the routes. */
export class Till {
  private constructor(
    readonly admin: AtomeAdmin,
    readonly id: string,
  ) {}

  static async open(store: TestStore, id = "till_test"): Promise<Till> {
    return new Till(await AtomeAdmin.logIn(store), id);
  }

  sell(input: Partial<CounterSaleInput>, key = `sale-${++sales}`): Answer<{ sale: CounterSale }> {
    const body = { idempotency_key: key, till_id: this.id, ...input };
    return this.admin.ask("post", "/counter/sales", body);
  }

  async sold(input: Partial<CounterSaleInput>, key?: string): Promise<CounterSale> {
    const { status, data } = await this.sell(input, key);
    if (status !== 200) {
      throw new Error(`${status} ${data.code}: ${data.message}`);
    }
    return data.sale;
  }

  async sale(id: string, query = ""): Promise<CounterSale> {
    const path = `/counter/sales/${id}${query}`;
    return (await this.admin.ask<{ sale: CounterSale }>("get", path)).data.sale;
  }

  cancel(id: string, body: unknown = {}): Answer<{ sale: CounterSale }> {
    return this.admin.ask("post", `/counter/sales/${id}/cancel`, body);
  }

  async sales(query = ""): Promise<CounterSalesAnswer> {
    return (await this.admin.ask<CounterSalesAnswer>("get", `/counter/sales${query}`)).data;
  }

  products(q: string): Answer<{ products: CounterProduct[] }> {
    return this.admin.ask("get", `/counter/products?q=${encodeURIComponent(q)}`);
  }

  async product(q: string): Promise<CounterProduct> {
    return (await this.products(q)).data.products[0];
  }

  async setup(): Promise<CounterSetup> {
    return (await this.admin.ask<CounterSetup>("get", "/counter/setup")).data;
  }

  async receipt(id: string): Promise<CounterReceipt> {
    const path = `/counter/sales/${id}/receipt`;
    return (await this.admin.ask<{ receipt: CounterReceipt }>("get", path)).data.receipt;
  }
}

let sales = 0;
