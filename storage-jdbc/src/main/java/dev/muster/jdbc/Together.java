package dev.muster.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to PostgreSQL one behind the other without waiting for each other's answers: as many as there are, in
 * one way there and back. Each sees what those before it did, and in a transaction for writing has a snapshot of its own, as if
 * it had been sent alone; when one fails, none behind it runs. For one transaction on one thread.
 */
final class Together {
    /** Takes in one row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** One statement, and the values of its names. */
    static final class Part {
        private final Sql.Positional sql;
        private final Map<String, Columns.Column> values = new HashMap<>();
        private @Nullable Row row;
        private @Nullable IntConsumer touched;

        private Part(Sql.Positional sql) {
            this.sql = sql;
        }

        /** Gives a name its value. */
        Part bind(String name, Columns.Column value) {
            values.put(name, value);
            return this;
        }

        /** What becomes of each row that it answers. */
        void rows(Row each) {
            row = each;
        }

        /** What becomes of the number of rows that it has written. */
        void touched(IntConsumer check) {
            touched = check;
        }

        private int bind(PreparedStatement statement, int position) throws SQLException {
            int at = position;
            for (String name : sql.names()) {
                Objects.requireNonNull(values.get(name), name).set(at++, statement);
            }
            return at;
        }

        private void answered(PreparedStatement statement) throws SQLException {
            Row each = row;
            if (each != null) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        each.read(rows);
                    }
                }
            } else if (touched != null) {
                touched.accept(statement.getUpdateCount());
            }
        }
    }

    private final Lane lane;
    private final List<Part> parts = new ArrayList<>();

    Together(Lane lane) {
        this.lane = lane;
    }

    /** Adds the statement of this name. */
    Part add(String name) {
        return text(lane.dialect().sql().get(name));
    }

    /** Adds the statement of this name, with a number of further conditions. */
    Part add(String name, String also, int times) {
        return text(lane.dialect().sql().with(name, also, times));
    }

    private Part text(String sql) {
        Part part = new Part(lane.dialect().sql().positional(sql));
        parts.add(part);
        return part;
    }

    /** Sends all that were added, and takes in what they answer. With none, nothing is sent. */
    void send() {
        if (parts.isEmpty()) {
            return;
        }
        List<Part> sent = List.copyOf(parts);
        parts.clear();
        String all = String.join("\n;\n", sent.stream().map(p -> p.sql.text()).toList());
        lane.run(all, sent.size(), statement -> {
            int position = 1;
            for (Part part : sent) {
                position = part.bind(statement, position);
            }
            statement.execute();
            for (Part part : sent) {
                part.answered(statement);
                statement.getMoreResults();
            }
        });
    }
}
