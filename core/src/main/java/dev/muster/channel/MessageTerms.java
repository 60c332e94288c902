package dev.muster.channel;

import dev.muster.access.PersonId;
import dev.muster.journal.Entry;
import dev.muster.record.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The terms under which messages are found. */
public final class MessageTerms {
    /** Whatever is pinned. */
    public static final Term PINNED = Term.of("is", "pinned");

    /** A reply in a thread. */
    public static final Term REPLY = Term.of("is", "thread");

    /** A text with an address in it. */
    public static final Term LINK = Term.of("has", "link");

    private MessageTerms() {}

    /** The terms of a new message. */
    static Set<Term> of(String text, List<PersonId> mentions, boolean everyone, long thread) {
        Set<Term> terms = ChannelEvent.terms(mentions, everyone);
        if (thread != 0) {
            terms.add(REPLY);
        }
        if (link(text)) {
            terms.add(LINK);
        }
        return terms;
    }

    /** The terms of a message that got another text: what does not come from its text stays. */
    static Set<Term> edited(Entry message, String text, Mentions.Meant meant) {
        Set<Term> terms = ChannelEvent.terms(meant.people(), meant.channel());
        message.index().terms().stream()
                .filter(t -> !t.name().equals("mention") && !t.equals(LINK))
                .forEach(terms::add);
        if (link(text)) {
            terms.add(LINK);
        }
        return terms;
    }

    /** An index with a term more, or with one less. */
    public static Entry.Index with(Entry.Index index, Term term, boolean present) {
        Set<Term> terms = new HashSet<>(index.terms());
        if (present) {
            terms.add(term);
        } else {
            terms.remove(term);
        }
        return new Entry.Index(index.thread(), terms, index.text(), index.messages());
    }

    private static boolean link(String text) {
        return text.contains("https://") || text.contains("http://");
    }
}
