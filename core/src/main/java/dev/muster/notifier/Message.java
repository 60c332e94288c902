package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * What a notifier brings to somebody. Subject and text hold what people wrote: they are data in whatever they are put into.
 *
 * @param id the same at every attempt, 36 letters, digits and hyphens
 * @param workspace whose it is
 * @param person whom it is for
 * @param address where they are, as {@link Contacts} says
 * @param urgency how urgent it is
 * @param kind what sort of news: {@code notice}, {@code mention} and others
 * @param subject one line, at most 200 characters
 * @param text at most 4,000 characters
 * @param channel the channel that it is about; null for none
 * @param entry the number of the entry there; 0 for none
 * @param drill true when nothing happened and only the way is tried
 */
public record Message(
        String id,
        WorkspaceId workspace,
        PersonId person,
        String address,
        Urgency urgency,
        String kind,
        String subject,
        String text,
        @Nullable ChannelId channel,
        long entry,
        boolean drill) {}
