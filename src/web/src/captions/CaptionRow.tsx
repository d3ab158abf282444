import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../api/captions';
import conversation from '../calls/Conversation.module.css';
import { duration } from '../format/formats';
import { ObjectionMark } from '../ui/ObjectionMark';

interface CaptionRowProps {
  caption: Caption;
  /** Begins a turn, so the speaker is named. */
  named: boolean;
  /** Somebody was led here. */
  pointed: boolean;
}

export const CaptionRow = memo(function CaptionRow({ caption, named, pointed }: CaptionRowProps) {
  const { t } = useTranslation();
  return (
    <li
      className={conversation.utterance}
      data-testid="caption"
      data-caption={caption.id}
      data-speaker={caption.speaker}
      data-current={pointed}
      data-objection={caption.objections.length > 0}
      aria-current={pointed ? 'true' : undefined}
    >
      {named && <span className={conversation.speaker}>{t(`speaker.${caption.speaker}`)}</span>}
      <div className={conversation.bubble}>
        <span className={conversation.moment}>{duration(caption.start)}</span>
        <div className={conversation.said}>
          <p lang={caption.language}>{caption.text}</p>
          {caption.objections.length > 0 && (
            <span className={conversation.marks}>
              {caption.objections.map((found) => (
                <span key={found.label} className={conversation.mark}>
                  <ObjectionMark label={found.label} testId="objection-mark" />
                </span>
              ))}
            </span>
          )}
        </div>
      </div>
    </li>
  );
});
