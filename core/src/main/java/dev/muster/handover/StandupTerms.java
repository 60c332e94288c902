package dev.muster.handover;

import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Channels;
import dev.muster.channel.Marking;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said about how a standup is held: its shape, and what it has to stand for. */
final class StandupTerms {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Set<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(d -> d.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    /** How many people the directory is asked for. */
    static final int MOST_PEOPLE = 1_000;

    private StandupTerms() {}

    static String zone(String given) {
        String zone = Limits.required("zone", given, 60);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Rejection.invalid("zone", "no zone is called " + zone + "; one is Europe/London");
        }
        return zone;
    }

    static List<String> times(List<String> given) {
        List<String> times = Limits.atMost("at", Limits.present("at", given), 24);
        Limits.within("at", times.size(), 1, 24);
        times.forEach(t -> time("at", t));
        return times.stream().distinct().sorted().toList();
    }

    static String time(String field, @Nullable String time) {
        if (time == null || !TIME.matcher(time).matches()) {
            throw Rejection.invalid(field, "a time of day is written like 09:00");
        }
        return time;
    }

    static int window(int minutes) {
        return (int) Limits.within("windowMinutes", minutes, 1, 1_440);
    }

    static List<PersonId> people(@Nullable List<PersonId> given) {
        List<PersonId> people = Limits.atMost("members", given, MOST_PEOPLE);
        people.forEach(p -> Limits.present("members", p));
        return List.copyOf(new LinkedHashSet<>(people));
    }

    static List<String> questions(@Nullable List<String> given) {
        List<String> questions = new ArrayList<>();
        for (String question : Limits.atMost("questions", given, 10)) {
            questions.add(Limits.required("questions", question, 200));
        }
        return questions;
    }

    static List<String> days(@Nullable List<String> given) {
        List<String> days = Limits.atMost("days", given, 7);
        for (String day : days) {
            if (day == null || !DAYS.contains(day)) {
                throw Rejection.invalid("days", "a day is one of monday to sunday");
            }
        }
        return days.stream().distinct().toList();
    }

    static List<String> roles(@Nullable List<String> given) {
        List<String> roles = new ArrayList<>();
        for (String role : Limits.atMost("roles", given, 40)) {
            roles.add(Limits.required("roles", role, 60));
        }
        return roles;
    }

    static List<GroupId> groups(@Nullable List<GroupId> given) {
        List<GroupId> groups = Limits.atMost("groups", given, 20);
        groups.forEach(g -> Limits.present("groups", g));
        return List.copyOf(new LinkedHashSet<>(groups));
    }

    /** What the directory says of those who are asked. A group that is gone has nobody in it. */
    static Standup.Found found(Collection<GroupId> groups, Collection<PersonId> people, Admission admission) {
        Set<PersonId> inGroups = new LinkedHashSet<>();
        for (GroupId id : groups) {
            Optional<Group> group =
                    admission.directory().group(admission.actor().workspace(), id);
            group.ifPresent(g -> g.members().stream()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .forEach(inGroups::add));
        }
        List<Standup.Zoned> zones = Stream.concat(people.stream(), inGroups.stream())
                .distinct()
                .limit(MOST_PEOPLE)
                .flatMap(p -> admission.directory().person(admission.actor().workspace(), p).stream())
                .filter(Person::active)
                .map(p -> new Standup.Zoned(p.id(), p.zone().getId()))
                .toList();
        return new Standup.Found(inGroups.stream().limit(MOST_PEOPLE).toList(), people.isEmpty() ? List.of() : zones);
    }

    /** Refuses a standup that cannot be held so. */
    static void check(Standup standup, State state, Context context) {
        Standup.Terms terms = standup.terms();
        for (PersonId person : standup.members()) {
            if (state.get(Member.KIND, Member.id(standup.channel(), person)).isEmpty()) {
                throw Rejection.invalid("members", person + " is not in this channel; add them first");
            }
        }
        for (String role : terms.roles()) {
            if (Role.in(state, IncidentId.of(standup.channel()), role).isEmpty()) {
                throw Rejection.invalid("roles", "this incident has no role " + role);
            }
        }
        if (terms.ownZone() && terms.until() != null) {
            throw Rejection.invalid("until", "each member has a window of their own; give windowMinutes instead");
        }
        Integer remind = terms.remindMinutes();
        if (remind != null && terms.until() == null && remind >= standup.windowMinutes()) {
            throw Rejection.invalid("remindMinutes", "is before the window opens; give less than windowMinutes");
        }
        ChannelId other = terms.digestTo();
        if (other != null) {
            boolean may = context.allows(Channels.POST, ChannelAccess.standing(state, other, context.actor()));
            if (!may) {
                throw Rejection.absent();
            }
            if (other.equals(standup.channel())) {
                throw Rejection.invalid("digestTo", "the digest is told in this channel already");
            }
            if (lowers(standup.channel(), other, state)) {
                throw Rejection.conflict("that channel is marked for a wider audience than this one");
            }
        }
    }

    /** True when what is said in one channel is not for those of the other. */
    static boolean lowers(ChannelId from, ChannelId to, State state) {
        return Marking.lowers(marking(from, state), marking(to, state));
    }

    private static @Nullable Marking marking(ChannelId channel, State state) {
        return state.get(Channel.KIND, channel.value())
                .map(c -> c.settings().marking())
                .orElse(null);
    }

    static List<PersonId> orNobody(@Nullable List<PersonId> people) {
        return Objects.requireNonNullElse(people, List.of());
    }
}
