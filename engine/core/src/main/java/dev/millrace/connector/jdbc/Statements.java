package dev.millrace.connector.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** One statement on one connection, which is opened anew after a failure. */
final class Statements<T> implements AutoCloseable {
    private final String sql;
    private final JdbcStatementBuilder<T> builder;
    private final Connection connection;
    private final PreparedStatement statement;

    Statements(String url, JdbcConnectionOptions options, String sql, JdbcStatementBuilder<T> builder)
            throws IOException {
        this.sql = sql;
        this.builder = builder;
        try {
            this.connection = connect(url, options);
            this.statement = connection.prepareStatement(sql);
        } catch (SQLException refused) {
            throw new IOException(
                    "the database does not take the statement '" + sql + "': " + refused.getMessage(), refused);
        }
    }

    private static Connection connect(String url, JdbcConnectionOptions options) throws IOException, SQLException {
        if (options.getDriverName() != null) {
            try {
                Class.forName(options.getDriverName());
            } catch (ClassNotFoundException missing) {
                throw new IOException(
                        "there is no JDBC driver " + options.getDriverName()
                                + " here; leave withDriverName(...) out, or use org.h2.Driver",
                        missing);
            }
        }
        Properties properties = new Properties();
        if (options.getUsername() != null) {
            properties.setProperty("user", options.getUsername());
        }
        if (options.getPassword() != null) {
            properties.setProperty("password", options.getPassword());
        }
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Writes the records in one transaction of the database: all of them or none. */
    void execute(List<T> records, int retries) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                for (T record : records) {
                    builder.accept(statement, record);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
                return;
            } catch (SQLException failed) {
                rollBack();
                if (tries == retries) {
                    throw new IOException(
                            "the database refused '" + sql + "' after " + (tries + 1) + " tries: "
                                    + failed.getMessage(),
                            failed);
                }
            }
        }
    }

    private void rollBack() throws IOException {
        try {
            statement.clearBatch();
            connection.rollback();
        } catch (SQLException failed) {
            throw new IOException("the database is gone: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
