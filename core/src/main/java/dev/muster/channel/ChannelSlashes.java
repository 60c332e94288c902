package dev.muster.channel;

import dev.muster.channel.ChannelCommands.AddMembers;
import dev.muster.channel.ChannelCommands.ArchiveChannel;
import dev.muster.channel.ChannelCommands.LeaveChannel;
import dev.muster.channel.ChannelCommands.RemoveMember;
import dev.muster.channel.ChannelCommands.RenameChannel;
import dev.muster.channel.ChannelCommands.SetMarking;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.channel.PersonalCommands.MuteChannel;
import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.Typed;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What can be typed about a channel. */
final class ChannelSlashes {
    private ChannelSlashes() {}

    static void register(Registry registry) {
        add(
                registry,
                "invite",
                "Add people to this channel",
                List.of(Argument.person("person")),
                (typed, admission) -> new AddMembers(
                        in(typed),
                        IntStream.range(0, Math.max(1, typed.words().size()))
                                .mapToObj(i -> typed.person(i, admission).id())
                                .toList(),
                        null));
        add(
                registry,
                "remove",
                "Remove someone from this channel",
                List.of(Argument.person("person")),
                (typed, admission) ->
                        new RemoveMember(in(typed), typed.person(0, admission).id()));
        add(registry, "leave", "Leave this channel", List.of(), (typed, admission) -> new LeaveChannel(in(typed)));
        add(
                registry,
                "rename",
                "Give this channel another name",
                List.of(Argument.text("name")),
                (typed, admission) -> new RenameChannel(in(typed), typed.textFrom(0), null));
        add(
                registry,
                "purpose",
                "Say what this channel is for",
                List.of(Argument.text("purpose").orNothing()),
                (typed, admission) -> new RenameChannel(in(typed), null, typed.from(0)));
        add(
                registry,
                "header",
                "Set what stands above this channel",
                List.of(Argument.text("header").orNothing()),
                (typed, admission) -> new RenameChannel(in(typed), null, null, typed.from(0)));
        add(
                registry,
                "archive",
                "Archive this channel",
                List.of(),
                (typed, admission) -> new ArchiveChannel(in(typed)));
        add(
                registry,
                "mute",
                "Be told of mentions alone",
                List.of(),
                (typed, admission) -> new MuteChannel(in(typed), true));
        add(
                registry,
                "unmute",
                "Be told of everything again",
                List.of(),
                (typed, admission) -> new MuteChannel(in(typed), false));
        add(
                registry,
                "tlp",
                "Mark how far what is said here may travel",
                List.of(
                        Argument.of("marking", Typed.words(Marking.class)),
                        Argument.text("reason").orNothing()),
                (typed, admission) -> new SetMarking(in(typed), typed.constant(0, Marking.class), typed.from(1)));
        add(
                registry,
                "post",
                "Write into another channel of yours",
                List.of(Argument.channel("channel"), Argument.text("message")),
                (typed, admission) -> new PostMessage(named(typed), typed.textFrom(1), null));
    }

    private static void add(
            Registry registry,
            String name,
            String help,
            List<Argument> arguments,
            BiFunction<Typed, Admission, Command> meaning) {
        registry.slash(new SlashCommand(name, help, arguments, meaning));
    }

    /** A channel by its id, as completion inserts it. */
    private static ChannelId named(Typed typed) {
        try {
            return new ChannelId(typed.word(0));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(
                    "text",
                    typed.word(0) + " is no channel; choose one from the list, or type "
                            + typed.command().usage());
        }
    }

    private static ChannelId in(Typed typed) {
        return new ChannelId(typed.channel());
    }
}
