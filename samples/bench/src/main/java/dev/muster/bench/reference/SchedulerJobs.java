package dev.muster.bench.reference;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The same jobs given to db-scheduler, which locks and fetches: each writes one entry into its channel in a transaction of
 * its own.
 */
public final class SchedulerJobs {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private final DataSource source;
    private volatile CountDownLatch left = new CountDownLatch(0);
    private final OneTimeTask<Integer> fire =
            Tasks.oneTime("fire", Integer.class).execute((instance, context) -> entry(instance.getData()));

    /**
     * A way to set it up.
     *
     * @param threads how many run jobs
     * @param lower below which part of the threads it fetches more
     * @param upper up to how many times the threads it fetches
     */
    public record Setting(int threads, double lower, double upper) {}

    /** On a database of its own. */
    public SchedulerJobs(DataSource source, int channels) throws SQLException {
        this.source = source;
        execute("CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
                + " PRIMARY KEY (task_name, task_instance))");
        execute("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        execute("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
        execute("CREATE TABLE head (channel int PRIMARY KEY, sequence bigint NOT NULL)");
        execute("CREATE TABLE entry (channel int, sequence bigint, time bigint, payload bytea NOT NULL,"
                + " PRIMARY KEY (channel, sequence))");
        execute("INSERT INTO head SELECT n, 0 FROM generate_series(0, " + (channels - 1) + ") n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void entry(int channel) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement move = connection.prepareStatement(
                            "UPDATE head SET sequence = sequence + 1 WHERE channel = ? RETURNING sequence");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, 1, ?)")) {
                move.setInt(1, channel);
                try (ResultSet number = move.executeQuery()) {
                    number.next();
                    insert.setLong(2, number.getLong(1));
                }
                insert.setInt(1, channel);
                insert.setBytes(3, new byte[300]);
                insert.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        left.countDown();
    }

    /** Has so many be due over so many channels and runs them; a second. */
    public double rate(Setting setting, int channels, int jobs) throws Exception {
        Scheduler scheduler = Scheduler.create(source, fire)
                .threads(setting.threads())
                .pollUsingLockAndFetch(setting.lower(), setting.upper())
                .pollingInterval(Duration.ofMillis(100))
                .build();
        scheduler.scheduleBatch(
                IntStream.range(0, jobs)
                        .<TaskInstance<?>>mapToObj(i -> fire.instance(Integer.toString(i), i % channels))
                        .toList(),
                Instant.now().minusSeconds(1));
        execute("ANALYZE scheduled_tasks");
        left = new CountDownLatch(jobs);
        long began = System.nanoTime();
        scheduler.start();
        try {
            if (!left.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " of " + jobs + " jobs were not run");
            }
            return jobs / ((System.nanoTime() - began) / 1e9);
        } finally {
            scheduler.stop();
        }
    }
}
