/** Errors that a person is to read. */

/** `message` is Russian and says what to do next. */
export class PersonError extends Error {}

/** What to show of an error (Russian). Errors that weren't made for people go to the console in full. */
export function explainToPerson(error: unknown): string {
  if (error instanceof PersonError) return error.message;
  console.error(error);
  return 'В расширении произошла ошибка, действие не выполнено. Повторите; если не поможет, сообщите руководителю.';
}
