package dev.muster.search;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Kind;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.DocumentKey;
import dev.muster.storage.Language;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language of a workspace, by whose stems its texts are found. */
public final class SearchLanguage implements Handler<SearchLanguage.SetLanguage> {
    private static final Action SET = Action.changing("search.set-language", Rank.OWNER);
    private static final Action SHOW = Action.reading("search.language", Rank.GUEST);
    private static final String ONLY = "language";

    private static final Kind<Chosen> KIND = Kind.of("search.language", Chosen.class, c -> ONLY);

    SearchLanguage() {}

    /** What is kept: the letters of the language that was chosen; empty for none. */
    private record Chosen(String language) {}

    /**
     * Sets the language by whose stems the workspace's texts are found: all of them, also those from before. For
     * administrators. Until all of them have come through, searches compare words whole.
     *
     * @param language two letters (ISO 639-1) of {@link LanguageView#known}; null for none: words are compared whole
     */
    public record SetLanguage(@Nullable String language) implements Command {}

    /** The workspace's language. */
    public record ShowLanguage() implements Question<LanguageView> {}

    /**
     * The workspace's language.
     *
     * @param language the one that was chosen; empty for none
     * @param inForce the one that searches go by now; behind the other until all texts have come through
     * @param known the ones that can be chosen
     */
    public record LanguageView(String language, String inForce, List<String> known) {}

    /** The language was set. */
    public record LanguageSet(String language) implements Event {
        @Override
        public String sentence() {
            return language.isEmpty()
                    ? "set that searches compare words whole"
                    : "set the language of searches to \"" + language + "\"";
        }
    }

    static void register(Registry registry) {
        registry.audience("search", (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle("search.set-language", SetLanguage.class, new SearchLanguage());
        registry.event("search.language-set", 1, LanguageSet.class);
        registry.answer(
                "search.language",
                ShowLanguage.class,
                LanguageView.class,
                OfWorkspace.of(SHOW, (q, s, c) -> view(s, c)));
    }

    @Override
    public SetLanguage admit(SetLanguage command, Admission admission) {
        String tag = Limits.optional("language", command.language(), 2);
        if (Language.of(tag).isEmpty()) {
            throw Rejection.invalid("language", "there is " + String.join(", ", known()) + ", and none");
        }
        return new SetLanguage(tag);
    }

    private static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, "search", ONLY);
    }

    @Override
    public Set<JournalId> journals(SetLanguage command, WorkspaceId workspace) {
        return Set.of(journal(workspace));
    }

    @Override
    public Set<DocumentKey> needs(SetLanguage command, Actor actor) {
        return Set.of(KIND.key(actor.workspace(), ONLY));
    }

    @Override
    public Asked authorise(SetLanguage command, State state, Context context) {
        return new Asked(SET, ChannelAccess.workspace(context.actor()));
    }

    /** What is set already is not gone through again. */
    @Override
    public Decision decide(SetLanguage command, State state, Context context) {
        Language language = Language.of(text(command)).orElse(Language.SIMPLE);
        Decision decision = new Decision()
                .put(KIND, new Chosen(language.tag()))
                .append(journal(context.workspace()), new LanguageSet(language.tag()));
        return chosen(state).equals(language.tag()) ? decision : decision.speak(language);
    }

    private static String text(SetLanguage command) {
        String tag = command.language();
        return tag == null ? "" : tag;
    }

    private static String chosen(State state) {
        return state.get(KIND, ONLY).map(Chosen::language).orElse("");
    }

    private static LanguageView view(State state, Context context) {
        Language inForce = state.stored().language(context.workspace());
        return new LanguageView(chosen(state), inForce.tag(), known());
    }

    private static List<String> known() {
        return Arrays.stream(Language.values())
                .filter(l -> l != Language.SIMPLE)
                .map(Language::tag)
                .toList();
    }
}
