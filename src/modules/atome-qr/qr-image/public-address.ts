import { BlockList, isIP, type LookupFunction } from "node:net";
import { lookup } from "node:dns";

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
// Not ::ffff:0:0/96: BlockList would find every IPv4 address in it, and by itself it checks an
// IPv4 address written as IPv6 against the list above.
for (const [network, prefix] of [
  ["::", 96], // "IPv4-compatible": an IPv4 address in the last 32 bits
  ["64:ff9b::", 96], // so have these: behind a translator, and in the tunnels Teredo and 6to4
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/** Whether an address is on this machine or its private networks: none of a redirect's business. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * A DNS lookup that refuses private addresses, for the connection itself: a name checked before
 * and resolved again could have changed in between.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const refused = addresses?.some(({ address }) => isPrivateAddress(address));
    if (error || refused) {
      callback(error ?? new Error("The address is private"), "", 4);
    } else if (options.all) {
      callback(null, addresses);
    } else {
      callback(null, addresses[0].address, addresses[0].family);
    }
  });
};
