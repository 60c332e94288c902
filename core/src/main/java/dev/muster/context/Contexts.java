package dev.muster.context;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.command.State;
import dev.muster.context.ContextCommands.Collect;
import dev.muster.context.ContextCommands.CollectAgain;
import dev.muster.context.ContextCommands.Report;
import dev.muster.context.ContextCommands.SetWorkspaceContext;
import dev.muster.context.ContextEvent.ContextAskedAgain;
import dev.muster.context.ContextEvent.ContextCollected;
import dev.muster.context.ContextEvent.ContextPosted;
import dev.muster.context.ContextEvent.WorkspaceContextSet;
import dev.muster.context.ContextViews.ContextView;
import dev.muster.context.ContextViews.PieceView;
import dev.muster.context.ContextViews.ShowContext;
import dev.muster.context.ContextViews.ShowWorkspaceContext;
import dev.muster.context.ContextViews.WorkspaceContext;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The feature: context packs. */
public final class Contexts implements Feature {
    private static final Action SHOW = Action.reading("context.show-workspace", Rank.OWNER);
    private final Map<String, Collector> collectors = new TreeMap<>();

    /**
     * The feature.
     *
     * @param collectors with different names
     * @throws IllegalArgumentException when two have one name
     */
    public Contexts(List<Collector> collectors) {
        for (Collector collector : collectors) {
            if (this.collectors.putIfAbsent(collector.name(), collector) != null) {
                throw new IllegalArgumentException("two collectors are named " + collector.name());
            }
        }
    }

    @Override
    public void register(Registry registry) {
        registry.audience("context", (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle("context.set-workspace", SetWorkspaceContext.class, new SettingRules());
        registry.handle("context.collect-again", CollectAgain.class, InIncident.of(InIncident::asIs, PackRules::again));
        registry.errand("context.collect", Collect.class, new Collecting(collectors));
        registry.handleDue("context.report", Report.class, InChannel.of(InIncident.WORK, PackRules::reported));
        registry.event("context.workspace-set", 1, WorkspaceContextSet.class);
        registry.event("context.posted", 1, ContextPosted.class);
        registry.event("context.collected", 1, ContextCollected.class);
        registry.event("context.asked-again", 1, ContextAskedAgain.class);
        registry.follow(IncidentDeclared.class, PackRules::open);
        registry.answer("context.show", ShowContext.class, ContextView.class, OfChannel.of((q, s, c) -> view(q, s)));
        registry.answer(
                "context.show-workspace",
                ShowWorkspaceContext.class,
                WorkspaceContext.class,
                OfWorkspace.of(SHOW, (q, s, c) -> workspace(s)));
    }

    private static ContextView view(ShowContext question, State state) {
        return new ContextView(PackRules.pieces(question.incident(), state).stream()
                .map(PieceView::of)
                .toList());
    }

    private WorkspaceContext workspace(State state) {
        WorkspaceSetting setting = WorkspaceSetting.in(state);
        return new WorkspaceContext(setting.context(), setting.version(), new ArrayList<>(collectors.keySet()));
    }
}
