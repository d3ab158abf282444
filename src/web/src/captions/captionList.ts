import type { Caption, CaptionsOfCall, Hearing } from '../api/captions';

/** What a page holds of a call's captions, in the order in which it was said. */
export interface CaptionList {
  captions: readonly Caption[];
  /** Null until the server has answered. */
  hearing: Hearing | null;
  /** The transcript has taken their place. */
  replaced: boolean;
}

export const noCaptions: CaptionList = { captions: [], hearing: null, replaced: false };

/** Takes in the server's answer, which may lack what was told while it was on its way. */
export function takeAnswer(list: CaptionList, { captions, hearing, replaced }: CaptionsOfCall): CaptionList {
  return { captions: replaced ? [] : placed(list.captions, captions), hearing, replaced };
}

export function addCaption(list: CaptionList, caption: Caption): CaptionList {
  return list.replaced ? list : { ...list, captions: placed(list.captions, [caption]) };
}

/** Who is heard late has the caption where it was said, not at the end. */
function placed(held: readonly Caption[], come: readonly Caption[]): Caption[] {
  const byId = new Map([...held, ...come].map((caption) => [caption.id, caption]));
  return [...byId.values()].sort((a, b) => a.start - b.start || a.id - b.id);
}

/** Whether there is anything to show, or may be soon. */
export function hasCaptions(list: CaptionList): boolean {
  return !list.replaced && (list.captions.length > 0 || list.hearing?.isHeard === true);
}
