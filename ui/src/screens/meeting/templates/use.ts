// Beginning a one-on-one with a template.
import type { TemplateLine } from "../../../generated/TemplateLine";
import { call } from "../../../lib/api";
import { usePalette } from "../../../lib/palette";
import { change } from "../../../lib/undo";
import type { Session } from "../session.svelte";

/** Puts a template below what stands in the notes; what is typed is stored first. */
export async function begin(session: Session, template: TemplateLine): Promise<void> {
  await session.flush();
  await change(
    "template.apply",
    { template: template.id, meeting: session.id },
    `Template used: ${template.name}`,
  );
}

/** Nothing is written in either part yet. */
export const isEmpty = (session: Session) =>
  session.fields.every((field) => field.text.trim() === "");

/** Offers every template in the palette while the one-on-one is open. */
export function useTemplatePalette(session: Session): void {
  usePalette({
    scopes: ["commands"],
    find: async () => {
      const { templates } = await call("template.list", { hidden: false });
      return templates.map((template) => ({
        id: `template ${template.id}`,
        group: "Do" as const,
        text: `Use template: ${template.name}`,
        words: template.purpose,
        icon: "doc" as const,
        run: () => void begin(session, template),
      }));
    },
  });
}

/** The two to offer first: the first call is another one than those that follow. */
export function suggested(templates: readonly TemplateLine[], held: number): TemplateLine[] {
  const first = templates.find(({ name }) => name === "First meeting");
  const others = templates.filter((template) => template !== first);
  const used = [...others].sort((a, b) => b.used - a.used);
  return (held === 0 && first ? [first, ...used] : used).slice(0, 2);
}
