package dev.muster.jdbc;

import java.sql.SQLException;

/** Carries an {@link SQLException} of plain JDBC to where its meaning is decided, {@link Failures}. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
