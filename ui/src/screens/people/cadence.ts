/** How often two people mean to meet, for choosing. */
export const CADENCES = [
  { value: "weekly", text: "Every week" },
  { value: "biweekly", text: "Every 2 weeks" },
  { value: "every 3 weeks", text: "Every 3 weeks" },
  { value: "monthly", text: "Every month" },
  { value: "quarterly", text: "Every quarter" },
  { value: "none", text: "I do not mentor them" },
] as const;

/** "biweekly" as people say it; a cadence of its own keeps its words: "every 10 days". */
export function cadenceWords(cadence: string): string {
  const known = CADENCES.find(({ value }) => value === cadence);
  return known?.text ?? cadence.charAt(0).toUpperCase() + cadence.slice(1);
}
