package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;

import java.util.List;

/** The further commands of handovers and standups. */
final class RelayActs {
    private RelayActs() {}

    static void add() {
        act(
                "handover.offer-shift",
                s -> as("ben", "channel", s.channel(), "title", "Day", "to", "cleo", "next", "rest"));
        act("handover.save-draft", s -> as("ben", "incident", s.incident(), "done", "half", "to", "cleo"));
        act("handover.correct", s -> {
            String incident = s.incident();
            return as("ben", "incident", incident, "handover", s.handover(incident), "done", "not all");
        });
        act("handover.remind", s -> {
            String incident = s.incident();
            return as("ben", "incident", incident, "handover", s.handover(incident));
        });
        act("standup.change", s -> {
            String channel = s.channel();
            return as("ben", "channel", channel, "standup", s.standup(channel), "at", List.of("11:00"));
        });
        for (String verb : List.of("skip", "pause")) {
            act("standup." + verb, s -> {
                String channel = s.channel();
                return as("ben", "channel", channel, "standup", s.standup(channel));
            });
        }
        act("standup.resume", s -> {
            String channel = s.channel();
            String standup = s.standup(channel);
            s.did("ben", "standup.pause", "channel", channel, "standup", standup);
            return as("ben", "channel", channel, "standup", standup);
        });
        act("standup.away", s -> as("ben", "channel", s.channel(), "until", "2026-03-09T09:00:00Z"));
        act("standup.make-task", s -> {
            String channel = s.channel();
            String session = s.session(channel);
            s.did("ada", "standup.answer", "channel", channel, "session", session, "blockers", "no access");
            return as("ben", "channel", channel, "session", session, "person", "ada");
        });
    }
}
