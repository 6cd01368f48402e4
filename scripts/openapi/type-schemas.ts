import { join } from "node:path";

import ts from "typescript";

import { ROOT } from "../docs/markdown";

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 has it. */
export type Schema = Record<string, unknown>;

/**
 * JSON Schemas of types in the source: what an answer is said to be at compile time is what the OpenAPI
 * file says. Interfaces and unions that have a name become components of theirs.
 */
export class TypeSchemas {
  /** By name, those that were asked for and what they refer to. */
  readonly components: Record<string, Schema> = {};
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;

  /** @param files from the repository's root; what they import is read only if it is one of them */
  constructor(private readonly files: string[]) {
    const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) =>
      ts.sys.readFile(path),
    ) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    this.program = ts.createProgram(
      files.map((file) => join(ROOT, file)),
      { ...options, noEmit: true, noResolve: true, types: [] },
    );
    this.checker = this.program.getTypeChecker();
  }

  /** @param name of an exported type */
  schemaOf(name: string): Schema {
    return this.convert(this.typeNamed(name));
  }

  private typeNamed(name: string): ts.Type {
    for (const file of this.files) {
      const source = this.program.getSourceFile(join(ROOT, file))!;
      const module = this.checker.getSymbolAtLocation(source);
      const symbol =
        module && this.checker.getExportsOfModule(module).find((one) => one.name === name);
      if (symbol) {
        return this.checker.getDeclaredTypeOfSymbol(symbol);
      }
    }
    throw new Error(`None of the files exports ${name}`);
  }

  private convert(type: ts.Type): Schema {
    const name = nameOf(type);
    if (!name) {
      return this.structureOf(type);
    }
    if (!(name in this.components)) {
      this.components[name] = {}; // it may refer to itself
      this.components[name] = this.structureOf(type);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private structureOf(type: ts.Type): Schema {
    if (type.isUnion()) {
      return this.unionOf(type.types);
    }
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
      throw new Error("The type of an answer is not known: is its file among those that are read?");
    }
    if (type.isLiteral()) {
      return { const: type.value };
    }
    const { checker } = this;
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return { type: "array", items: this.convert(item) };
    }
    const plain = PLAIN.find(([flag]) => type.flags & flag)?.[1];
    if (plain) {
      return plain === "boolean literal"
        ? { const: checker.typeToString(type) === "true" }
        : { type: plain };
    }
    const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return values
      ? { type: "object", additionalProperties: this.convert(values) }
      : this.objectOf(type);
  }

  private unionOf(types: readonly ts.Type[]): Schema {
    const texts = types.filter((type) => type.isStringLiteral());
    const others = types.filter((type) => !type.isStringLiteral() && !isUndefined(type));
    const isBoolean =
      others.filter((type) => type.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const parts: Schema[] = [
      ...(texts.length ? [{ type: "string", enum: texts.map(({ value }) => value) }] : []),
      ...(isBoolean ? [{ type: "boolean" }] : []),
      ...others
        .filter((type) => !(isBoolean && type.flags & ts.TypeFlags.BooleanLiteral))
        .map((type) => this.convert(type)),
    ];
    return parts.length === 1 ? parts[0] : { anyOf: parts };
  }

  private objectOf(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const schema = this.convert(this.checker.getTypeOfSymbol(property));
      const description = ts.displayPartsToString(property.getDocumentationComment(this.checker));
      properties[property.name] = description ? { ...schema, description } : schema;
      if (!(property.flags & ts.SymbolFlags.Optional)) {
        required.push(property.name);
      }
    }
    return { type: "object", properties, ...(required.length ? { required } : {}) };
  }
}

const PLAIN: [ts.TypeFlags, string][] = [
  [ts.TypeFlags.String, "string"],
  [ts.TypeFlags.Number, "number"],
  [ts.TypeFlags.Null, "null"],
  [ts.TypeFlags.BooleanLiteral, "boolean literal"],
  [ts.TypeFlags.Boolean, "boolean"],
];

function isUndefined({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Undefined) !== 0;
}

/** What the source calls it; nothing for one that is written where it is used, and for the language's own. */
function nameOf({ aliasSymbol, symbol }: ts.Type): string | undefined {
  const named = aliasSymbol ?? symbol;
  const declaration = (named as ts.Symbol | undefined)?.declarations?.[0];
  const isNamed =
    declaration &&
    (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration));
  return isNamed && !declaration.getSourceFile().isDeclarationFile ? named.name : undefined;
}
