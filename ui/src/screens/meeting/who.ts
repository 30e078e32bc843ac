/** The name one calls a person by in a short line. */
export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
