import dns, { type LookupAddress } from "node:dns";

import { isPrivateAddress, lookupPublic } from "./public-address";

it.each([
  ["this machine", "127.0.0.1"],
  ["all of this machine", "127.255.255.254"],
  ["any address of this machine", "0.0.0.0"],
  ["a private network", "10.1.2.3"],
  ["a private network's first address", "172.16.0.0"],
  ["a private network's last address", "172.31.255.255"],
  ["a home network", "192.168.1.1"],
  ["a carrier's network", "100.64.0.1"],
  ["the cloud's metadata service", "169.254.169.254"],
  ["a multicast group", "224.0.0.1"],
  ["everybody", "255.255.255.255"],
  ["this machine in IPv6", "::1"],
  ["any address in IPv6", "::"],
  ["this machine's IPv4 address written as IPv6", "::ffff:127.0.0.1"],
  ["the same in hexadecimal", "::ffff:7f00:1"],
  ["an IPv4 address in the last digits of IPv6", "::7f00:1"],
  ["an IPv4 address behind NAT64", "64:ff9b::a00:1"],
  ["an IPv4 address behind a network's own NAT64", "64:ff9b:1::a00:1"],
  ["an IPv4 address in a Teredo tunnel", "2001::f5ff:fffe"],
  ["an IPv4 address in a 6to4 tunnel", "2002:a00:1::1"],
  ["a site's own address", "fec0::1"],
  ["a private network in IPv6", "fd00::1"],
  ["the cloud's metadata service in IPv6", "fd00:ec2::254"],
  ["a link's own address", "fe80::1"],
  ["a link's own address with its zone", "fe80::1%lo"],
  ["a multicast group in IPv6", "ff02::1"],
])("calls private %s: %s", (_what, address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([
  "8.8.8.8",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.167.255.255",
  "223.255.255.255",
  "::ffff:8.8.8.8",
  "2606:4700::1111",
  "2001:4860:4860::8888",
  "64:ff9c::1",
])("calls public %s", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

type Found = { error: Error | null; found: string | LookupAddress[] };

/** Looks up as a connection does. Addresses are their own answer: no network is asked. */
const lookup = (hostname: string, all: boolean) =>
  new Promise<Found>((resolve) => {
    lookupPublic(hostname, { all }, (error, found) => resolve({ error, found }));
  });

describe("a lookup for a connection", () => {
  it("answers a public address, one or all, as the connection asked", async () => {
    expect(await lookup("8.8.8.8", false)).toEqual({ error: null, found: "8.8.8.8" });
    expect(await lookup("8.8.8.8", true)).toEqual({
      error: null,
      found: [{ address: "8.8.8.8", family: 4 }],
    });
  });

  it.each(["localhost", "127.0.0.1", "10.0.0.1", "::1"])(
    "refuses %s, one or all, and names no address",
    async (hostname) => {
      for (const all of [true, false]) {
        const { error, found } = await lookup(hostname, all);
        expect(error?.message).toBe("The address is private");
        expect(found).toBe("");
      }
    },
  );

  it("refuses a name of which any address is private", async () => {
    const addresses = ["8.8.8.8", "10.0.0.1"].map((address) => ({ address, family: 4 }));
    const answer = (...given: unknown[]) =>
      (given.at(-1) as (error: null, found: LookupAddress[]) => void)(null, addresses);
    const resolver = jest.spyOn(dns, "lookup").mockImplementation(answer);
    const { error } = await lookup("two-faced.example", false);
    resolver.mockRestore();
    expect(error?.message).toBe("The address is private");
  });

  it("passes on that there is no such host", async () => {
    const { error } = await lookup(`${"x".repeat(64)}.invalid`, true);
    expect(error).toMatchObject({ syscall: "getaddrinfo" });
  });
});
