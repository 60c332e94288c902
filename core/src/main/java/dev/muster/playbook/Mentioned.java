package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.Added;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whom a content names that nobody has checked: any part of it may be missing. */
final class Mentioned {
    /** So many are looked up; a content that can be published names fewer. */
    private static final int MOST = 1_000;

    private Mentioned() {}

    /** Those who are known, each once. */
    static List<Added> in(PlaybookContent content, RulePlans rules, Function<PersonId, Optional<Added>> known) {
        Set<PersonId> ids = new LinkedHashSet<>(content.invite());
        content.roles().stream().filter(Objects::nonNull).forEach(r -> {
            ids.add(r.primary());
            ids.add(r.backup());
        });
        content.checklists().stream()
                .filter(Objects::nonNull)
                .flatMap(c -> c.tasks().stream())
                .filter(Objects::nonNull)
                .forEach(t -> {
                    ids.add(t.owner());
                    ids.add(t.backup());
                });
        content.rules().stream().filter(Objects::nonNull).forEach(r -> ids.addAll(rules.people(r)));
        List<Added> people = new ArrayList<>();
        ids.stream()
                .filter(Objects::nonNull)
                .limit(MOST)
                .map(known)
                .flatMap(Optional::stream)
                .forEach(people::add);
        return people;
    }
}
