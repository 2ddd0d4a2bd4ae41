/** The form in which emails are compared: the storage API matches them after trimming and lowercasing. */
export function toEmailKey(email: string): string {
  return email.trim().toLowerCase();
}
