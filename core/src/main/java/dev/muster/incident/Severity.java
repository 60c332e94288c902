package dev.muster.incident;

/** How bad it is, worst first. */
public enum Severity {
    /** Critical: everything stops for this. */
    SEV1,
    /** Major. */
    SEV2,
    /** Moderate; what a new incident is unless someone says otherwise. */
    SEV3,
    /** Minor. */
    SEV4,
    /** Hardly more than a question. */
    SEV5
}
