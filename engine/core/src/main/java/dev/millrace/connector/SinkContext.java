package dev.millrace.connector;

import dev.millrace.functions.TaskInfo;
import dev.millrace.runtime.External;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sink's writer and committer are given; the engine's own sinks may ask for more than Flink's interfaces say. */
public final class SinkContext implements WriterInitContext, CommitterInitContext {
    private final OperatorContext operator;
    private final String result;
    private final SinkTimers timers;
    private int opened;
    /** By open transaction. */
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    private @Nullable String current;

    SinkContext(OperatorContext operator, String result) {
        this.operator = operator;
        this.result = result;
        this.timers = new SinkTimers(operator);
    }

    /** The context behind what a sink of the engine's own was given. */
    public static SinkContext of(InitContext context) {
        return (SinkContext) context;
    }

    @Override
    public TaskInfo getTaskInfo() {
        return operator.taskInfo();
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return timers;
    }

    SinkTimers timers() {
        return timers;
    }

    /** The operator's surroundings. */
    public OperatorContext operator() {
        return operator;
    }

    /** The world outside the job. */
    public External external() {
        return operator.external();
    }

    /** How the trace calls the sink's output. */
    public String result() {
        return result;
    }

    /** What the names of this subtask's transactions begin with, in this and in earlier attempts of the same start of the job. */
    String owner() {
        return operator.operator() + "." + operator.subtask().index() + "/" + operator.jobId() + "/";
    }

    /** Opens a transaction: a name that is never used twice, whatever is restarted or resumed. */
    public String open() {
        return owner() + operator.attempt() + "-" + opened++;
    }

    /** The open transaction of a sink that has one at a time. */
    String transaction() {
        String open = current == null ? open() : current;
        current = open;
        return open;
    }

    /** A row, or what the trace says of it, joins the transaction. */
    public void pending(String transaction, Object value) {
        rows.merge(transaction, 1, Integer::sum);
        if (traced()) {
            report(new TraceEvent.ResultPending(operator.subtask(), result, transaction, CanonicalText.of(value)));
        }
    }

    /** Open transactions that have rows, with their number. */
    Map<String, Integer> rows() {
        return rows;
    }

    /** The transaction is open no more; how many rows it has. */
    int close(String transaction) {
        if (transaction.equals(current)) {
            current = null;
        }
        Integer closed = rows.remove(transaction);
        return closed == null ? 0 : closed;
    }

    /** Whether somebody listens. */
    public boolean traced() {
        return operator.tracer() != null;
    }

    /** Reports the event where somebody listens. */
    public void report(TraceEvent event) {
        Tracer tracer = operator.tracer();
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
