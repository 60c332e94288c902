package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.journal.Event;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can happen in a channel as such. */
public sealed interface ChannelEvent extends Event {
    /** A channel was made. */
    record ChannelCreated(String name, String purpose, boolean open, boolean incident, PersonId creator)
            implements ChannelEvent {
        @Override
        public String sentence() {
            return "created the channel " + name;
        }
    }

    /** It got another name or purpose. */
    record ChannelRenamed(String name, String purpose) implements ChannelEvent {
        @Override
        public String sentence() {
            return "renamed the channel to " + name;
        }
    }

    /** It takes no more changes. */
    record ChannelArchived() implements ChannelEvent {
        @Override
        public String sentence() {
            return "archived the channel";
        }
    }

    /** It takes changes again. */
    record ChannelRestored() implements ChannelEvent {
        @Override
        public String sentence() {
            return "restored the channel";
        }
    }

    /** Someone who was added, by their name at that time. */
    record Added(PersonId person, String name, Rank rank) {}

    /** People were added, or given another rank. */
    record MembersAdded(List<Added> people) implements ChannelEvent {
        @Override
        public String sentence() {
            return "added " + people.stream().map(Added::name).collect(Collectors.joining(", "));
        }

        @Override
        public Set<PersonId> invites() {
            return people.stream().map(Added::person).collect(Collectors.toSet());
        }
    }

    /** Someone was removed, or left. */
    record MemberRemoved(PersonId person, String name) implements ChannelEvent {
        @Override
        public String sentence() {
            return "removed " + name;
        }

        @Override
        public boolean changesReaders() {
            return true;
        }
    }

    /**
     * Something was said. {@code thread} is the number of the message that it replies to, 0 for none; {@code files}
     * the ids of the files that came with it, null for none.
     */
    record MessagePosted(
            String text,
            List<PersonId> mentions,
            boolean channelMention,
            long thread,
            @Nullable List<String> files) implements ChannelEvent {
        /** Something that was said without files. */
        public MessagePosted(String text, List<PersonId> mentions, boolean channelMention, long thread) {
            this(text, mentions, channelMention, thread, null);
        }

        @Override
        public String sentence() {
            return "wrote: " + text;
        }

        @Override
        public Finding finding() {
            Set<Term> terms = terms(mentions, channelMention);
            if (files != null) {
                terms.add(HAS_FILE);
            }
            return new Finding(thread, terms, text, true);
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

    /** The term of a message that mentions everyone in the channel. */
    Term EVERYONE = Term.of("mention", "@channel");
}
