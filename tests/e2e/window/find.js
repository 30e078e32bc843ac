// Finds what a person would find: by role and accessible name, among what can be seen.
// arguments: role, name ("" for any), name of the region it is in ("" for anywhere).
// Answers with the element or null.
const [role, name, region] = arguments;
const SELECTORS = {
  button: "button, [role=button], summary",
  link: "a[href], [role=link]",
  textbox:
    "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, [role=textbox], [role=searchbox], [role=combobox], [contenteditable=true]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  radio: "input[type=radio], [role=radio]",
  tab: "[role=tab]",
  option: "[role=option], option",
  menuitem: "[role=menuitem]",
  combobox: "select, [role=combobox]",
  heading: "h1, h2, h3, h4, [role=heading]",
  dialog: "dialog[open], [role=dialog]",
};
const squeezed = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function accessibleName(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return squeezed(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return squeezed(label);
  if (element.labels?.length) return squeezed([...element.labels].map((one) => one.textContent).join(" "));
  if (!element.matches(SELECTORS.textbox) && squeezed(element.innerText)) return squeezed(element.innerText);
  return squeezed(element.getAttribute("placeholder") ?? element.getAttribute("title"));
}

// A hidden checkbox under a drawn one is what people click all the same.
const seen = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

// Behind a modal dialog nothing can be reached.
const modal = [...document.querySelectorAll("dialog[open]")].filter((one) => one.matches(":modal")).at(-1);
// A message has no name; it is known by how it begins.
const REGIONS = "section, aside, nav, fieldset, [role=region], [role=group], [role=status], dialog, article, form";
const within = (element) => {
  for (let at = element.closest(REGIONS); at; at = at.parentElement?.closest(REGIONS)) {
    if (squeezed(at.getAttribute("aria-label")) === region) return true;
    if (at.matches("[role=status]") && squeezed(at.innerText).startsWith(region)) return true;
  }
  return region === "";
};
const selector = SELECTORS[role] ?? `[role=${role}]`;
const all = [...(modal?.matches(selector) ? [modal] : []), ...(modal ?? document).querySelectorAll(selector)]
  .filter(seen)
  .filter(within);
const named = all.map((element) => ({ element, name: accessibleName(element) }));
const found =
  named.find((one) => name === "" || one.name === name) ??
  named.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
  named.find((one) => one.name.startsWith(name)) ??
  named.find((one) => one.name.includes(name));
found?.element.scrollIntoView({ block: "nearest" });
return found?.element ?? null;
