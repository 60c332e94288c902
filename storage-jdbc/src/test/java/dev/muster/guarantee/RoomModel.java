package dev.muster.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an incident's channel is, written as a few maps and without a look at how the rooms do it. */
final class RoomModel {
    static final List<String> ACTORS = List.of("ada", "ben", "guest1");
    private static final Set<String> THREADS = Set.of("reply", "follow", "unfollow", "thread-read");
    private static final List<String> RANKS = List.of("none", "guest", "member", "owner");

    /** What somebody does; {@code on} picks an entry or a person, {@code text} is what is said. */
    record Act(String actor, String what, int on, String text) {
        String person() {
            return ACTORS.get(on % 3);
        }
    }

    /** A message as it stands. */
    static final class Message {
        final String author;
        final long thread;
        final List<String> versions = new ArrayList<>();
        final Map<String, Set<String>> reactions = new TreeMap<>();
        Set<String> mentioned = Set.of();
        boolean deleted;
        long replies;
        long lastReply;

        Message(String author, String text, long thread) {
            this.author = author;
            this.thread = thread;
            versions.add(text);
        }

        String text() {
            return versions.get(versions.size() - 1);
        }

        boolean mentions(String person) {
            return !deleted && (mentioned.contains(person) || text().contains("@channel"));
        }
    }

    /** How somebody stands to a thread. */
    record Follow(boolean following, long upTo) {}

    final Map<String, String> ranks = new HashMap<>();
    final Map<String, Long> from = new HashMap<>();
    final Map<String, Long> read = new HashMap<>();
    final Set<String> muted = new HashSet<>();
    final Map<String, String> drafts = new HashMap<>();
    final TreeMap<Long, Message> messages = new TreeMap<>();
    final Map<String, TreeMap<Long, Follow>> follows = new HashMap<>();
    final TreeSet<Long> pins = new TreeSet<>();
    /** Entries that are no talk, and who made them. */
    final TreeMap<Long, String> acts = new TreeMap<>();
    /** Of these, the ones that can be pinned. */
    final Set<Long> pinnable = new HashSet<>();

    final TreeMap<Long, String> decisions = new TreeMap<>();
    boolean archived;
    boolean sinceJoined;
    long head;

    /** The same act, three times of four on a message that is there: one that begins a thread when it is about a thread. */
    Act aim(Act act) {
        boolean people = List.of("add", "remove", "history").contains(act.what());
        List<Long> there = messages.entrySet().stream()
                .filter(m -> !m.getValue().deleted && (m.getValue().thread == 0 || !THREADS.contains(act.what())))
                .map(Map.Entry::getKey)
                .toList();
        return people || there.isEmpty() || act.on() % 4 == 0
                ? act
                : new Act(
                        act.actor(),
                        act.what(),
                        there.get(act.on() % there.size()).intValue(),
                        act.text());
    }

    boolean in(String actor) {
        return ranks.containsKey(actor);
    }

    private boolean may(String actor, String least, boolean changes) {
        return !(changes && archived) && RANKS.indexOf(ranks.getOrDefault(actor, "none")) >= RANKS.indexOf(least);
    }

    private boolean sees(String actor, long number) {
        return number >= from.getOrDefault(actor, 1L) && number <= head;
    }

    /** Does it; false when it is refused. */
    boolean act(Act act) {
        String actor = act.actor();
        long on = act.on();
        Message message = messages.get(on);
        boolean there = message != null && !message.deleted && sees(actor, on);
        boolean root = there && message.thread == 0;
        return switch (act.what()) {
            case "post" -> may(actor, "guest", true) && say(new Message(actor, act.text(), 0));
            case "reply" -> may(actor, "guest", true) && root && reply(act);
            case "edit" -> may(actor, "guest", true) && there && message.author.equals(actor) && edit(message, act);
            case "delete" ->
                may(actor, "guest", true)
                        && there
                        && (message.author.equals(actor) || ranks.get(actor).equals("owner"))
                        && delete(message, on);
            case "pin" ->
                may(actor, "member", true) && sees(actor, on) && (there || pinnable.contains(on)) && pin(actor, on);
            case "unpin" -> may(actor, "member", true) && pins.remove(on) && step();
            case "react" -> may(actor, "guest", true) && there && react(message, actor, act.text());
            case "unreact" -> may(actor, "guest", true) && there && unreact(message, actor, act.text());
            case "read" -> may(actor, "guest", false) && readUpTo(actor, Math.min(on, head));
            case "unread" -> may(actor, "guest", false) && sees(actor, on) && unread(actor, on);
            case "mute" -> may(actor, "guest", false) && (muted.add(actor) || muted.remove(actor));
            case "draft" -> may(actor, "guest", false) && draft(actor, act.text());
            case "follow" -> may(actor, "guest", false) && root && follow(actor, on, true);
            case "unfollow" -> may(actor, "guest", false) && root && follow(actor, on, false);
            case "thread-read" -> may(actor, "guest", false) && root && threadRead(actor, on);
            case "decide" -> may(actor, "member", true) && decide(actor, act.text());
            case "history" -> may(actor, "owner", true) && history(actor, act.on() % 2 == 0);
            case "add" -> may(actor, "member", true) && add(actor, act.person());
            case "remove" -> may(actor, "owner", true) && in(act.person()) && remove(actor, act.person());
            case "leave" -> may(actor, "guest", false) && remove(actor, actor);
            case "archive" -> may(actor, "owner", true) && archive(actor, true);
            case "restore" -> may(actor, "owner", false) && archived && archive(actor, false);
            default -> throw new AssertionError(act.what());
        };
    }

    private boolean step() {
        head++;
        return true;
    }

    private boolean done(String actor) {
        acts.put(++head, actor);
        return true;
    }

