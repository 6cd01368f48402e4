import { type AxiosInstance, type AxiosResponse } from "axios";

import { type Answered, type AnswerChecker } from "../../scripts/openapi/check-answers";

/** Has each answer that a test gets compared with what docs/openapi.json says of its route. */
export function checkAnswers(api: AxiosInstance, checker: AnswerChecker): void {
  const check = (response: AxiosResponse) => {
    const { method = "get", url = "" } = response.config;
    if (method.toLowerCase() !== "head") {
      checker.check(method.toLowerCase(), url, toAnswered(response));
    }
  };
  api.interceptors.response.use(
    (response) => {
      check(response);
      return response;
    },
    (error: Error & { response?: AxiosResponse }) => {
      if (error.response) {
        check(error.response);
      }
      return Promise.reject(error);
    },
  );
}

/** Some tests ask for the bytes, or the text, of what may be JSON. */
function toAnswered({ status, headers, data }: AxiosResponse<unknown>): Answered {
  const { "content-type": type } = headers as Record<string, string | undefined>;
  const isRaw = typeof data === "string" || Buffer.isBuffer(data);
  const body: unknown = isRaw && type?.includes("json") ? JSON.parse(data.toString()) : data;
  return { status, type, body };
}
