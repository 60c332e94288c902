package dev.muster.handover;

import dev.muster.channel.ChannelId;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.SlashCommand;
import dev.muster.command.SlashCommand.Argument;
import dev.muster.command.Typed;
import dev.muster.handover.StandupCommands.AnswerStandup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be typed for a standup: the answer, its parts between bars. */
final class StandupSlashes {
    private StandupSlashes() {}

    static void register(Registry registry) {
        registry.slash(new SlashCommand(
                "standup",
                "Answer the standup that is open: what is done, what is next, what is in the way",
                List.of(Argument.text("done | next | blockers")),
                (typed, admission) -> answer(typed)));
    }

    private static AnswerStandup answer(Typed typed) {
        String[] parts = typed.textFrom(0).split("\\|", -1);
        if (parts.length > 3) {
            throw Rejection.invalid(
                    "text", "at most two bars; type " + typed.command().usage());
        }
        return new AnswerStandup(
                new ChannelId(typed.channel()), null, parts[0].strip(), part(parts, 1), part(parts, 2));
    }

    private static @Nullable String part(String[] parts, int place) {
        return place < parts.length ? parts[place].strip() : null;
    }
}
