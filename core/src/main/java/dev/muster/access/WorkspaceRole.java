package dev.muster.access;

/** What a person is in the whole workspace, beyond what they are in any one channel. Given by the host. */
public enum WorkspaceRole {
    /** May publish playbooks and change workspace settings. Gives no right to read a private channel. */
    ADMIN,
    /** May read the access journal and verify any journal; every such read is itself on record. */
    AUDITOR
}
