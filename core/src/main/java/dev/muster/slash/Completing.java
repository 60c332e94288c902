package dev.muster.slash;

import dev.muster.access.Actor;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.record.DocumentKey;
import dev.muster.record.Term;
import dev.muster.slash.SlashViews.CompleteSlash;
import dev.muster.slash.SlashViews.Completion;
import dev.muster.slash.SlashViews.Item;
import dev.muster.slash.SlashViews.ItemSort;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how a line can go on: with which command, person, channel or value. The directory is asked before the snapshot. */
final class Completing implements Answerer<CompleteSlash, Completion> {
    private static final int MOST = 20;
    private final SlashCommands commands;

    Completing(SlashCommands commands) {
        this.commands = commands;
    }

    /** What is being typed: the words before it, where it begins, and what there is of it. */
    private record Part(Line before, int from, String typed) {
        static Part of(CompleteSlash question) {
            String text = question.text();
            int caret = Math.min(Objects.requireNonNullElse(question.caret(), text.length()), text.length());
            String left = text.substring(0, Math.max(caret, 0));
            int from =
                    Math.max(left.startsWith("/") ? 1 : 0, 1 + Math.max(left.lastIndexOf(' '), left.lastIndexOf('\n')));
            return new Part(new Line(left.substring(0, Math.min(from, left.length()))), from, left.substring(from));
        }

        boolean begins(String text) {
            String start = typed.startsWith("@") ? typed.substring(1) : typed;
            return text.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public CompleteSlash admit(CompleteSlash question, Admission admission) {
        Limits.present("channel", question.channel());
        if (Limits.present("text", question.text()).length() > Slash.LONGEST) {
            Limits.required("text", question.text(), Slash.LONGEST);
        }
        Part part = Part.of(question);
        String start = part.typed().startsWith("@") ? part.typed().substring(1) : part.typed();
        List<Person> people = start.length() > 80
                ? List.of()
                : admission.directory().search(admission.actor().workspace(), start, 200);
        return new CompleteSlash(question.channel(), question.text(), question.caret(), people);
    }

    @Override
    public Set<DocumentKey> needs(CompleteSlash question, Actor actor) {
        return ChannelAccess.needs(actor.workspace(), question.channel(), actor);
    }

    @Override
    public Asked authorise(CompleteSlash question, State state, Context context) {
        return new Asked(ChannelAccess.READ, ChannelAccess.standing(state, question.channel(), context.actor()));
    }

    @Override
    public Completion answer(CompleteSlash question, State state, Context context) {
        Part part = Part.of(question);
        int to = part.from() + part.typed().length();
        SlashCommand command = part.before().command(commands).orElse(null);
        if (command == null) {
            return new Completion(1, to, names(question.text().substring(Math.min(1, to), to)));
        }
        int place = part.before().words.size() - Line.length(command);
        List<Argument> arguments = command.arguments();
        if (arguments.isEmpty()) {
            return new Completion(part.from(), to, List.of());
        }
        Argument argument = arguments.get(Math.min(place, arguments.size() - 1));
        return new Completion(
                part.from(),
                to,
                items(argument, part, question, state, context).limit(MOST).toList());
    }

    private List<Item> names(String typed) {
        String start = typed.toLowerCase(Locale.ROOT).stripLeading();
        return commands.slashes().stream()
                .filter(c -> c.name().startsWith(start))
                .map(c -> new Item(c.name() + " ", c.usage(), c.help(), ItemSort.COMMAND))
                .toList();
    }

    private static Stream<Item> items(
            Argument argument, Part part, CompleteSlash question, State state, Context context) {
        return switch (argument.sort()) {
            case PERSON -> people(question, state, context);
            case CHANNEL -> channels(part, state, context);
            case VALUE ->
                argument.suggest().in(question.channel().value(), state, context).stream()
                        .filter(s -> part.begins(s.insert()) || part.begins(s.label()))
                        .map(s -> new Item(s.insert() + " ", s.label(), s.detail(), ItemSort.VALUE));
            case TEXT -> Stream.empty();
        };
    }

    /** Guests are offered the people of the channel alone. */
    private static Stream<Item> people(CompleteSlash question, State state, Context context) {
        Set<PersonId> in = state.find(Member.KIND, Term.of("channel", question.channel())).stream()
                .map(Member::person)
                .collect(Collectors.toSet());
        return Objects.requireNonNullElse(question.people(), List.<Person>of()).stream()
                .filter(p -> !context.actor().guest() || in.contains(p.id()))
                .map(p -> new Item("@" + p.handle() + " ", p.name(), "@" + p.handle(), ItemSort.PERSON));
    }

    private static Stream<Item> channels(Part part, State state, Context context) {
        List<String> ids = ChannelAccess.readable(state, context).keySet().stream()
                .map(j -> j.id())
                .toList();
        return state.all(Channel.KIND, ids).values().stream()
                .filter(c -> part.begins(c.name()))
                .map(c -> new Item(c.id().value() + " ", c.name(), c.purpose(), ItemSort.CHANNEL));
    }
}
