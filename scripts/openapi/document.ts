import { z } from "@medusajs/framework/zod";

import { ADMIN_OPERATIONS } from "./admin-operations";
import { type Answer, type Operation } from "./operation";
import { PUBLIC_OPERATIONS } from "./public-operations";
import { type Schema, TypeSchemas } from "./type-schemas";

export const OPERATIONS = [...ADMIN_OPERATIONS, ...PUBLIC_OPERATIONS];

/** Where the types of the answers are, and what those refer to. */
const ANSWER_FILES = [
  "src/admin-api/types.ts",
  "src/admin-api/counter-types.ts",
  "src/domain/answers.ts",
  "src/domain/atome.ts",
  "src/domain/counter.ts",
  "src/domain/display.ts",
  "src/domain/status.ts",
  "src/storefront/state.ts",
];

const DESCRIPTION =
  "The HTTP routes of medusa-payment-atome-qr. Amounts are minor units, times ISO 8601 in UTC. What they do is in docs/reference.md and docs/admin.md. With `fields`, the items of a list have only what was asked for. This file is written by `npm run openapi`.";

const HTML = "text/html";

const ERROR: Schema = {
  type: "object",
  description: "The codes are in docs/troubleshooting.md.",
  properties: {
    type: { type: "string" },
    code: { type: "string" },
    message: { type: "string" },
  },
  required: ["message"],
};

const SECURITY = {
  admin: [{ session: [] }, { bearer: [] }, { secretKey: [] }],
  store: [{ publishableKey: [] }],
} as const;

const SCHEMES = {
  session: { type: "apiKey", in: "cookie", name: "connect.sid" },
  bearer: { type: "http", scheme: "bearer" },
  secretKey: {
    type: "http",
    scheme: "basic",
    description: "A secret API key as the name, without a password.",
  },
  publishableKey: { type: "apiKey", in: "header", name: "x-publishable-api-key" },
};

/** docs/openapi.json: from the validators and types that the routes have. */
export function describeApi() {
  const types = new TypeSchemas(ANSWER_FILES);
  const paths: Record<string, Record<string, Schema>> = {};
  for (const operation of OPERATIONS) {
    (paths[operation.path] ??= {})[operation.method] = describeOperation(operation, types);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Atome QR for Medusa", version: "1", description: DESCRIPTION },
    paths,
    components: {
      securitySchemes: SCHEMES,
      schemas: { ...types.components, Error: ERROR },
    },
  };
}

function describeOperation(operation: Operation, types: TypeSchemas): Schema {
  const { path, summary, body, status = 200, also = [], errors = [] } = operation;
  const area = path.split("/")[1];
  const parameters = [
    ...[...path.matchAll(/{(\w+)}/g)].map(([, name]) => parameter("path", name)),
    ...(operation.headers ?? []).map((name) => parameter("header", name)),
    ...queryParameters(operation.query),
  ];
  const isPage = operation.content === HTML || status === 303;
  const content = { ...(isPage ? { [HTML]: {} } : {}), ...json(refTo("Error")) };
  const failure = { description: "Refused, or failed", content };
  return {
    summary,
    tags: [area === "atome-qr" ? "pages" : area],
    ...(area in SECURITY ? { security: SECURITY[area as keyof typeof SECURITY] } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(inputOf(body)) } } : {}),
    responses: {
      ...Object.fromEntries(
        [status, ...also].map((one) => [one, describeAnswer(operation, types)]),
      ),
      ...Object.fromEntries(errors.map((one) => [one, failure])),
      default: failure,
    },
  };
}

function describeAnswer({ status, answer, content }: Operation, types: TypeSchemas): Schema {
  const description = status === 303 ? "Leads to another page" : "Done";
  if (answer) {
    return { description, content: json(schemaOf(answer, types)) };
  }
  return { description, ...(content ? { content: { [content]: {} } } : {}) };
}

function schemaOf(answer: Answer, types: TypeSchemas): Schema {
  if (typeof answer === "string") {
    return answer === "Error" ? refTo(answer) : types.schemaOf(answer);
  }
  if (Array.isArray(answer)) {
    return { type: "array", items: types.schemaOf(answer[0]) };
  }
  const properties = Object.entries(answer).map(([key, value]) => [
    key,
    isSchema(value) ? value.schema : schemaOf(value, types),
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties) as Schema,
    required: Object.keys(answer),
  };
}

function isSchema(value: object | string): value is { schema: Schema } {
  return typeof value === "object" && "schema" in value;
}

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema) => ({ "application/json": { schema } });

function parameter(place: "path" | "header", name: string): Schema {
  return { in: place, name, required: true, schema: { type: "string" } };
}

function queryParameters(query: Operation["query"]): Schema[] {
  const schema = query instanceof z.ZodType ? inputOf(query) : (query ?? {});
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(
    ([name, { description, ...of }]) => ({
      ...{ in: "query", name, required: required.includes(name), schema: of },
      ...(description ? { description } : {}),
    }),
  );
}

/** What a validator takes, before it reads it. */
function inputOf(validator: z.ZodType): Schema {
  const schema: Schema = z.toJSONSchema(validator, { io: "input", unrepresentable: "any" });
  delete schema.$schema; // OpenAPI 3.1's own
  return schema;
}
