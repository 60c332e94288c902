package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.command.Rejection;
import java.util.Set;

/**
 * What the rules in a playbook may say: told by the room above that follows them. Must be pure and safe for use by
 * several threads.
 */
public interface RulePlans {
    /** Of a Muster in which nothing follows rules. */
    RulePlans NONE = new RulePlans() {
        @Override
        public RulePlan checked(String path, RulePlan given, Known known) {
            throw Rejection.invalid(path, "nothing here follows rules; take it out");
        }

        @Override
        public Set<PersonId> people(RulePlan given) {
            return Set.of();
        }
    };

    /** Refuses whoever is nobody. */
    @FunctionalInterface
    interface Known {
        /**
         * Looks somebody up.
         *
         * @throws Rejection naming the path, when nobody who is active has this id
         */
        void person(String path, PersonId id);
    }

    /**
     * A rule in its one normal form.
     *
     * @param path where it stands
     * @throws Rejection by the path of what is wrong
     */
    RulePlan checked(String path, RulePlan given, Known known);

    /** Whom a rule names that nobody has checked: any part of it may be missing. */
    Set<PersonId> people(RulePlan given);
}
