import { useEffect, useState } from 'react';
import { useOpenCalls } from '../live/LiveProvider';
import { addCaption, noCaptions, takeAnswer, type CaptionList } from './captionList';

/** The captions of a call as they come, as long as they are wanted. */
export function useCaptions(callId: number, wanted: boolean): CaptionList {
  const calls = useOpenCalls();
  const [list, setList] = useState(noCaptions);
  useEffect(() => {
    if (calls === null || !wanted) {
      return;
    }
    return calls.open(callId, {
      answered: (answer) => setList((held) => takeAnswer(held, answer)),
      captionAdded: (caption) => setList((held) => addCaption(held, caption)),
      hearingChanged: (hearing) => setList((held) => ({ ...held, hearing })),
    });
  }, [calls, callId, wanted]);
  return list;
}
