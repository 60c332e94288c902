package dev.muster.incident;

import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook says about the declaration itself. Written by the playbook room whenever a version is
 * published, so that an incident can be declared by it without knowing what a playbook is.
 *
 * @param playbook id of the playbook
 * @param version its newest published version
 * @param severity how bad such an incident is unless someone says otherwise; null for {@link Severity#SEV3}
 * @param commander who takes command unless someone else is named; null for whoever declares
 * @param backup who backs the commander up; null for nobody
 * @param updateEveryMinutes how soon the first update is promised; 0 for no promise
 * @param callLink address of its call with places in braces; null for the workspace's
 * @param updateTemplate what an update begins as, with places in braces; null for nothing
 */
public record Plan(
        String playbook,
        int version,
        @Nullable Severity severity,
        @Nullable Added commander,
        @Nullable Added backup,
        int updateEveryMinutes,
        @Nullable String callLink,
        @Nullable String updateTemplate) {
    /** What an incident without a playbook runs by. */
    static final Plan NONE = new Plan("", 0, null, null, null, 0, null, null);

    /** How plans are kept: by the id of their playbook. */
    public static final Kind<Plan> KIND = Kind.of("incident.plan", Plan.class, Plan::playbook);
}
