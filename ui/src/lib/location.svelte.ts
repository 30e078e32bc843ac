import { href, parse, type Route, type Screen } from "./router";

let current = $state.raw<Route>(parse(globalThis.location?.hash ?? ""));

/** Where the window is. Read `place.route` in markup or `$derived`. */
export const place = {
  get route(): Route {
    return current;
  },
};

/** Goes to a screen. `replace` leaves no step behind for Back. */
export function go(
  screen: Screen,
  id?: string,
  tab?: string,
  options: { query?: Record<string, string>; replace?: boolean } = {},
): void {
  const target = href(screen, id, tab, options.query);
  if (options.replace) {
    history.replaceState(history.state, "", target);
    current = parse(target);
  } else if (location.hash !== target) {
    location.hash = target;
    // hashchange comes later; screens should not wait for it.
    current = parse(target);
  }
}

/** Follows the address bar of the web view; called once by the app. Returns the way to stop. */
export function followAddress(): () => void {
  const read = () => {
    current = parse(location.hash);
  };
  read();
  addEventListener("hashchange", read);
  return () => removeEventListener("hashchange", read);
}
