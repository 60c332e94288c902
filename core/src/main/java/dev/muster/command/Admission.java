package dev.muster.command;

import dev.muster.access.Actor;
import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What step 2 may look at.
 *
 * @param actor who asks
 * @param directory the host's people
 * @param ids new ids, unique in the world and ascending in time
 */
public record Admission(Actor actor, Directory directory, Supplier<String> ids) {
    /** A new id. */
    public String newId() {
        return ids.get();
    }

    /**
     * The active person with this id.
     *
     * @param field the field to be named when there is none; a guest is told nothing, lest they try who exists
     * @throws Rejection when there is none
     */
    public Person person(String field, PersonId id) {
        return directory
                .person(actor.workspace(), id)
                .filter(Person::active)
                .orElseThrow(() -> actor.guest()
                        ? Rejection.absent()
                        : Rejection.invalid(field, "nobody here is called " + id + "; choose someone else"));
    }

    /** The active person with this handle, if there is one. */
    public Optional<Person> byHandle(String handle) {
        return directory.byHandle(actor.workspace(), handle).filter(Person::active);
    }
}
