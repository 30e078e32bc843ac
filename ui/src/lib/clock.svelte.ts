/**
 * The calendar date of the owner, as the core says it. Empty until the core has answered;
 * the screens never ask the system clock, so that tests and time zones agree.
 */
export const clock = $state({ today: "" });
