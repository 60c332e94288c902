package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import java.time.Instant;
import java.util.List;

/** What can be asked about tasks, and what the answers look like. */
public interface TaskViews {
    /** The tasks of a channel. */
    record ListTasks(ChannelId channel) implements ChannelQuestion<TaskList> {}

    /** What was said about a task. */
    record ListComments(ChannelId channel, String task) implements ChannelQuestion<CommentList> {}

    /** Comments, in their order; the latest 500. */
    record CommentList(List<CommentView> comments) {}

    /** A comment, and the number of the entry in which it was made. */
    record CommentView(long entry, String text, PersonId by, String byName, Instant at) {}

    /** Tasks by stage, in their order, and the conditions under which some of them are shown. */
    record TaskList(List<StageView> stages, List<TaskCondition> conditions) {}

    /**
     * The tasks of one stage, hidden ones among them; {@code done} counts those that are done or skipped, and both
     * numbers leave out what is hidden.
     */
    record StageView(String title, int done, int total, List<Task> tasks) {}
}
