/** Which of the six shades (0-5) shows a level of a scale that ends at `top`. 0 stays 0. */
export function rampStep(level: number, top: number): number {
  if (level <= 0 || top <= 0) return 0;
  if (top <= 5) return Math.min(5, Math.round(level));
  return Math.max(1, Math.min(5, Math.round((level / top) * 5)));
}

/** Who rated. Each voice has its own shape, so that colour is never needed. */
export type Voice = "self" | "mentor" | "peers" | "agreed" | "target";

export const VOICE_NAMES: Record<Voice, string> = {
  self: "Self",
  mentor: "Mentor",
  peers: "Peers",
  agreed: "Agreed",
  target: "Target",
};
