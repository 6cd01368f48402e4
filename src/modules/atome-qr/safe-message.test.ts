import { AtomeQrError } from "../../domain/errors";
import { OmiseError } from "../../omise";
import { safeMessage } from "./safe-message";

describe("what may be logged of an error", () => {
  it("is the message of an error of ours", () => {
    expect(safeMessage(new AtomeQrError("charge_not_paid", "Not paid."))).toBe("Not paid.");
    expect(safeMessage(new OmiseError("No answer.", { code: "timeout" }))).toBe("No answer.");
  });

  it("is the message of one that went through a nested workflow", () => {
    expect(safeMessage({ name: "Error", message: "Out of stock" })).toBe("Out of stock");
  });

  it("holds no query with its values, only why it failed", () => {
    const error = new Error(
      `update "payment_session" set "data" = '{"download_uri":"https://api.omise.co/x/1"}' - connection terminated`,
    );
    expect(safeMessage(error)).toBe("Database error: connection terminated");
  });

  it("holds no link", () => {
    expect(safeMessage(new Error("GET https://api.omise.co/charges/1?x=2 failed"))).toBe(
      "GET <link> failed",
    );
  });

  it("holds no e-mail address", () => {
    expect(safeMessage(new Error("Customer <somchai@example.com> exists"))).toBe(
      "Customer <<e-mail>> exists",
    );
  });

  it.each([undefined, null, "text", 1, {}])("is a sentence even for %p", (thrown) => {
    expect(safeMessage(thrown)).toBe("Unexpected error");
  });
});
