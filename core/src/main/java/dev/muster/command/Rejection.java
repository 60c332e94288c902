package dev.muster.command;

/**
 * A command or question that is refused, with a reason that a person can act on. It changed nothing. An
 * ordinary outcome, so without a stack trace.
 */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Code code;
    private final String field;

    /** Why. */
    public enum Code {
        /** There is no such thing, or the caller may not know of it. */
        ABSENT,
        /** A field is missing, too long, or makes no sense. */
        INVALID,
        /** It does not fit what is there now: someone was faster, or the state does not allow it. */
        CONFLICT,
        /** Too much at once; the same again later can succeed. */
        BUSY
    }

    private Rejection(Code code, String field, String message) {
        super(message, null, false, false);
        this.code = code;
        this.field = field;
    }

    /** No such thing, or not allowed: the two cannot be told apart. */
    public static Rejection absent() {
        return new Rejection(Code.ABSENT, "", "there is no such thing, or it is not yours to see");
    }

    /** A field is wrong; the message says what to do. */
    public static Rejection invalid(String field, String message) {
        return new Rejection(Code.INVALID, field, message);
    }

    /** It does not fit what is there now; the message says what is. */
    public static Rejection conflict(String message) {
        return new Rejection(Code.CONFLICT, "", message);
    }

    /** It does not fit what is there now unless this field is given; the message says what to give. */
    public static Rejection needed(String field, String message) {
        return new Rejection(Code.CONFLICT, field, message);
    }

    /** Too much at once. */
    public static Rejection busy(String message) {
        return new Rejection(Code.BUSY, "", message);
    }

    /** Why. */
    public Code code() {
        return code;
    }

    /** The path of the field that is wrong; empty when it is none. */
    public String field() {
        return field;
    }
}
