package dev.muster.exchange;

import dev.muster.journal.Event;

/** What happens to playbooks here. */
public sealed interface ExchangeEvent extends Event {
    /**
     * A version was published out of a file, in the playbook's own journal, behind the version itself.
     *
     * @param version which version
     * @param format in what form it was written
     * @param kept how many lines of the report say so
     * @param changed likewise
     * @param missing likewise
     * @param ignored likewise
     */
    record PlaybookImported(int version, Format format, int kept, int changed, int missing, int ignored)
            implements ExchangeEvent {
        @Override
        public String sentence() {
            return "imported version " + version + " from a " + format.called() + " file: "
                    + counts(kept, changed, missing, ignored);
        }
    }

    /**
     * A file became a draft, in the draft's own journal, behind the saving itself.
     *
     * @param version which version of the draft
     * @param format in what form it was written
     * @param kept how many lines of the report say so
     * @param changed likewise
     * @param missing likewise
     * @param ignored likewise
     */
    record DraftImported(int version, Format format, int kept, int changed, int missing, int ignored)
            implements ExchangeEvent {
        @Override
        public String sentence() {
            return "imported version " + version + " of the draft from a " + format.called() + " file: "
                    + counts(kept, changed, missing, ignored);
        }
    }

    private static String counts(int kept, int changed, int missing, int ignored) {
        return kept + " kept, " + changed + " changed, " + missing + " missing, " + ignored + " ignored";
    }
}
