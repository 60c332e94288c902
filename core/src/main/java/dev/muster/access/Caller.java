package dev.muster.access;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as an authenticated transport or the host itself says. It is a claim of identity only;
 * what the caller may do is looked up, see {@link Actor}.
 *
 * @param workspace the workspace the call is about
 * @param person the originating person; for an integration, its own id
 * @param kind what sort of caller this is
 * @param session the host's id of the sign-in that carries this call, so that ending it ends its sockets;
 *     null when there is none
 */
public record Caller(
        WorkspaceId workspace,
        PersonId person,
        Kind kind,
        @Nullable String session) {
    /** What sort of caller. */
    public enum Kind {
        /** A person whom the {@link Directory} knows. */
        PERSON,
        /** A program with a credential of its own (an alert source); the directory is not asked. */
        INTEGRATION,
        /** Muster itself, for work that came due. Never accepted from a transport. */
        SYSTEM
    }

    /** The id under which Muster itself acts. */
    public static final PersonId MUSTER = new PersonId("muster");

    /** A person, without a session. */
    public static Caller person(WorkspaceId workspace, PersonId person) {
        return new Caller(workspace, person, Kind.PERSON, null);
    }

    /** A person in a session of the host. */
    public static Caller person(WorkspaceId workspace, PersonId person, String session) {
        return new Caller(workspace, person, Kind.PERSON, session);
    }

    /** An integration such as an alert source. */
    public static Caller integration(WorkspaceId workspace, PersonId id) {
        return new Caller(workspace, id, Kind.INTEGRATION, null);
    }

    /** Muster itself. */
    public static Caller system(WorkspaceId workspace) {
        return new Caller(workspace, MUSTER, Kind.SYSTEM, null);
    }
}
