package dev.muster.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** How an incident stands and who works on what, written as a few maps and without a look at how the rooms do it. */
final class WorkModel {
    static final List<String> ACTORS = List.of("ada", "ben", "guest1");
    static final List<String> PEOPLE = List.of("ada", "ben", "guest1", "dan");
    static final List<String> STATUSES = List.of("triage", "active", "mitigated", "resolved", "closed");
    static final List<String> SEVERITIES = List.of("SEV1", "SEV2", "SEV3");
    static final List<String> REGIONS = List.of("eu", "us", "");
    static final List<String> TITLES = List.of("Look", "Call", "Write");
    private static final Map<String, Set<String>> USUAL = Map.of(
            "triage", Set.of("active", "mitigated", "resolved"),
            "active", Set.of("mitigated", "resolved"),
            "mitigated", Set.of("active", "resolved"),
            "resolved", Set.of("active", "closed"),
            "closed", Set.of("active"));
    /** What a workspace may say instead: nothing is mitigated, and what is closed stays so. */
    private static final Map<String, Set<String>> OWN = Map.of(
            "triage", Set.of("active"),
            "active", Set.of("resolved", "closed"),
            "mitigated", Set.of("active", "resolved"),
            "resolved", Set.of("active", "closed"),
            "closed", Set.of());

    private static final Set<String> OF_GUESTS = Set.of("comment", "acknowledge");

    /** What somebody does; the numbers pick what it is about. */
    record Act(String actor, String what, int on, int with, int how) {}

    String status = "active";
    String severity = "SEV2";
    boolean ownScheme;
    String region = "";
    int proposals;
    String proposed;
    String proposer;
    /** By role: who holds it, and who backs them up; empty for nobody. */
    final Map<String, String[]> roles = new TreeMap<>(Map.of("commander", new String[] {"ada", ""}));

    final WorkTasks tasks = new WorkTasks(this);

    boolean open() {
        return !status.equals("resolved") && !status.equals("closed");
    }

    boolean allowed(String to) {
        return (ownScheme ? OWN : USUAL).get(status).contains(to);
    }

    /** Does it; false when it is refused. */
    boolean act(Act act) {
        if (act.what().equals("scheme")) {
            boolean admin = act.actor().equals("ada");
            ownScheme = admin ? act.on() % 2 == 0 : ownScheme;
            return admin;
        }
        if (act.actor().startsWith("guest") && !OF_GUESTS.contains(act.what())) {
            return false;
        }
        return switch (act.what()) {
            case "status" -> become(pick(STATUSES, act.on()));
            case "reopen" -> !open() && allowed("active") && become("active");
            case "severity" -> severe(pick(SEVERITIES, act.on()));
            case "propose" -> propose(act.actor(), pick(SEVERITIES, act.on()));
            case "agree" -> agree(act.actor(), act.how());
            case "decline" -> decline(act.how());
            case "role" -> assign(role(act), pick(PEOPLE, act.with()), backup(act));
            case "add-role" -> addRole(pick(PEOPLE, act.with()));
            case "region" -> region(pick(REGIONS, act.on()));
            default -> tasks.act(act);
        };
    }

    static <T> T pick(List<T> of, int number) {
        return of.get(number % of.size());
    }

    static String role(Act act) {
        return act.on() % 3 == 0 ? "scribe" : "commander";
    }

    /** Null leaves the backup, empty text takes it away. */
    static String backup(Act act) {
        return act.how() % 3 == 0 ? null : act.how() % 3 == 1 ? "" : pick(PEOPLE, act.with() + 1);
    }

    private boolean become(String to) {
        if (to.equals(status)) {
            return true;
        }
        if (!allowed(to) || (to.equals("closed") && region.isEmpty())) {
            return false;
        }
        status = to;
        tasks.follow("status");
        return true;
    }

    private boolean severe(String to) {
        if (!to.equals(severity)) {
            severity = to;
            proposed = null;
            tasks.follow("severity");
        }
        return true;
    }

    private boolean propose(String actor, String to) {
        if (proposed != null || to.equals(severity)) {
            return false;
        }
        proposed = to;
        proposer = actor;
        proposals++;
        return true;
    }

    /** One of four means a proposal that is none any more. */
    static boolean stale(int how) {
        return how % 4 == 0;
    }

    private boolean agree(String actor, int how) {
        boolean second = !actor.equals(proposer) || actor.equals(roles.get("commander")[0]);
        return proposed != null && !stale(how) && second && severe(proposed);
    }

    private boolean decline(int how) {
        if (proposed == null || stale(how)) {
            return false;
        }
        proposed = null;
        return true;
    }

    private boolean assign(String role, String primary, String backup) {
        String[] held = roles.get(role);
        if (held == null) {
            return false;
        }
        roles.put(role, new String[] {primary, Objects.requireNonNullElse(backup, held[1])});
        return true;
    }

    private boolean addRole(String primary) {
        return roles.putIfAbsent("scribe", new String[] {primary, ""}) == null;
    }

    private boolean region(String to) {
        if (!to.equals(region)) {
            region = to;
            tasks.follow("region");
        }
        return true;
    }

    // ---- what somebody sees

    /** Ids of tasks that wait for somebody, and whether they are second in line. */
    Map<String, Boolean> waiting(String actor) {
        Map<String, Boolean> waiting = new TreeMap<>();
        if (open()) {
            for (WorkTasks.T task : tasks.all) {
                if (task.pending() && (actor.equals(task.owner) || actor.equals(task.backup))) {
                    waiting.put(task.id, !actor.equals(task.owner));
                }
            }
        }
        return waiting;
    }

    List<String> roleLines() {
        List<String> lines = new ArrayList<>();
        roles.forEach((name, held) -> lines.add(name + " " + held[0] + " " + held[1]));
        return lines;
    }
}
