package dev.muster.guarantee;

import static dev.muster.guarantee.Acts.act;
import static dev.muster.guarantee.Acts.as;
import static dev.muster.guarantee.Stage.map;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The commands of calls for help, concerns, retrospectives and of what is one's own over all incidents. */
final class WorkActs {
    private static final AtomicInteger REPORTERS = new AtomicInteger();

    private static final String LATER = "2026-03-03T10:00:00Z";

    private WorkActs() {}

    static void add() {
        help();
        concerns();
        retrospectives();
        changes();
        act("incident.follow", s -> as("ada", "incident", s.incident()));
        act("incident.unfollow", s -> {
            String incident = s.incident();
            s.did("ada", "incident.follow", "incident", incident);
            return as("ada", "incident", incident);
        });
        act("work.keep-view", s -> {
            s.did("ada", "work.keep-view", "name", "bad ones", "address", "severity=SEV2");
            return as("ada", "name", "bad ones", "address", "severity=SEV1");
        });
        act("work.forget-view", s -> {
            String view = s.did("ada", "work.keep-view", "name", "mine", "address", "mine=yes")
                    .id("view");
            return as("ada", "view", view);
        });
    }

    private static void help() {
        act("help.call", s -> as("ben", "incident", s.incident(), "need", "hands", "people", List.of("dan", "eve")));
        act("help.accept", s -> onCall(s, "dan"));
        act("help.decline", s -> {
            Object[] call = onCall(s, "dan");
            return as(call[0], call[1], call[2], call[3], call[4], "reason", "ill");
        });
        act("help.withdraw", s -> onCall(s, "ben"));
    }

    private static Object[] onCall(Stage s, String person) {
        String incident = s.incident();
        String call = s.did("ben", "help.call", "incident", incident, "need", "hands", "people", List.of("dan", "eve"))
                .id("call");
        return as(person, "incident", incident, "call", call);
    }

    private static void concerns() {
        act("concern.report", s -> as(reporter(), "title", "odd logins", "details", "many"));
        act("concern.declare", s -> as("ada", "concern", concern(s), "playbook", s.playbook()));
        act("concern.merge", s -> as("ada", "concern", concern(s), "incident", s.incident()));
        act("concern.dismiss", s -> as("ada", "concern", concern(s), "reason", "a drill"));
        act("concern.set-triage", s -> {
            s.did("ada", "concern.set-triage");
            return as("ada");
        });
    }

    /** Another one each time: one person reports only so many. */
    private static String reporter() {
        return "reporter" + REPORTERS.incrementAndGet();
    }

    private static String concern(Stage s) {
        return s.did(reporter(), "concern.report", "title", "odd logins").id("concern");
    }

    private static void retrospectives() {
        act("retrospective.begin", s -> as("ben", "incident", s.incident()));
        act("retrospective.add-section", s -> as("ben", "incident", begun(s), "title", "Luck", "text", "much"));
        act("retrospective.edit-section", s -> onPart(s, "section", "title", "Luck", "text", "more"));
        act("retrospective.remove-section", s -> onPart(s, "section", "title", "Luck"));
        act("retrospective.add-factor", s -> as("ben", "incident", begun(s), "text", "a full disk"));
        act("retrospective.edit-factor", s -> onPart(s, "factor", "text", "a disk", "text", "a full disk"));
        act("retrospective.remove-factor", s -> onPart(s, "factor", "text", "a disk"));
        act(
                "retrospective.add-action",
                s -> as("ben", "incident", begun(s), "title", "watch disks", "owner", "dan", "due", LATER));
        act("retrospective.edit-action", s -> onPart(s, "action", "title", "watch", "due", LATER));
        act("retrospective.set-action-state", s -> onPart(s, "action", "title", "watch", "state", "done"));
        act("retrospective.publish", s -> as("ben", "incident", begun(s)));
        act("retrospective.reopen", s -> {
            String incident = begun(s);
            s.did("ben", "retrospective.publish", "incident", incident);
            return as("ben", "incident", incident);
        });
    }

    private static String begun(Stage s) {
        String incident = s.incident();
        s.did("ben", "retrospective.begin", "incident", incident);
        return incident;
    }

    /** Something about a part that was made with one property, with one property more if there is one. */
    private static Object[] onPart(Stage s, String part, String property, String value, Object... more) {
        String incident = begun(s);
        String id = s.did("ben", "retrospective.add-" + part, "incident", incident, property, value)
                .id(part);
        return more.length == 0
                ? as("ben", "incident", incident, part, id, "version", 1)
                : as("ben", "incident", incident, part, id, "version", 1, more[0], more[1]);
    }

    private static void changes() {
        act("retrospective.propose-change", s -> {
            String incident = begun(s);
            return as(
                    "ben",
                    "incident",
                    incident,
                    "playbook",
                    s.playbook(),
                    "content",
                    map("title", "Better"),
                    "reason",
                    "it was not enough");
        });
        act("retrospective.accept-change", WorkActs::onProposal);
        act("retrospective.decline-change", s -> {
            Object[] proposal = onProposal(s);
            return as(proposal[0], proposal[1], proposal[2], proposal[3], proposal[4], "reason", "no");
        });
    }

    private static Object[] onProposal(Stage s) {
        String playbook = s.playbook();
        String proposal = s.did(
                        "ben",
                        "retrospective.propose-change",
                        "incident",
                        begun(s),
                        "playbook",
                        playbook,
                        "content",
                        map("title", "Better"),
                        "reason",
                        "it was not enough")
                .id("proposal");
        return as("ada", "playbook", playbook, "proposal", proposal);
    }
}
