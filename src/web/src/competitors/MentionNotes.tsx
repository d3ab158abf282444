import { useMentions } from './MentionsOfCall';
import { MentionNote } from './MentionNote';
import classes from './Mentions.module.css';

/** What an utterance says of competitors' prices. */
export function MentionNotes({ ordinal }: { ordinal: number }) {
  const mentions = useMentions(ordinal);
  return mentions.length === 0 ? null : (
    <span className={classes.notes}>
      {mentions.map((mention) => (
        <MentionNote key={mention.start} mention={mention} />
      ))}
    </span>
  );
}
