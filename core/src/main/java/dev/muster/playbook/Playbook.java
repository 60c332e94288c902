package dev.muster.playbook;

import dev.muster.command.Kind;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.Set;

/**
 * A playbook as a list shows it: its newest published version.
 *
 * @param id which
 * @param version number of the newest version
 * @param title its title
 * @param description what it is for; may be empty
 * @param createdAt when its first version was published
 * @param publishedAt when its newest was
 * @param archived true while nothing is declared by it
 */
public record Playbook(
        String id,
        int version,
        String title,
        String description,
        Instant createdAt,
        Instant publishedAt,
        boolean archived) {
    /** The term that every playbook carries. */
    static final Term PUBLISHED = Term.of("published", true);

    /** How playbooks are kept: all in one list, in order of age. */
    public static final Kind<Playbook> KIND =
            new Kind<>("playbook.playbook", Playbook.class, Playbook::id, p -> Set.of(PUBLISHED), p -> p.createdAt()
                    .toEpochMilli());

    /** The same, in use or not. */
    Playbook archived(boolean now) {
        return new Playbook(id, version, title, description, createdAt, publishedAt, now);
    }
}
