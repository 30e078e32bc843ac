import { Facet } from "@codemirror/state";

export interface Person {
  /** What is typed after @. */
  handle: string;
  name: string;
}
export interface Tag {
  /** What is typed after #. */
  slug: string;
  name: string;
}

/** What the screen gives the editor; read anew each time, so it may change. */
export interface EditorConfig {
  people: () => readonly Person[];
  tags: () => readonly Tag[];
  /** Today, for the words of a due chip. */
  today: () => string;
  onlink: (url: string) => void;
  /** Reads words such as "next tuesday" as a date; null where they are none. */
  resolveDate: ((words: string) => Promise<string | null>) | undefined;
  /** Keeps a picture and gives back how the note refers to it; null where it was not kept. */
  attach: ((file: File) => Promise<string | null>) | undefined;
  /** An address of a kept picture that an image can show. */
  picture: ((id: string) => Promise<string>) | undefined;
  /** Tab: true where the screen used it; a text takes the place of the line. */
  ontab: (line: string) => boolean | string;
}

export const editorConfig = Facet.define<EditorConfig, EditorConfig | undefined>({
  combine: (values) => values[0],
});
