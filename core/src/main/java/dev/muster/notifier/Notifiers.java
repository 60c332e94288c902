package dev.muster.notifier;

import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessageEdited;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfMine;
import dev.muster.channel.Personal;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.notifier.NotifierCommands.Carried;
import dev.muster.notifier.NotifierCommands.Carry;
import dev.muster.notifier.NotifierCommands.HoldDrill;
import dev.muster.notifier.NotifierCommands.MarkRead;
import dev.muster.notifier.NotifierCommands.NotConfirmed;
import dev.muster.notifier.NotifierCommands.Release;
import dev.muster.notifier.NotifierCommands.SendAgain;
import dev.muster.notifier.NotifierCommands.SendDigest;
import dev.muster.notifier.NotifierCommands.SetDrill;
import dev.muster.notifier.NotifierCommands.SetWishes;
import dev.muster.notifier.NotifierCommands.Spread;
import dev.muster.notifier.NotifierCommands.TellPeople;
import dev.muster.notifier.NotifierCommands.TryNotifiers;
import dev.muster.notifier.NotifierEvent.DeliveryAttempted;
import dev.muster.notifier.NotifierEvent.DrillHeld;
import dev.muster.notifier.NotifierEvent.DrillSet;
import dev.muster.notifier.NotifierEvent.PeopleTold;
import dev.muster.notifier.NotifierEvent.SentAgain;
import dev.muster.notifier.NotifierEvent.WishesSet;
import dev.muster.notifier.NotifierViews.DeliveryView;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The feature: everyone's notification centre, and what brings news to people who are not looking. */
public final class Notifiers implements Feature {
    private final Outlets outlets;
    private final Contacts contacts;
    private final Collection<Source<?>> sources;

    /** The feature, with nothing that leaves. */
    public Notifiers() {
        this(List.of(), List.of(), Contacts.NONE, List.of());
    }

    /**
     * The feature.
     *
     * @param notifiers what brings news; each name once
     * @param groups which of them stand in for each other; none for all of them in their order
     * @param contacts where people are reached
     * @param sources which events people are told of
     */
    public Notifiers(
            Collection<Notifier> notifiers,
            Collection<NotifierGroup> groups,
            Contacts contacts,
            Collection<Source<?>> sources) {
        this.outlets = new Outlets(notifiers, groups);
        this.contacts = contacts;
        this.sources = List.copyOf(sources);
    }

    /** What the groups of notifiers are called. */
    public Set<String> groupNames() {
        return outlets.groups().stream().map(NotifierGroup::name).collect(Collectors.toSet());
    }

    /**
     * What left for whoever asks about an entry, or why nothing did; null when nothing was to. The room that answers sees
     * to it that they may read the entry.
     */
    public static @Nullable DeliveryView delivery(JournalId journal, long entry, State state, Context context) {
        return NotifierQuestions.delivery(journal, entry, state, context);
    }

    @Override
    public void register(Registry registry) {
        Carrying carrying = new Carrying(outlets);
        registry.audience(Drilling.SORT, (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle(
                "notifier.tell", TellPeople.class, new InChannel<>(Telling.TELL, Telling::check, Telling::tellNow));
        registry.handle(
                "notifier.set-wishes",
                SetWishes.class,
                new OfMine<>(NotifierQuestions.KEEP, WishRules::check, WishRules::set));
        registry.handle(
                "notifier.mark-read",
                MarkRead.class,
                new OfMine<>(NotifierQuestions.KEEP, Reading::check, Reading::read));
        drills(registry, carrying);
        brings(registry, carrying);
        new NotifierQuestions(outlets).register(registry);
        registry.event("notifier.told", 1, PeopleTold.class);
        registry.event("notifier.attempted", 1, DeliveryAttempted.class);
        registry.event("notifier.wishes-set", 1, WishesSet.class);
        registry.event("notifier.sent-again", 1, SentAgain.class);
        registry.event("notifier.drill-set", 1, DrillSet.class);
        registry.event("notifier.drill-held", 1, DrillHeld.class);
    }

    private void drills(Registry registry, Carrying carrying) {
        Drilling drilling = new Drilling(outlets, carrying);
        if (!outlets.none()) {
            registry.handle(
                    "notifier.try",
                    TryNotifiers.class,
                    new OfMine<>(NotifierQuestions.KEEP, drilling::check, drilling::tryThem));
            registry.handle("notifier.set-drill", SetDrill.class, drilling.new Setting());
            registry.handle("notifier.send-again", SendAgain.class, new Reading.Again(carrying));
        }
        registry.handleDue(
                "notifier.hold-drill",
                HoldDrill.class,
                new Due<>((c, workspace) -> Drilling.journal(workspace), drilling::hold));
    }

    private void brings(Registry registry, Carrying carrying) {
        Spreading spreading = new Spreading(outlets, carrying);
        Digesting digesting = new Digesting(carrying);
        registry.handleDue(
                "notifier.spread",
                Spread.class,
                new Due<>((c, workspace) -> new JournalId(workspace, c.journal()), spreading::spread));
        registry.handleDue(
                "notifier.release",
                Release.class,
                new Due<>((c, workspace) -> Personal.journal(workspace, c.person()), carrying::release));
        registry.handleDue(
                "notifier.digest",
                SendDigest.class,
                new Due<>((c, workspace) -> Personal.journal(workspace, c.person()), digesting::send));
        registry.handleDue(
                "notifier.not-confirmed",
                NotConfirmed.class,
                new Due<>((c, workspace) -> Personal.journal(workspace, c.person()), carrying::notConfirmed));
        registry.errand("notifier.carry", Carry.class, new CarryErrand(outlets, contacts));
        registry.handleDue(
                "notifier.carried",
                Carried.class,
                new Due<>((c, workspace) -> Personal.journal(workspace, c.person()), carrying::carried));
        if (!outlets.none()) {
            follow(
                    registry,
                    spreading,
                    new Source<>(
                            PeopleTold.class,
                            PeopleTold::kind,
                            PeopleTold::urgency,
                            PeopleTold::notified,
                            PeopleTold::text,
                            e -> null,
                            PeopleTold::via,
                            false));
            sources.forEach(source -> follow(registry, spreading, source));
            registry.follow(MessageDeleted.class, Correcting::deleted);
            registry.follow(MessageEdited.class, Correcting::edited);
        }
    }

    private static <E extends Event> void follow(Registry registry, Spreading spreading, Source<E> source) {
        registry.follow(source.type(), (at, event, state, context) -> spreading.happened(source, at, event, context));
    }
}
