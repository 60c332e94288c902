package dev.muster.exchange;

import dev.muster.command.Feature;
import dev.muster.command.Registry;
import dev.muster.exchange.ExchangeCommands.ImportPlaybook;
import dev.muster.exchange.ExchangeEvent.DraftImported;
import dev.muster.exchange.ExchangeEvent.PlaybookImported;
import dev.muster.exchange.ExchangeViews.ExportPlaybook;
import dev.muster.exchange.ExchangeViews.ExportedPlaybook;
import dev.muster.exchange.ExchangeViews.ImportPreview;
import dev.muster.exchange.ExchangeViews.PreviewImport;
import dev.muster.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The feature: playbooks from files and into files. */
public final class Exchange implements Feature {
    private static final String SCHEMA = "muster-playbook-1.schema.json";

    private final Playbooks playbooks;

    /**
     * The feature.
     *
     * @param playbooks what publishes and drafts what files say
     */
    public Exchange(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    @Override
    public void register(Registry registry) {
        registry.handle("exchange.import-playbook", ImportPlaybook.class, new ImportRules(playbooks));
        registry.answer(
                "exchange.preview-import",
                PreviewImport.class,
                ImportPreview.class,
                new ExchangeQuestions.Preview(playbooks));
        registry.answer(
                "exchange.export-playbook",
                ExportPlaybook.class,
                ExportedPlaybook.class,
                new ExchangeQuestions.Export());
        registry.event("exchange.playbook-imported", 1, PlaybookImported.class);
        registry.event("exchange.draft-imported", 1, DraftImported.class);
    }

    /** The JSON Schema (2020-12) of our own format, version 1, as it is published. */
    public static String schema() {
        try (InputStream in = Exchange.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SCHEMA + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
