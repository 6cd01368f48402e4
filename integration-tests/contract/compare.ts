import { type Json } from "./omise-api";
import { type Walk } from "./walk";

export interface Difference {
  /** Which request it was. */
  step: string;
  /** Where in the answer. */
  field: string;
  omise: string;
  sandbox: string;
}

/** Fields whose value has a meaning, not only a form. */
const EXACT =
  /(^|\.)(object|status|code|failure_code|flow|type|currency|paid|expired|reversed|voided|livemode|refundable|order)$/;

/** What only one of the two knows of: an account's own settings, texts for people. */
const OWN = /^(message|location)$|(^|\.)(ip|branch|terminal|description|name|email)$/;

/** Where the sandbox answers otherwise than Omise: in its status, its fields, or their form. */
export function differences(omise: Walk, sandbox: Walk): Difference[] {
  return [...omise].flatMap(([step, real]) => {
    const own = sandbox.get(step);
    if (!own) {
      return [{ step, field: "", omise: String(real.status), sandbox: "was not asked" }];
    }
    const pairs: [string, string, string][] = [
      ["(status)", String(real.status), String(own.status)],
      ["(content type)", real.contentType ?? "", own.contentType ?? ""],
    ];
    const [first, second] = [fieldsOf(real.body), fieldsOf(own.body)];
    for (const field of new Set([...first.keys(), ...second.keys()])) {
      pairs.push([field, first.get(field) ?? "is missing", second.get(field) ?? "is missing"]);
    }
    return pairs
      .filter(([field, one, other]) => one !== other && !OWN.test(field))
      .map(([field, one, other]) => ({ step, field, omise: one, sandbox: other }));
  });
}

/** Each field of an answer with its value, or the form of its value; of a list, the first entry. */
function fieldsOf(value: Json, field = ""): Map<string, string> {
  if (Array.isArray(value)) {
    const first = value.length > 0 ? fieldsOf(value[0], `${field}[]`) : new Map<string, string>();
    return new Map([[field, "a list"], ...first]);
  }
  if (value !== null && typeof value === "object") {
    return new Map(
      Object.entries(value).flatMap(([name, inner]) => [
        ...fieldsOf(inner, field ? `${field}.${name}` : name),
      ]),
    );
  }
  return new Map([[field, EXACT.test(field) ? JSON.stringify(value) : formOf(value)]]);
}

function formOf(value: null | boolean | number | string): string {
  if (typeof value !== "string") {
    return value === null ? "null" : typeof value;
  }
  const [form] = Object.entries(FORMS).find(([, pattern]) => pattern.test(value)) ?? [
    value ? "text" : "empty",
  ];
  return form;
}

const FORMS = {
  "a time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  "an id of test mode": /^[a-z]+_test_[0-9a-z]{19}$/,
  "an id": /^[a-z]+_[0-9a-z]{15,}$/,
  "an address": /^https?:\/\//,
  "a path": /^\//,
};
