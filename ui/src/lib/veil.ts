// Whether private text starts hidden: a choice of this window, for people who often share it.
const KEY = "private-starts-veiled";

export function startsVeiled(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

export function setStartsVeiled(veiled: boolean): void {
  try {
    localStorage.setItem(KEY, veiled ? "yes" : "no");
  } catch {
    // Storage is switched off: the choice lasts as long as the window.
  }
}
