import type { SidebarPerson } from "../src/lib/shell.svelte";

export const PEOPLE: SidebarPerson[] = [
  { id: "elske", name: "Elske Vandenberg", contact: "today" },
  { id: "hana", name: "Hana Mizuki", contact: "today" },
  { id: "tomasz", name: "Tomasz Bielak", contact: "Fri" },
  { id: "yusra", name: "Yusra Haddad", contact: "Mon" },
  { id: "nkechi", name: "Nkechi Obiora", contact: "Tue" },
  { id: "declan", name: "Declan Moyle", contact: "Wed" },
  { id: "leif", name: "Leif Sandoval", contact: "3 wk", late: true },
  { id: "rafael", name: "Rafael Quintão", contact: "5 wk", late: true },
];
