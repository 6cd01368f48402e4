import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { ROOT } from "./markdown";

/**
 * The server's files. What a browser bundles, and the words of shoppers and staff in other languages,
 * are no messages of its log or boot.
 */
export const SERVER_FILES = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .filter((path) => !/(^|\/)(test-support|migrations|error-messages)\//.test(path))
  .filter((path) => !/^(admin|storefront|shopper-texts)\//.test(path))
  .map((path) => `src/${path}`);

/** A text in the source, with `…` for what is filled in, up to its first line break. */
export interface SourceText {
  text: string;
  /** The expression itself. */
  node: ts.Expression;
}

function parse(path: string): ts.SourceFile {
  const source = readFileSync(join(ROOT, path), "utf8");
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
}

/** The keys of a constant, or the texts of a union type, at the top of a file. */
export function namesOf(path: string, name: string): string[] {
  for (const statement of parse(path).statements) {
    const [constant] = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [];
    if (constant?.name.getText() === name) {
      return keysOf(constant.initializer!);
    }
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) {
      return textsIn(statement.type);
    }
  }
  throw new Error(`${path} has no ${name}`);
}

function keysOf(expression: ts.Expression): string[] {
  const value = ts.isAsExpression(expression) ? expression.expression : expression;
  return ts.isObjectLiteralExpression(value)
    ? value.properties.map((property) => property.name!.getText())
    : [];
}

function textsIn(type: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(type);
  return found;
}

/** Every text of a file; of texts that are added up, the first. */
export function textsOf(path: string): SourceText[] {
  const texts: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    const whole = isText(node) && !isContinued(node) ? wholeOf(node) : undefined;
    if (whole !== undefined) {
      texts.push({ text: whole.trim().split("\n")[0], node: node as ts.Expression });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return texts;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function wholeOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…")
    : node.text;
}

function isContinued({ parent, pos }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && parent.right.pos === pos;
}

/** Whether it says something to a person: two words, besides what is filled in. */
export function isSentence(text: string): boolean {
  return /[a-z]+[,:]? [a-z]+/i.test(text);
}
