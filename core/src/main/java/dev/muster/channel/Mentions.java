package dev.muster.channel;

import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a text mentions.
 *
 * @param people the people, in the order in which they are named first
 * @param channel true when it names everyone in the channel
 */
public record Mentions(List<PersonId> people, boolean channel) {
    /** Nobody. */
    public static final Mentions NOBODY = new Mentions(List.of(), false);

    private static final Pattern HANDLE = Pattern.compile("(?<![\\w@.])@([A-Za-z0-9][A-Za-z0-9._-]{0,63})");
    private static final int MOST = 50;

    /** Those that the actor may reach: guests reach people in the channel alone, and learn of nobody else. */
    Mentions reached(ChannelId in, State state, Actor actor) {
        if (!actor.guest()) {
            return this;
        }
        return new Mentions(
                people.stream()
                        .filter(p -> state.get(Member.KIND, Member.id(in, p)).isPresent())
                        .toList(),
                channel);
    }

    /** Finds them: at most the first 50 handles are looked at; what is no handle of anybody is plain text. */
    static Mentions in(String text, Admission admission) {
        if (text.indexOf('@') < 0) {
            return NOBODY;
        }
        Set<PersonId> people = new LinkedHashSet<>();
        boolean channel = false;
        int seen = 0;
        Matcher handles = HANDLE.matcher(text);
        while (handles.find() && seen++ < MOST) {
            String handle = handles.group(1).toLowerCase(Locale.ROOT).replaceAll("[._-]+$", "");
            if (handle.equals("channel")) {
                channel = true;
            } else {
                admission.byHandle(handle).map(Person::id).ifPresent(people::add);
            }
        }
        return new Mentions(List.copyOf(people), channel);
    }
}
