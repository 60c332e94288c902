package dev.muster.jdbc;

import dev.muster.access.WorkspaceId;
import dev.muster.storage.Language;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * By whose stems texts are found. A language is in force when the index of every journal of its workspace is in it; until
 * then there is none, and words are what is found. What is indexed while it is on its way is in the new one already.
 */
final class Languages {
    private final Lane lane;

    Languages(Lane lane) {
        this.lane = lane;
    }

    /** The language in force; asked by every search. */
    Language of(WorkspaceId workspace) {
        List<Language> found = new ArrayList<>(1);
        lane.batch("language", statement -> {
            statement.setString(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    Language.of(row.getString(1)).ifPresent(found::add);
                }
            }
        });
        return found.isEmpty() ? Language.SIMPLE : found.get(0);
    }

    /** The language that this journal's entries are to be indexed in now. */
    Language toBe(long journal) {
        return known(lane.query("language-to-be").bind("journal", journal));
    }

    private static Language known(org.jdbi.v3.core.statement.Query query) {
        return query.mapTo(String.class).findOne().flatMap(Language::of).orElse(Language.SIMPLE);
    }

    /** Has everything indexed anew. */
    void put(Map<WorkspaceId, Language> languages) {
        languages.forEach((workspace, language) -> {
            lane.update("put-language")
                    .bind("workspace", workspace.value())
                    .bind("language", language.tag())
                    .execute();
            lane.update("index-again").bind("workspace", workspace.value()).execute();
        });
    }

    /** True when a language is not in force yet. */
    boolean underWay() {
        return lane.query("languages-under-way").mapTo(Long.class).one() > 0;
    }

    /** Journals whose index is not in the language that it is to be in. */
    List<Long> behind() {
        return lane.query("to-index-again").mapTo(Long.class).list();
    }
}
