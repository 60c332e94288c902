package dev.muster.rule;

import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.notice.NoticeCommands.CancelNotice;
import dev.muster.notice.NoticeCommands.ScheduleNotice;
import dev.muster.notice.NoticeId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Starts or stops a timer. A timer is a notice of the channel whose id is made of its name, so that whichever rule starts
 * it again starts the same one, and whichever stops it finds it.
 *
 * @param starts true for the one that starts
 */
record TimerAction(boolean starts) implements RuleAction {
    private static final String TIMER = "timer";
    private static final String SECONDS = "seconds";

    static RuleAction starting() {
        return new TimerAction(true);
    }

    static RuleAction stopping() {
        return new TimerAction(false);
    }

    @Override
    public String name() {
        return starts ? "start-timer" : "stop-timer";
    }

    @Override
    public String words() {
        return starts ? "start a timer" : "stop a timer";
    }

    @Override
    public List<Field> fields() {
        Field name = Field.of(TIMER, "Name of the timer", Sort.LINE);
        return starts
                ? List.of(
                        name,
                        Field.of("text", "What is said when it is up", Sort.LINE),
                        Field.of(SECONDS, "Seconds", Sort.SECONDS))
                : List.of(name);
    }

    @Override
    public Command command(Firing firing, Map<String, String> with, Admission owner) {
        return starts
                ? ScheduleNotice.once(
                        firing.channel(),
                        BuiltInActions.need(with, "text"),
                        Long.parseLong(BuiltInActions.need(with, SECONDS)))
                : new CancelNotice(firing.channel(), new NoticeId(id(firing, with)));
    }

    @Override
    public Admission admission(Firing firing, Map<String, String> with, Admission owner) {
        return starts ? new Admission(owner.actor(), owner.directory(), () -> id(firing, with)) : owner;
    }

    private static String id(Firing firing, Map<String, String> with) {
        String name = "rule-timer/" + firing.channel() + "/" + BuiltInActions.need(with, TIMER);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