    private boolean say(Message message) {
        messages.put(++head, message);
        message.mentioned = reached(message);
        return true;
    }

    /** Whom a text means as it is said: a guest reaches those alone who are in the channel. */
    private Set<String> reached(Message message) {
        Set<String> reached = new TreeSet<>();
        Stream.concat(ACTORS.stream(), Stream.of("dan"))
                .filter(p -> message.text().contains("@" + p))
                .filter(p -> !message.author.startsWith("guest") || in(p))
                .forEach(reached::add);
        return reached;
    }

    private boolean reply(Act act) {
        Message reply = new Message(act.actor(), act.text(), act.on());
        say(reply);
        Message root = messages.get((long) act.on());
        root.replies++;
        root.lastReply = head;
        Set<String> concerned = new TreeSet<>(reply.mentioned);
        concerned.add(root.author);
        concerned.removeIf(p -> !in(p));
        concerned.forEach(p -> of(p).putIfAbsent((long) act.on(), new Follow(true, 0)));
        of(act.actor()).put((long) act.on(), new Follow(true, head));
        return true;
    }

    TreeMap<Long, Follow> of(String person) {
        return follows.computeIfAbsent(person, p -> new TreeMap<>());
    }

    private boolean follow(String actor, long root, boolean now) {
        long upTo = of(actor).getOrDefault(root, new Follow(false, 0)).upTo();
        of(actor).put(root, new Follow(now, upTo));
        return true;
    }

    private boolean threadRead(String actor, long root) {
        of(actor).computeIfPresent(root, (r, f) -> new Follow(f.following(), Math.max(f.upTo(), head)));
        return true;
    }

    private boolean edit(Message message, Act act) {
        message.versions.add(act.text());
        message.mentioned = reached(message);
        return step();
    }

    private boolean delete(Message message, long number) {
        message.deleted = true;
        message.reactions.clear();
        pins.remove(number);
        return step();
    }

    private boolean pin(String actor, long number) {
        pins.add(number);
        return step();
    }

    private boolean react(Message message, String actor, String emoji) {
        boolean news =
                message.reactions.computeIfAbsent(emoji, e -> new TreeSet<>()).add(actor);
        return !news || step();
    }

    private boolean unreact(Message message, String actor, String emoji) {
        Set<String> people = message.reactions.getOrDefault(emoji, new TreeSet<>());
        boolean news = people.remove(actor);
        if (people.isEmpty()) {
            message.reactions.remove(emoji);
        }
        return !news || step();
    }

    private boolean readUpTo(String actor, long upTo) {
        read.merge(actor, upTo, Math::max);
        return true;
    }

    private boolean unread(String actor, long from) {
        read.put(actor, from - 1);
        return true;
    }

    private boolean draft(String actor, String text) {
        drafts.put(actor, text);
        return true;
    }

    private boolean decide(String actor, String text) {
        done(actor);
        decisions.put(head, text);
        pinnable.add(head);
        return true;
    }

    private boolean history(String actor, boolean since) {
        if (since == sinceJoined) {
            return true;
        }
        sinceJoined = since;
        return done(actor);
    }

    /** Whoever is in it already is given the role anew: by an owner, and never to the only owner. */
    private boolean add(String actor, String person) {
        String wanted = person.startsWith("guest") ? "guest" : "member";
        String before = ranks.get(person);
        if (wanted.equals(before)) {
            return true;
        }
        if (before != null && (!ranks.get(actor).equals("owner") || before.equals("owner"))) {
            return false;
        }
        if (before == null) {
            from.put(person, sinceJoined ? head + 1 : 1);
        }
        ranks.put(person, wanted);
        return done(actor);
    }

    private boolean remove(String actor, String person) {
        boolean onlyOwner = "owner".equals(ranks.get(person))
                && ranks.size() > 1
                && ranks.values().stream().filter("owner"::equals).count() == 1;
        if (onlyOwner) {
            return false;
        }
        ranks.remove(person);
        from.remove(person);
        return done(actor);
    }

    private boolean archive(String actor, boolean now) {
        archived = now;
        return done(actor);
    }

    // ---- what somebody sees

    long upTo(String actor) {
        return Math.max(read.getOrDefault(actor, 0L), from.get(actor) - 1);
    }

    long unread(String actor) {
        return messages.tailMap(upTo(actor), false).values().stream()
                .filter(m -> !m.deleted)
                .count();
    }

    long mentions(String actor) {
        return messages.tailMap(upTo(actor), false).values().stream()
                .filter(m -> m.mentions(actor))
                .count();
    }

    /** Numbers of what holds a word and is the actor's to see. */
    Set<Long> holding(String actor, String word) {
        Set<Long> found = new TreeSet<>();
        messages.forEach((number, m) -> {
            if (!m.deleted && m.text().contains(word)) {
                found.add(number);
            }
        });
        decisions.forEach((number, text) -> {
            if (text.contains(word)) {
                found.add(number);
            }
        });
        found.removeIf(number -> !in(actor) || !sees(actor, number));
        return found;
    }

    /** The unread replies of each thread that somebody follows and may see. */
    Map<Long, Long> threads(String actor) {
        Map<Long, Long> unread = new TreeMap<>();
        of(actor).forEach((root, follow) -> {
            if (follow.following() && in(actor) && sees(actor, root)) {
                unread.put(
                        root,
                        messages.tailMap(follow.upTo(), false).values().stream()
                                .filter(m -> m.thread == root && !m.deleted && !m.author.equals(actor))
                                .count());
            }
        });
        return unread;
    }

    /** How many acts of others came since somebody read. */
    long news(String actor) {
        return acts.tailMap(upTo(actor), false).values().stream()
                .filter(by -> !by.equals(actor))
                .count();
    }
}
