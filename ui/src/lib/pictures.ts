// Pictures of notes, kept in the file: bytes go in and come out through the one call.
import type { Visibility } from "../generated/Visibility";
import { ApiError, call } from "./api";
import { base64 } from "./base64";
import { toasts } from "./toasts.svelte";

/** The same limit as in the core; checked before a large file is read. */
const MOST_MB = 10;
/** So many pictures stay at hand for when they are scrolled to again. */
const AT_HAND = 24;

const shown = new Map<string, Promise<string>>();

/** Keeps a picture with a meeting; says so where that cannot be, without its name. */
export async function keepPicture(
  meeting: string,
  visibility: Visibility,
  file: File,
): Promise<string | null> {
  if (file.size > MOST_MB * 1024 * 1024) {
    const size = Math.ceil(file.size / 1024 / 1024);
    toasts.show(`The picture has ${size} MB. Pictures of up to ${MOST_MB} MB can be kept.`, {
      kind: "problem",
    });
    return null;
  }
  try {
    const bytes = await base64(file);
    const kept = await call("attachment.add", { meeting, visibility, name: file.name, bytes });
    return kept.markdown;
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
    return null;
  }
}

/** An address for an image. The page may load `data:` and nothing from elsewhere. */
export function pictureUrl(id: string): Promise<string> {
  const known = shown.get(id);
  if (known) return known;
  const url = call("attachment.show", { id }).then(
    ({ kind, bytes }) => `data:${kind};base64,${bytes}`,
  );
  shown.set(id, url);
  // A picture that came back by an undo is asked for again.
  url.catch(() => shown.delete(id));
  for (const oldest of shown.keys()) {
    if (shown.size <= AT_HAND) break;
    shown.delete(oldest);
  }
  return url;
}
