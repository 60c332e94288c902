package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook's next version is to say, as far as it is written. Nobody runs by it, and only those who may edit
 * playbooks read it.
 *
 * @param playbook which playbook, or the one that it is to become
 * @param version 1 at first, one more each time it is saved
 * @param basedOn the published version that it was begun on; 0 for none
 * @param content what it says; any part of it may be missing or wrong
 * @param people those whom the content names and the directory knew when it was saved
 * @param savedAt when it was saved last
 * @param savedBy who saved it
 */
record PlaybookDraft(
        String playbook,
        int version,
        int basedOn,
        PlaybookContent content,
        List<Added> people,
        Instant savedAt,
        PersonId savedBy) {
    /** The term that every draft carries. */
    static final Term ALL = Term.of("draft", true);

    /** How drafts are kept: all in one list, the latest last. */
    static final Kind<PlaybookDraft> KIND = new Kind<>(
            "playbook.draft", PlaybookDraft.class, PlaybookDraft::playbook, d -> Set.of(ALL), d -> d.savedAt()
                    .toEpochMilli());

    /** Someone whom the content names; null when nobody was there under that id. */
    @Nullable
    Added named(PersonId person) {
        return people.stream()
                .filter(p -> p.person().equals(person))
                .findFirst()
                .orElse(null);
    }
}
