import { readPage, tableRowsOf } from "./markdown";

/** docs/security.md names tests that there are: their files are in the repository, and not in the package. */

const PAGE = "docs/security.md";

const proofs = tableRowsOf(readPage(PAGE)).map(([threat, , test]) => {
  const [, path, title] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
  return { threat, path, title };
});

it.each(proofs.map((proof) => [proof.threat, proof] as const))(
  "who %s: is stopped, by a test that there is",
  (_, { path, title }) => {
    expect(readPage(path)).toContain(`"${title}"`);
  },
);
