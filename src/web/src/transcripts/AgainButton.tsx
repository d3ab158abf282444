import type { CallDetail } from '../api/types';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { HearAgain } from './HearAgain';
import { useTranscripts } from './useTranscripts';

/** Offers to transcribe again where that can be done: a kept recording, an engine, a right, and none being made. */
export function AgainButton({ call }: { call: CallDetail }) {
  const { role } = useSession();
  const transcripts = useTranscripts(call.id).data;
  const [first, ...more] = transcripts?.engines ?? [];
  const open = transcripts?.items.some((one) => one.state === 'requested' || one.state === 'ready') ?? true;
  return first !== undefined && !open && call.recording === 'ready' && may(role, 'transcribe') ? (
    <HearAgain callId={call.id} own={call.language} engines={[first, ...more]} />
  ) : null;
}
