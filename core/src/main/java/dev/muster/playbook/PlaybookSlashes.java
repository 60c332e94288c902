package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelCommand;
import dev.muster.channel.ChannelId;
import dev.muster.channel.InChannel;
import dev.muster.channel.Member;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.SlashCommand.Suggestion;
import dev.muster.command.State;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be typed about playbooks. */
final class PlaybookSlashes {
    private static final Action POST = Action.changing("playbook.post-list", Rank.MEMBER);
    private static final int MOST = 100;
    private static final Argument PLAYBOOK =
            Argument.choice("playbook", (channel, state, context) -> inUse(state, context)
                    .map(p -> new Suggestion(p.id(), p.title(), "version " + p.version()))
                    .toList());

    private PlaybookSlashes() {}

    /** Says in a channel which playbooks there are. */
    record PostList(ChannelId channel) implements ChannelCommand {}

    /** The playbooks that there were, by title; at most 100. */
    record PlaybooksPosted(List<Line> playbooks) implements Event {
        @Override
        public String sentence() {
            return "listed the playbooks: " + titles(", ");
        }

        @Override
        public Finding finding() {
            return Finding.text(titles("\n"));
        }

        private String titles(String between) {
            return playbooks.stream().map(Line::title).collect(Collectors.joining(between));
        }
    }

    /** A playbook by its id and title. */
    record Line(String id, String title) {}

    static void register(Registry registry) {
        registry.handle("playbook.post-list", PostList.class, InChannel.of(POST, PlaybookSlashes::post));
        registry.event("playbook.posted", 1, PlaybooksPosted.class);
        registry.slash(new SlashCommand(
                "playbook run",
                "Declare an incident by a playbook",
                List.of(PLAYBOOK, Argument.text("title")),
                (typed, admission) -> DeclareIncident.of(typed.textFrom(1), null, typed.word(0))));
        registry.slash(new SlashCommand(
                "playbook list",
                "Say which playbooks there are",
                List.of(),
                (typed, admission) -> new PostList(new ChannelId(typed.channel()))));
    }

    /** Those that an incident can be declared by; none for whoever may not read playbooks. */
    private static Stream<Playbook> inUse(State state, Context context) {
        return context.allows(PlaybookQuestions.READ, ChannelAccess.workspace(context.actor()))
                ? state.find(Playbook.KIND, Playbook.PUBLISHED).stream().filter(p -> !p.archived())
                : Stream.empty();
    }

    private static Decision post(PostList command, State state, Context context) {
        if (!context.allows(PlaybookQuestions.READ, ChannelAccess.workspace(context.actor()))) {
            throw Rejection.absent();
        }
        boolean guests = state.find(Member.KIND, Term.of("channel", command.channel())).stream()
                .anyMatch(m -> m.rank() == Rank.GUEST);
        if (guests) {
            throw Rejection.conflict("guests are in this channel, who may not read which playbooks there are");
        }
        List<Line> lines = inUse(state, context)
                .limit(MOST)
                .map(p -> new Line(p.id(), p.title()))
                .toList();
        if (lines.isEmpty()) {
            throw Rejection.conflict("there are no playbooks yet; an administrator can add one from the library");
        }
        return new Decision().append(command.channel().journal(context.workspace()), new PlaybooksPosted(lines));
    }
}
