package dev.muster.guarantee;

import dev.muster.channel.ChannelId;
import dev.muster.record.Term;
import dev.muster.storage.Store;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Everything that is kept of one incident, as text: entries with what they have become, documents, jobs. Ids that differ
 * from run to run are replaced by the order in which the journal names them.
 */
final class Picture {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private final Map<String, String> names = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    private Picture() {}

    /** As a PostgreSQL has it. */
    static List<String> of(Store store, DataSource source, String incident) throws SQLException {
        Picture picture = journal(store, incident);
        List<String> kept = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kind, id, rank, body, terms FROM muster_document"
                        + " WHERE id LIKE '%" + incident + "%' UNION ALL SELECT kind, id, due / 1000, payload, ''"
                        + " FROM muster_job WHERE id LIKE '%" + incident + "%'")) {
            while (row.next()) {
                kept.add(line(row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4)));
            }
        }
        return picture.with(kept);
    }

    /** As a recorder has seen it. */
    static List<String> of(Recorder store, String incident) {
        Picture picture = journal(store, incident);
        List<String> kept = new ArrayList<>();
        store.documents.values().stream()
                .filter(d -> d.key().id().contains(incident))
                .forEach(d -> kept.add(line(d.key().kind(), d.key().id(), d.rank(), d.body())));
        store.jobs.values().stream()
                .filter(j -> j.key().id().contains(incident))
                .forEach(j -> kept.add(line(j.kind(), j.key().id(), j.due().toEpochMilli(), j.payload())));
        return picture.with(kept);
    }

    private static Picture journal(Store store, String incident) {
        Picture picture = new Picture();
        Nodes.log(store, new ChannelId(incident));
        Nodes.entries(store, new ChannelId(incident))
                .forEach(e -> picture.lines.add(picture.named(e.sequence() + " " + e.time() + " " + e.actor() + " "
                        + e.kind() + " " + text(e.payload()) + " now "
                        + (e.amendment() == null ? "" : text(e.amendment())) + " found by "
                        + e.index().thread() + new TreeSet<Term>(e.index().terms())
                        + e.index().text()
                        + e.index().messages())));
        return picture;
    }

    private List<String> with(List<String> kept) {
        kept.stream().map(this::named).sorted().forEach(lines::add);
        return lines;
    }

    private static String line(String kind, String id, long rank, byte[] body) {
        return kind + " " + id + " " + rank + " " + text(body);
    }

    private String named(String text) {
        return ID.matcher(text).replaceAll(m -> names.computeIfAbsent(m.group(), id -> "id" + names.size()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
