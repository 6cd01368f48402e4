/** A sentence for the shopper. The store's own messages, such as amount limits, are meant for them. */
export function messageOf(error: unknown): string {
  if (error instanceof TypeError) return "The shop cannot be reached. Please try again.";
  if (error instanceof Error && error.message) return error.message;
  return "Something went wrong. Please try again.";
}
