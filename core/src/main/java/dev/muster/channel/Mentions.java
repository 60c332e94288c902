package dev.muster.channel;

import dev.muster.access.Actor;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a text mentions, as far as the directory can say.
 *
 * @param people people by their handles, in the order in which they are named first
 * @param channel true when it names everyone in the channel
 * @param here true when it names everyone who has read the channel lately
 * @param groups everyone of the groups that it names; those of them in the channel are meant
 * @param names what else stands behind an {@code @}, in lower case: names that rooms may know
 */
public record Mentions(
        List<PersonId> people, boolean channel, boolean here, List<PersonId> groups, List<String> names) {
    /** Nobody. */
    public static final Mentions NOBODY = new Mentions(List.of(), false, false, List.of(), List.of());

    /** Who has read a channel within this time is taken to be there. */
    static final Duration LATELY = Duration.ofMinutes(15);

    private static final Pattern HANDLE = Pattern.compile("(?<![\\w@.])@([A-Za-z0-9][A-Za-z0-9._-]{0,63})");
    private static final int MOST = 50;
    private static final int LARGEST_GROUP = 1_000;

    /** Whom a text means in the end. */
    record Meant(List<PersonId> people, boolean channel) {}

    /** Finds them: at most the first 50 handles are looked at; what is no name of anybody is plain text. */
    static Mentions in(String text, Admission admission) {
        if (text.indexOf('@') < 0) {
            return NOBODY;
        }
        Set<PersonId> people = new LinkedHashSet<>();
        Set<PersonId> groups = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        boolean channel = false;
        boolean here = false;
        int seen = 0;
        Matcher handles = HANDLE.matcher(text);
        while (handles.find() && seen++ < MOST) {
            String handle = handles.group(1).toLowerCase(Locale.ROOT).replaceAll("[._-]+$", "");
            switch (handle) {
                case "channel" -> channel = true;
                case "here" -> here = true;
                default ->
                    admission.byHandle(handle).map(Person::id).ifPresentOrElse(people::add, () -> {
                        Collection<PersonId> group = group(handle, admission);
                        group.stream().limit(LARGEST_GROUP).forEach(groups::add);
                        if (group.isEmpty()) {
                            names.add(handle);
                        }
                    });
            }
        }
        return new Mentions(List.copyOf(people), channel, here, List.copyOf(groups), List.copyOf(names));
    }

    private static Collection<PersonId> group(String handle, Admission admission) {
        return admission
                .directory()
                .group(admission.actor().workspace(), new GroupId(handle))
                .map(g -> (Collection<PersonId>) g.members().stream().sorted().toList())
                .orElse(List.of());
    }

    /**
     * Those who are meant: people by their handles wherever they are, of all others those in the channel. A guest
     * reaches people in the channel alone, and learns of nobody else.
     */
    Meant meant(ChannelId in, List<Nameable> nameables, State state, Context context) {
        Actor actor = context.actor();
        Set<PersonId> meant = new LinkedHashSet<>(actor.guest() ? present(in, people, state) : people);
        meant.addAll(present(in, groups, state));
        for (String name : names) {
            nameables.forEach(n -> meant.addAll(present(in, n.called(name, in, state), state)));
        }
        if (here) {
            readers(in, state, context).filter(p -> !p.equals(actor.id())).forEach(meant::add);
        }
        return new Meant(List.copyOf(meant), channel);
    }

    private static List<PersonId> present(ChannelId in, Collection<PersonId> people, State state) {
        if (people.isEmpty()) {
            return List.of();
        }
        Map<String, Member> found = state.all(
                Member.KIND, people.stream().map(p -> Member.id(in, p)).toList());
        return people.stream().filter(p -> found.containsKey(Member.id(in, p))).toList();
    }

    private static Stream<PersonId> readers(ChannelId in, State state, Context context) {
        List<Member> members = state.find(Member.KIND, Term.of("channel", in));
        Map<String, ReadMark> marks = state.all(
                ReadMark.KIND,
                members.stream().map(m -> Member.id(in, m.person())).toList());
        return members.stream().map(Member::person).filter(p -> {
            ReadMark mark = marks.get(Member.id(in, p));
            return mark != null
                    && mark.at() != null
                    && mark.at().isAfter(context.now().minus(LATELY));
        });
    }
}
