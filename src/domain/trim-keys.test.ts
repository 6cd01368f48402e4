import { trimKeys } from "./trim-keys";

it("takes blanks away around keys and secrets, and says which had some", () => {
  const options = {
    secretKey: " skey_test_1\n",
    publicKey: "pkey_test_1",
    webhookSecret: ["b25l", "dHdv\t"],
    checkout: " pay_first",
  };
  expect(trimKeys(options)).toEqual({
    options: {
      secretKey: "skey_test_1",
      publicKey: "pkey_test_1",
      webhookSecret: ["b25l", "dHdv"],
      checkout: " pay_first",
    },
    trimmed: ["secretKey", "webhookSecret"],
  });
});

it.each([undefined, null, "skey_test_1 ", { secretKey: 5 }, { secretKey: "skey_test_1" }])(
  "leaves %j as it is",
  (options) => expect(trimKeys(options)).toEqual({ options, trimmed: [] }),
);
