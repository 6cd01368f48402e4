import { readFileSync } from "node:fs";
import { join } from "node:path";

import Ajv2020 from "ajv/dist/2020";

import { ROOT } from "../docs/markdown";

/** An answer as it came. */
export interface Answered {
  status: number;
  /** Its `Content-Type`; none where there is no body. */
  type?: string;
  /** Parsed, if it is JSON. */
  body: unknown;
}

const JSON_TYPE = "application/json";

interface Response {
  content?: Record<string, unknown>;
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
}

/** Checks answers of the running routes against docs/openapi.json. */
export class AnswerChecker {
  /** The operations that answered as wished, each as `get /atome-qr/health`. */
  readonly seen: string[] = [];
  /** What did not fit. */
  readonly faults: string[] = [];
  private readonly document = readDocument();
  private readonly ajv = new Ajv2020({ strict: false }).addSchema(this.document, "api");

  /**
   * @param address with or without a query; one that is no route of the plugin's is ignored
   */
  check(method: string, address: string, { status, type, body }: Answered): void {
    const [path, query = ""] = address.split("?");
    const template = this.findPath(path);
    const operation = template && this.document.paths[template][method];
    // A list's items have only the fields that were asked for.
    if (!operation || /(^|&)fields=/.test(query)) {
      return;
    }
    const { responses } = operation;
    const isExpected = String(status) in responses;
    const [wished] = Object.keys(responses);
    if (String(status) === wished) {
      this.seen.push(`${method} ${template}`);
    }
    const key = isExpected ? String(status) : "default";
    const { content } = responses[key];
    const what = `${method} ${template} ${status}`;
    if (content && type?.includes(JSON_TYPE) && JSON_TYPE in content) {
      this.validate(what, pointerTo(template, method, key), body);
    } else if (content && !Object.keys(content).some((one) => isOfType(one, type))) {
      this.faults.push(`${what}: is ${type}, not ${Object.keys(content).join(" or ")}`);
    }
  }

  private validate(what: string, pointer: string, body: unknown): void {
    // Compiled once for each answer of a route; a schema of its own would be compiled each time.
    const isValid = this.ajv.getSchema(`api#${pointer}`)!;
    if (!isValid(body)) {
      this.faults.push(
        `${what}: ${this.ajv.errorsText(isValid.errors, { dataVar: "the answer" })}`,
      );
    }
  }

  /** `/charges/export` before `/charges/{id}`. */
  private findPath(path: string): string | undefined {
    const { paths } = this.document;
    return path in paths
      ? path
      : Object.keys(paths).find((one) =>
          new RegExp(`^${one.replace(/{\w+}/g, "[^/]+")}$`).test(path),
        );
  }
}

/** @param wanted such as `image/*` */
function isOfType(wanted: string, type = ""): boolean {
  return type.startsWith(wanted.replace("*", ""));
}

function pointerTo(path: string, method: string, status: string): string {
  const keys = ["paths", path, method, "responses", status, "content", JSON_TYPE];
  const escaped = keys.map((key) =>
    encodeURIComponent(key.replace(/~/g, "~0").replace(/\//g, "~1")),
  );
  return `/${escaped.join("/")}/schema`;
}

/** Strict: what an answer has besides is a fault here, while clients are to ignore it. */
function readDocument(): Document {
  const text = readFileSync(join(ROOT, "docs/openapi.json"), "utf8");
  return JSON.parse(text, (key, value: unknown) => {
    const isClosed = isObject(value) && value.type === "object" && "properties" in value;
    return isClosed && key !== "properties" ? { additionalProperties: false, ...value } : value;
  }) as Document;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
