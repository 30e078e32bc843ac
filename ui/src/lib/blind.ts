// Whether the previous score is hidden until a new one is given: a choice of this window.
import { recall, remember } from "./remember";

const KEY = "blind-rating";

export const ratesBlind = (): boolean => recall(KEY) !== "no";

export const setRatesBlind = (blind: boolean): void => remember(KEY, blind ? "yes" : "no");
