package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can happen in a channel as such. */
public sealed interface ChannelEvent extends Event {
    /** A channel was made. */
    record ChannelCreated(
            String name, String purpose, boolean open, boolean incident, PersonId creator, Settings settings)
            implements ChannelEvent {
        @Override
        public String sentence() {
            return "created the channel " + name;
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }
    }

    /** It got another name, purpose or header. */
    record ChannelRenamed(
            String name, String purpose, @Nullable String header) implements ChannelEvent {
        /** Another name and purpose; the header stays. */
        public ChannelRenamed(String name, String purpose) {
            this(name, purpose, null);
        }

        @Override
        public String sentence() {
            return "renamed the channel to " + name;
        }
    }

    /** It takes no more changes; {@code hidden} when from now on nobody but its owners reads it, null for no. */
    record ChannelArchived(@Nullable Boolean hidden) implements ChannelEvent {
        @Override
        public String sentence() {
            return "archived the channel";
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }

        @Override
        public boolean changesReaders() {
            return Boolean.TRUE.equals(hidden);
        }
    }

    /** It takes changes again. */
    record ChannelRestored() implements ChannelEvent {
        @Override
        public String sentence() {
            return "restored the channel";
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }
    }

    /** From now on newcomers see so much of the past. */
    record HistorySet(Visibility history) implements ChannelEvent {
        @Override
        public String sentence() {
            return history == Visibility.EVERYTHING
                    ? "showed newcomers everything that was said before"
                    : "kept from newcomers what was said before they came";
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }
    }

    /** What is said may travel further, or less far; absent is unmarked. */
    record MarkingSet(@Nullable Marking from, @Nullable Marking to, String reason) implements ChannelEvent {
        @Override
        public String sentence() {
            return "marked the channel " + Marking.shown(to) + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** A message was quoted or linked where what is said travels further than its own channel allows. */
    record MessageReleased(
            ChannelId channel,
            long message,
            @Nullable Marking from,
            @Nullable Marking to,
            ChannelId into,
            String reason)
            implements ChannelEvent {
        @Override
        public String sentence() {
            return "released message " + message + " from " + Marking.shown(from) + " to " + Marking.shown(to) + ": "
                    + reason;
        }
    }

    /**
     * Someone who was added, by their name at that time.
     *
     * @param from number of the first entry that they may read; null for all of them
     * @param was their rank before; null for who was no member
     */
    record Added(
            PersonId person,
            String name,
            Rank rank,
            @Nullable Long from,
            @Nullable Rank was) {
        /** Someone who sees everything. */
        public Added(PersonId person, String name, Rank rank) {
            this(person, name, rank, null, null);
        }

        /** The same, with sight from an entry on. */
        Added seeingFrom(long first) {
            return new Added(person, name, rank, first <= 1 ? null : first, was);
        }

        /** The same, of someone who was a member with this rank; null for who was none. */
        Added after(@Nullable Rank before) {
            return new Added(person, name, rank, from, before);
        }

        /** Number of the first entry that they may read. */
        public long first() {
            return from == null ? 1 : from;
        }
    }

    /** People were added, or given another rank. */
    record MembersAdded(List<Added> people) implements ChannelEvent {
        @Override
        public String sentence() {
            List<String> parts = new ArrayList<>();
            String fresh = names(people.stream().filter(a -> a.was() == null));
            if (!fresh.isEmpty()) {
                parts.add("added " + fresh);
            }
            for (Rank rank : Rank.values()) {
                String changed = names(people.stream().filter(a -> a.was() != null && a.rank() == rank));
                if (!changed.isEmpty()) {
                    parts.add("made " + changed + " " + rank.name().toLowerCase(Locale.ROOT));
                }
            }
            return String.join("; ", parts);
        }

        private static String names(Stream<Added> some) {
            return some.map(Added::name).collect(Collectors.joining(", "));
        }

        @Override
        public Set<PersonId> invites() {
            return people.stream().map(Added::person).collect(Collectors.toSet());
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }
    }

    /** Someone was removed, or left. */
    record MemberRemoved(PersonId person, String name) implements ChannelEvent {
        @Override
        public String sentence() {
            return "removed " + name;
        }

        @Override
        public Finding finding() {
            return Finding.terms(Set.of(MEMBERSHIP));
        }

        @Override
        public boolean changesReaders() {
            return true;
        }
    }

    /**
     * Something was said.
     *
     * @param mentions the people whom it means: by name, by group, by role, or by having read lately
     * @param channelMention true when it means everyone in the channel
     * @param thread number of the message that it replies to; 0 for none
     * @param priority how much it stands out; null for a plain message
     * @param acknowledge true when those whom it means are asked to acknowledge it; null for no
     * @param nagMinutes after how many minutes they are asked again; null unless they are asked
     * @param files the files that come with it; null for none
     * @param quote the message that it shows to those who may read it; null for none
     */
    record MessagePosted(
            String text,
            List<PersonId> mentions,
            boolean channelMention,
            long thread,
            @Nullable Priority priority,
            @Nullable Boolean acknowledge,
            @Nullable Integer nagMinutes,
            @Nullable List<String> files,
            @Nullable Quote quote)
            implements ChannelEvent {
        /** A plain message. */
        public MessagePosted(String text, List<PersonId> mentions, boolean channelMention, long thread) {
            this(text, mentions, channelMention, thread, null, null, null, null, null);
        }

        @Override
        public String sentence() {
            return "wrote: " + text;
        }

        @Override
        public Finding finding() {
            Set<Term> terms = MessageTerms.of(text, mentions, channelMention, thread);
            if (files != null) {
                terms.add(HAS_FILE);
            }
            return new Finding(thread, terms, text, true);
        }
    }

    /** Somebody reacted to a message. */
    record ReactionAdded(long message, String emoji, String name) implements ChannelEvent {
        @Override
        public String sentence() {
            return "reacted to message " + message + " with " + emoji;
        }
    }

    /** Somebody took a reaction back. */
    record ReactionRemoved(long message, String emoji, String name) implements ChannelEvent {
        @Override
        public String sentence() {
            return "took " + emoji + " back from message " + message;
        }
    }

    /** A message got another text. */
    record MessageEdited(long message, String text, List<PersonId> mentions) implements ChannelEvent {
        @Override
        public String sentence() {
            return "edited message " + message;
        }
    }

    /** A message was deleted; a tombstone stays. */
    record MessageDeleted(long message) implements ChannelEvent {
        @Override
        public String sentence() {
            return "deleted message " + message;
        }
    }

    /** A message was pinned. */
    record MessagePinned(long message, String reason) implements ChannelEvent {
        @Override
        public String sentence() {
            return "pinned message " + message + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** A message is not pinned any more. */
    record MessageUnpinned(long message, String reason) implements ChannelEvent {
        @Override
        public String sentence() {
            return "unpinned message " + message;
        }
    }

    /** The terms under which a message is found that mentions these people. */
    static Set<Term> terms(List<PersonId> mentions, boolean everyone) {
        Set<Term> terms = new HashSet<>();
        mentions.forEach(person -> terms.add(Term.of("mention", person)));
        if (everyone) {
            terms.add(EVERYONE);
        }
        return terms;
    }

    /** The term of a message that carries files. */
    Term HAS_FILE = Term.of("has", "file");

    /** The term of what changes who is in a channel. */
    Term MEMBERSHIP = Term.of("about", "members");

    /** The term of a message that mentions everyone in the channel. */
    Term EVERYONE = Term.of("mention", "@channel");
}
