package dev.millrace.connector;

import dev.millrace.functions.TaskInfo;
import java.io.PrintStream;

/**
 * Prints every record, with the subtask's 1-based number before it where there are several: {@code 2> record}.
 *
 * @param <T> type of the records
 */
public final class PrintSink<T> implements Sink<T> {
    private final String identifier;
    private final boolean standardError;

    /** Prints to standard output. */
    public PrintSink() {
        this("", false);
    }

    /** Prints to standard error, or to standard output. */
    public PrintSink(boolean stdErr) {
        this("", stdErr);
    }

    /** Prints to standard output, with {@code sinkIdentifier} before each record. */
    public PrintSink(String sinkIdentifier) {
        this(sinkIdentifier, false);
    }

    /** Prints to standard error, or to standard output, with {@code sinkIdentifier} before each record. */
    public PrintSink(String sinkIdentifier, boolean stdErr) {
        this.identifier = sinkIdentifier;
        this.standardError = stdErr;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Printer<>(standardError ? System.err : System.out, prefix(context.getTaskInfo()));
    }

    private String prefix(TaskInfo task) {
        String number = task.getNumberOfParallelSubtasks() > 1 ? "" + (task.getIndexOfThisSubtask() + 1) : "";
        String both = identifier + (identifier.isEmpty() || number.isEmpty() ? "" : ":") + number;
        return both.isEmpty() ? "" : both + "> ";
    }

    /** What is printed is an event of its own, so that the writer has nothing more to report. */
    private record Printer<T>(PrintStream out, String prefix) implements SinkWriter<T>, SelfReporting {
        @Override
        public void write(T element, Context context) {
            out.println(prefix + element);
        }

        @Override
        public void flush(boolean endOfInput) {
            out.flush();
        }

        @Override
        public void close() {}
    }
}
