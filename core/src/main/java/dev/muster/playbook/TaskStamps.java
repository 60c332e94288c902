package dev.muster.playbook;

/**
 * At which version of a task each part of it was last changed, so that two people who change different parts of the
 * version that both saw lose nothing.
 *
 * @param title of what it is called
 * @param description of what it says
 * @param due of until when
 * @param owner of who does it
 * @param backup of who does it then
 * @param state of how it stands
 */
public record TaskStamps(int title, int description, int due, int owner, int backup, int state) {
    /** All parts at one version: of a new task, and of one that was stored before parts were told apart. */
    static TaskStamps all(int version) {
        return new TaskStamps(version, version, version, version, version, version);
    }
}
