import { ApiError, call } from "./api";
import { go } from "./location.svelte";
import { toasts } from "./toasts.svelte";

/** Opens today's one-on-one with a person, and makes it where there is none. */
export async function startMeeting(person: string, mentorship?: string): Promise<void> {
  try {
    const asked = mentorship === undefined ? { person } : { person, mentorship };
    const meeting = await call("meeting.start", asked);
    go("meeting", meeting.id);
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
