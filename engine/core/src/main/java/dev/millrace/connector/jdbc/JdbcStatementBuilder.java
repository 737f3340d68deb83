package dev.millrace.connector.jdbc;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Fills in the parameters of a statement.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface JdbcStatementBuilder<T> extends Serializable {
    /** Sets the parameters of {@code statement}, counted from 1, to what {@code record} says. */
    void accept(PreparedStatement statement, T record) throws SQLException;
}
