package dev.muster.playbook;

import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelQuestion;
import java.util.List;

/** What can be asked about tasks, and what the answers look like. */
public interface TaskViews {
    /** The tasks of a channel. */
    record ListTasks(ChannelId channel) implements ChannelQuestion<TaskList> {}

    /** Tasks by stage, in their order. */
    record TaskList(List<StageView> stages) {}

    /** The tasks of one stage; {@code done} counts those that are done or skipped. */
    record StageView(String title, int done, int total, List<Task> tasks) {}
}
