package dev.muster.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A tsvector with a GIN index, and B-trees by time and by channel. The words hold author and channel too, so that a
 * query has two forms: the channels joined, and the planner free to choose; or the channels named among the words. Which
 * is faster is tried for each kind of query before anything is measured.
 */
public final class HandSearchPostgres extends HandSearch {
    private final String channelWords;
    private final Map<String, Boolean> named = new HashMap<>();

    private HandSearchPostgres(Connection connection, List<Integer> channels) {
        super(connection);
        channelWords = channels.stream().map(c -> "'c" + c + "'").collect(Collectors.joining(" | ", " & (", ")"));
    }

    /** Makes and fills the tables. */
    public static HandSearch over(DataSource source, Talk talk, List<Integer> channels) throws Exception {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        execute(
                connection,
                "CREATE TABLE hand_message (id bigint NOT NULL, channel integer NOT NULL, sequence bigint NOT NULL,"
                        + " time bigint NOT NULL, author text NOT NULL, payload bytea NOT NULL, words tsvector NOT NULL)",
                "CREATE TABLE hand_member (person text, channel integer, first bigint, PRIMARY KEY (person, channel))");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO hand_message VALUES" + " (?, ?, ?, ?, ?, ?, to_tsvector('simple', ?))")) {
            talk.read(m -> {
                insert.setLong(1, m.number());
                insert.setInt(2, m.channel());
                insert.setInt(3, m.sequence());
                insert.setLong(4, m.time());
                insert.setString(5, m.author());
                insert.setBytes(6, BulkTalk.payload(m.text()));
                insert.setString(7, m.text() + " c" + m.channel() + " by" + m.author());
                insert.addBatch();
                if (m.number() % 2_000 == 0) {
                    insert.executeBatch();
                }
            });
            insert.executeBatch();
        }
        members(connection, channels);
        execute(
                connection,
                "ALTER TABLE hand_message ADD PRIMARY KEY (id)",
                "CREATE INDEX ON hand_message USING gin (words)",
                "CREATE INDEX ON hand_message (time)",
                "CREATE INDEX ON hand_message (channel, time)");
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "VACUUM ANALYZE hand_message", "ANALYZE hand_member");
        execute(connection, "SET plan_cache_mode = force_custom_plan", "SET jit = off");
        connection.setAutoCommit(false);
        return new HandSearchPostgres(connection, channels);
    }

    @Override
    public List<Hit> find(Query query, int limit) throws SQLException {
        String kind = query.words().stream().map(w -> w.replaceAll("\\d", "")).toList() + "/" + (query.author() != null)
                + (query.from() != null) + query.ranked();
        Boolean known = named.get(kind);
        if (known == null) {
            known = nanos(query, limit, true) < nanos(query, limit, false);
            named.put(kind, known);
        }
        return find(query, limit, known);
    }

    private long nanos(Query query, int limit, boolean channelsNamed) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            long began = System.nanoTime();
            find(query, limit, channelsNamed);
            nanos.add(System.nanoTime() - began);
        }
        nanos.sort(null);
        return nanos.get(nanos.size() / 2);
    }

    private List<Hit> find(Query query, int limit, boolean channelsNamed) throws SQLException {
        String words = String.join(" & ", query.words()) + (query.author() == null ? "" : " & by" + query.author());
        String where = " FROM hand_message m JOIN hand_member b ON b.person = 'p1' AND b.channel = m.channel"
                + " AND b.first <= m.sequence WHERE m.words @@ ?::tsquery"
                + (query.from() == null ? "" : " AND m.time >= ?")
                + (query.until() == null ? "" : " AND m.time < ?");
        String columns = "m.channel, m.sequence, m.time, m.author, m.payload";
        PreparedStatement statement = prepared(
                query.ranked()
                        ? "SELECT " + columns + " FROM (SELECT id, ts_rank(words, ?::tsquery) AS score FROM ("
                                + "SELECT m.id, m.words" + where + " ORDER BY m.time DESC LIMIT " + RANKED + ") n"
                                + " ORDER BY score DESC, id DESC LIMIT ?) r JOIN hand_message m ON m.id = r.id"
                                + " ORDER BY r.score DESC, r.id DESC"
                        : "SELECT " + columns + where + " ORDER BY m.time DESC LIMIT ?");
        int at = 1;
        if (query.ranked()) {
            statement.setString(at++, words);
        }
        statement.setString(at++, channelsNamed ? words + channelWords : words);
        if (query.from() != null) {
            statement.setLong(at++, query.from());
        }
        if (query.until() != null) {
            statement.setLong(at++, query.until());
        }
        statement.setInt(at, limit);
        List<Hit> hits = read(statement);
        connection.commit();
        return hits;
    }
}
