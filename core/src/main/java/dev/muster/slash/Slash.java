package dev.muster.slash;

import dev.muster.access.Actor;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfChannel;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Feature;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommands;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.slash.SlashViews.CompleteSlash;
import dev.muster.slash.SlashViews.Completion;
import dev.muster.slash.SlashViews.ListSlashes;
import dev.muster.slash.SlashViews.RunSlash;
import dev.muster.slash.SlashViews.SlashLine;
import dev.muster.slash.SlashViews.SlashList;
import java.util.Objects;
import java.util.Set;

/** The feature: what people type behind a slash becomes the command that is meant, with all its checks. */
public final class Slash implements Feature {
    static final int LONGEST = 16_000;

    /** The feature. */
    public Slash() {}

    @Override
    public void register(Registry registry) {
        SlashCommands commands = registry.slashCommands();
        registry.handle("slash.run", RunSlash.class, new Run(commands));
        registry.answer("slash.list", ListSlashes.class, SlashList.class, OfChannel.of((q, s, c) -> list(commands)));
        registry.answer("slash.complete", CompleteSlash.class, Completion.class, new Completing(commands));
    }

    private static SlashList list(SlashCommands commands) {
        return new SlashList(commands.slashes().stream()
                .map(c -> new SlashLine(c.name(), c.usage(), c.help()))
                .toList());
    }

    /** Whoever may not read the channel learns nothing; everything else is for the command that is meant to say. */
    private record Run(SlashCommands commands) implements Handler<RunSlash> {
        @Override
        public RunSlash admit(RunSlash command, Admission admission) {
            Limits.present("channel", command.channel());
            Line line = new Line(Limits.required("text", command.text(), LONGEST));
            if (!line.text.startsWith("/") || line.words.isEmpty()) {
                throw Rejection.invalid("text", "a command begins with a slash and a name, such as /header");
            }
            SlashCommand found = line.command(commands)
                    .orElseThrow(() -> Rejection.invalid(
                            "text",
                            "there is no command /" + line.words.get(0).text()
                                    + "; type / to see what there is, or begin with a space to say it"));
            Command meant =
                    found.meaning().apply(line.behind(found, command.channel().value()), admission);
            return new RunSlash(
                    command.channel(), command.text(), commands.handlerOf(meant).admit(meant, admission));
        }

        private static Command meant(RunSlash command) {
            return Objects.requireNonNull(command.meant(), "admitted commands have a meaning");
        }

        private Handler<Command> handler(RunSlash command) {
            return commands.handlerOf(meant(command));
        }

        @Override
        public Set<JournalId> journals(RunSlash command, WorkspaceId workspace) {
            return handler(command).journals(meant(command), workspace);
        }

        @Override
        public Set<DocumentKey> needs(RunSlash command, Actor actor) {
            return handler(command).needs(meant(command), actor);
        }

        @Override
        public Set<Find> finds(RunSlash command, Actor actor) {
            return handler(command).finds(meant(command), actor);
        }

        @Override
        public Asked authorise(RunSlash command, State state, Context context) {
            boolean reads = context.allows(
                    ChannelAccess.READ, ChannelAccess.standing(state, command.channel(), context.actor()));
            if (!reads) {
                throw Rejection.absent();
            }
            return handler(command).authorise(meant(command), state, context);
        }

        @Override
        public Decision decide(RunSlash command, State state, Context context) {
            return handler(command).decide(meant(command), state, context);
        }
    }
}
