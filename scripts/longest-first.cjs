const { default: Sequencer } = require("@jest/test-sequencer");

/** The files that take longest, longest first: begun last, one of them would run alone in the end. */
const LONGEST = [
  "shards/ordinary-1",
  "shards/ordinary-2",
  "browser/admin/",
  "browser/shopper.",
  "browser/pages.",
  "browser/counter/",
  "shards/",
];

/** Keeps all workers busy to the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.includes(`integration-tests/${part}`));
      return at === -1 ? LONGEST.length : at;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
