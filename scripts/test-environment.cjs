const vm = require("node:vm");

const { TestEnvironment } = require("jest-environment-node");

/** Those of the outer context, as in Jest's own environment: Node's buffers are made of them. */
const SHARED = ["ArrayBuffer", "Uint8Array"];

/** Of what Node makes only when it is read, what is read or written first is kept. */
function handOver(global, watched, key) {
  const descriptor = Object.getOwnPropertyDescriptor(watched, key);
  if (!descriptor.get || !descriptor.configurable) return descriptor;
  const { enumerable } = descriptor;
  const keep = (value) => {
    const kept = { value, enumerable, configurable: true, writable: true };
    return Object.defineProperty(global, key, kept)[key];
  };
  return { enumerable, configurable: true, get: () => keep(watched[key]), set: keep };
}

/**
 * Jest's environment for Node, in a context whose globals are not watched. Jest sees each write to
 * one through a proxy, to give memory back between files; it makes each read (`Math`, `Map`,
 * `Object`) some sixty times as slow as in Node, and a QR code takes seconds to read.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const watched = this.global;
    const global = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    for (const key of Reflect.ownKeys(watched)) {
      if (!Object.hasOwn(global, key) || SHARED.includes(key)) {
        Object.defineProperty(global, key, handOver(global, watched, key));
      }
    }
    global.global = global;
    global.Error.stackTraceLimit = watched.Error.stackTraceLimit;
    this.global = global;
    this.context = global;
    // Jest's own, which act upon the globals they are given.
    this.moduleMocker = new this.moduleMocker.constructor(global);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global,
    });
  }
};
