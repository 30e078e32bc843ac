export interface Topic {
  id: string;
  text: string;
  raised_by: "mentor" | "mentee";
  mine: boolean;
  every: string | null;
  carried: number;
  snoozed_until: string | null;
  done_on: string | null;
  ready: boolean;
  created_on: string;
}
export interface Prep {
  last_meeting: { id?: string; on: string } | string | null;
  moved: { on: string; kind: string; text: string }[];
  questions: { text: string; why: string }[];
}
