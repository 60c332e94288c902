package dev.muster.guarantee;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that commands write, row by row, as it is in the database; read around the store. */
record Rows(Map<String, String> rows) {
    private static final List<String> TABLES = List.of(
            "SELECT 'entry', j.name, e.sequence, e.kind, e.amendment, '' FROM muster_entry e JOIN muster_journal j ON"
                    + " j.id = e.journal",
            "SELECT 'document', kind, id, kind, body, version FROM muster_document",
            "SELECT 'job', kind, id, kind, payload, due FROM muster_job",
            "SELECT 'receipt', origin, key, '', outcome, '' FROM muster_receipt");
    private static final String HEADS = "SELECT j.name, j.sequence, count(e.sequence), coalesce(max(e.sequence), 0),"
            + " coalesce(max(e.messages), 0) - j.messages FROM muster_journal j"
            + " LEFT JOIN muster_entry e ON e.journal = j.id GROUP BY j.id, j.name, j.sequence, j.messages";

    static Rows of(Connection connection) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery(table)) {
                    while (row.next()) {
                        String kind = row.getString(4).isEmpty() ? "" : " " + row.getString(4);
                        rows.put(
                                row.getString(1) + kind + " " + row.getString(2) + " " + row.getString(3),
                                Arrays.hashCode(row.getBytes(5)) + "/" + row.getString(6));
                    }
                }
            }
        }
        return new Rows(rows);
    }

    /** What became new, other or gone since before, by sort and kind: the same for every run of one command. */
    List<String> since(Rows before) {
        List<String> changes = new ArrayList<>();
        rows.forEach((key, value) -> {
            String was = before.rows.get(key);
            if (was == null) {
                changes.add("+ " + kind(key));
            } else if (!was.equals(value)) {
                changes.add("~ " + kind(key));
            }
        });
        before.rows.keySet().stream().filter(k -> !rows.containsKey(k)).forEach(k -> changes.add("- " + kind(k)));
        changes.sort(null);
        return changes;
    }

    private static String kind(String key) {
        String[] words = key.split(" ");
        return words[0].equals("receipt") ? words[0] : words[0] + " " + words[1];
    }

    /** Where heads and entries disagree. */
    static List<String> broken(Connection connection) throws SQLException {
        List<String> broken = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEADS)) {
            while (row.next()) {
                long head = row.getLong(2);
                if (head != row.getLong(3) || head != row.getLong(4) || row.getLong(5) != 0) {
                    broken.add("the head of " + row.getString(1) + " is " + head + " over " + row.getLong(3)
                            + " entries up to " + row.getLong(4));
                }
            }
        }
        return broken;
    }

    /** The stored outcome under a key. */
    static byte[] outcome(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT outcome FROM muster_receipt WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    /** The last number of a journal. */
    static long head(Connection connection, String journal) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT sequence FROM muster_journal WHERE name = ?")) {
            statement.setString(1, journal);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
