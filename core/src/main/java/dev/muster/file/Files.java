package dev.muster.file;

import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.Channels;
import dev.muster.channel.InChannel;
import dev.muster.channel.OfChannel;
import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.EraseContent;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileCommands.ExpireFile;
import dev.muster.file.FileCommands.RecordCustody;
import dev.muster.file.FileCommands.RegisterEvidence;
import dev.muster.file.FileCommands.RemoveFile;
import dev.muster.file.FileEvent.CustodyRecorded;
import dev.muster.file.FileEvent.EvidenceRegistered;
import dev.muster.file.FileEvent.FileRemoved;
import dev.muster.file.FileQuestions.Opening;
import dev.muster.file.FileViews.EvidenceList;
import dev.muster.file.FileViews.FileList;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.LimitsView;
import dev.muster.file.FileViews.ListEvidence;
import dev.muster.file.FileViews.ListFiles;
import dev.muster.file.FileViews.OpenEvidence;
import dev.muster.file.FileViews.OpenFile;
import dev.muster.file.FileViews.Opened;
import dev.muster.file.FileViews.ShowFile;
import dev.muster.file.FileViews.ShowLimits;
import dev.muster.storage.FileStore;
import org.jspecify.annotations.Nullable;

/** The feature: files, the messages that carry them, and the evidence register. */
public final class Files implements Feature {
    private static final Action REMOVE = Action.changing("file.remove", Rank.GUEST);
    private static final Action EVIDENCE = Action.changing("file.register-evidence", Rank.MEMBER);
    private static final Action READ_EVIDENCE = Action.reading("file.evidence", Rank.MEMBER);
    private final @Nullable FileStore store;
    private final FileLimits limits;

    /**
     * The feature.
     *
     * @param store where content is kept; null when files are refused
     * @param limits what is taken in
     */
    public Files(@Nullable FileStore store, FileLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    @Override
    public void register(Registry registry) {
        FileRules rules = new FileRules(limits, store != null);
        registry.handle(
                "file.expect", ExpectContent.class, new InChannel<>(Channels.POST, rules::check, rules::expect));
        registry.handle("file.add", AddFile.class, new InChannel<>(Channels.POST, rules::check, rules::add));
        registry.handle("file.remove", RemoveFile.class, InChannel.of(REMOVE, rules::remove));
        registry.handle(
                "file.register-evidence",
                RegisterEvidence.class,
                new InChannel<>(EVIDENCE, EvidenceRules::check, EvidenceRules::register));
        registry.handle(
                "file.record-custody",
                RecordCustody.class,
                new InChannel<>(EVIDENCE, EvidenceRules::check, EvidenceRules::record));
        registry.handleDue("file.expire", ExpireFile.class, InChannel.of(REMOVE, rules::expire));
        registry.handleDue("file.erase", EraseContent.class, new Content.Eraser(store, limits.grace()));
        followers(registry, rules);
        questions(registry, rules);
        registry.event("file.removed", 1, FileRemoved.class);
        registry.event("file.evidence-registered", 1, EvidenceRegistered.class);
        registry.event("file.custody-recorded", 1, CustodyRecorded.class);
    }

    private static void followers(Registry registry, FileRules rules) {
        Carriers carriers = new Carriers(rules);
        registry.follow(MessagePosted.class, carriers::posted);
        registry.follow(MessageDeleted.class, carriers::deleted);
    }

    private static void questions(Registry registry, FileRules rules) {
        registry.answer("file.list", ListFiles.class, FileList.class, OfChannel.of(FileQuestions::list));
        registry.answer("file.show", ShowFile.class, FileView.class, OfChannel.of(FileQuestions::show));
        registry.answer(
                "file.limits", ShowLimits.class, LimitsView.class, new OfChannel<>(Channels.POST, rules::show, false));
        registry.answer(
                "file.evidence",
                ListEvidence.class,
                EvidenceList.class,
                new OfChannel<>(READ_EVIDENCE, FileQuestions::evidence, false));
        registry.answer("file.open", OpenFile.class, Opened.class, new Opening<>(OpenFile::file, false));
        registry.answer(
                "file.open-evidence", OpenEvidence.class, Opened.class, new Opening<>(OpenEvidence::file, true));
    }
}
