package dev.millrace.connector.jdbc;

import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkContext;
import dev.millrace.connector.SinkWriter;
import dev.millrace.connector.WriterInitContext;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a database by one statement a record, in batches that are written out with each snapshot at the latest. What is
 * replayed after a failure is written again: with an upserting statement ({@code MERGE}, {@code INSERT ... ON CONFLICT}) nothing
 * is there twice in the end.
 *
 * @param <IN> type of the records
 */
public final class JdbcSink<IN> implements Sink<IN> {
    private final String sql;
    private final JdbcStatementBuilder<IN> statementBuilder;
    private final JdbcExecutionOptions execution;
    private final JdbcConnectionOptions connection;

    private JdbcSink(
            String sql,
            JdbcStatementBuilder<IN> statementBuilder,
            JdbcExecutionOptions execution,
            JdbcConnectionOptions connection) {
        this.sql = sql;
        this.statementBuilder = statementBuilder;
        this.execution = execution;
        this.connection = connection;
    }

    /** Begins a sink. */
    public static <IN> JdbcSinkBuilder<IN> builder() {
        return new JdbcSinkBuilder<>();
    }

    @Override
    public SinkWriter<IN> createWriter(WriterInitContext context) throws IOException {
        SinkContext sink = SinkContext.of(context);
        String url = sink.external().outside().databaseUrl(connection.getDbURL());
        return new JdbcWriter<>(sink, new Statements<>(url, connection, sql, statementBuilder), execution);
    }

    /** Says what the sink does. */
    public static final class JdbcSinkBuilder<IN> {
        private @Nullable String sql;
        private @Nullable JdbcStatementBuilder<IN> statementBuilder;
        private JdbcExecutionOptions execution = JdbcExecutionOptions.defaults();

        private JdbcSinkBuilder() {}

        /** The statement for one record, with question marks that {@code statementBuilder} fills in. */
        public JdbcSinkBuilder<IN> withQueryStatement(String query, JdbcStatementBuilder<IN> statementBuilder) {
            this.sql = query;
            this.statementBuilder = statementBuilder;
            return this;
        }

        /** How many records go to the database at a time. */
        public JdbcSinkBuilder<IN> withExecutionOptions(JdbcExecutionOptions executionOptions) {
            this.execution = executionOptions;
            return this;
        }

        /** A sink that may write a record again after a failure. */
        public JdbcSink<IN> buildAtLeastOnce(JdbcConnectionOptions connectionOptions) {
            String missing = "A JdbcSink needs withQueryStatement(sql, (statement, record) -> ...).";
            return new JdbcSink<>(
                    Objects.requireNonNull(sql, missing),
                    Objects.requireNonNull(statementBuilder, missing),
                    execution,
                    connectionOptions);
        }
    }
}
