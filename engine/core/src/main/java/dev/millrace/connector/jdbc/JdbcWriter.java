package dev.millrace.connector.jdbc;

import dev.millrace.connector.ProcessingTimeService;
import dev.millrace.connector.SelfReporting;
import dev.millrace.connector.SinkContext;
import dev.millrace.connector.SinkWriter;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects records and writes them out a batch at a time; it reports them when the database has them. */
final class JdbcWriter<T> implements SinkWriter<T>, SelfReporting {
    private final SinkContext context;
    private final Statements<T> statements;
    private final JdbcExecutionOptions options;
    private final List<T> batch = new ArrayList<>();

    JdbcWriter(SinkContext context, Statements<T> statements, JdbcExecutionOptions options) {
        this.context = context;
        this.statements = statements;
        this.options = options;
        if (options.getBatchIntervalMs() > 0) {
            flushLater();
        }
    }

    private void flushLater() {
        ProcessingTimeService time = context.getProcessingTimeService();
        time.registerTimer(time.getCurrentProcessingTime() + options.getBatchIntervalMs(), due -> {
            flush(false);
            flushLater();
        });
    }

    @Override
    public void write(T element, Context elementContext) throws IOException {
        batch.add(element);
        if (batch.size() >= options.getBatchSize()) {
            flush(false);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        statements.execute(batch, options.getMaxRetries());
        if (context.traced()) {
            for (T element : batch) {
                context.report(new TraceEvent.ResultAppended(
                        context.operator().subtask(), context.result(), CanonicalText.of(element)));
            }
        }
        batch.clear();
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
