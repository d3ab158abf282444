/** What a screen shows while it waits to be paired. */
export interface ScreenCode {
  code: string;
  /** What the screen asks with; it is not shown. */
  secret: string;
  expiresAt: string;
}

/** A screen on a wall that shows the Board without sign-in. */
export interface PairedScreen {
  id: number;
  name: string;
  showsNames: boolean;
  /** Empty: every team. */
  teamIds: number[];
  pairedAt: string;
  pairedBy: string;
  lastSeenAt: string | null;
}
