package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.functions.CheckpointListener;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.functions.RichReduceFunction;
import dev.millrace.metrics.Counter;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.MetricChanged;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions hear of their checkpoints, wherever the engine wraps them. */
@SuppressWarnings("NullAway.Init") // opened before the first element
class CheckpointListenerTest {
    private static final class ListeningMap extends RichMapFunction<Integer, Integer> implements CheckpointListener {
        private static final long serialVersionUID = 1;
        private transient Counter complete;
        private transient Counter aborted;

        @Override
        public void open(OpenContext context) {
            complete = getRuntimeContext().getMetricGroup().counter("complete");
            aborted = getRuntimeContext().getMetricGroup().counter("aborted");
        }

        @Override
        public Integer map(Integer value) {
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            complete.inc();
        }

        @Override
        public void notifyCheckpointAborted(long checkpointId) {
            aborted.inc();
        }
    }

    private static final class ListeningReduce extends RichReduceFunction<Integer>
            implements ReduceFunction<Integer>, CheckpointListener {
        private static final long serialVersionUID = 1;
        private transient Counter complete;

        @Override
        public void open(OpenContext context) {
            complete = getRuntimeContext().getMetricGroup().counter("complete");
        }

        @Override
        public Integer reduce(Integer a, Integer b) {
            return a + b;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            complete.inc();
        }
    }

    private static long last(TracedJob job, String operator, String metric) {
        return job.events(MetricChanged.class)
                .filter(changed ->
                        changed.operator().equals(operator) && changed.metric().equals(metric))
                .mapToLong(changed -> Long.parseLong(changed.value()))
                .max()
                .orElseThrow();
    }

    @Test
    void whatBecameOfACheckpointIsToldToEveryFunction() {
        TracedJob job = new TracedJob();
        job.env.enableCheckpointing(30);
        job.env.getCheckpointConfig().setTolerableCheckpointFailureNumber(2);
        job.env
                .fromData(IntStream.range(0, 150).boxed().toList())
                .uid("numbers")
                .map(new ListeningMap())
                .uid("plain")
                .keyBy(number -> number % 2)
                .map(new ListeningMap())
                .uid("keyed")
                .keyBy(number -> number % 2)
                .reduce(new ListeningReduce())
                .uid("reduce")
                .sinkTo(Results.committed("out"));
        Script failing =
                new Script(List.of(new Script.Entry(new Script.At.Time(40), new Action.FailWriteOut("keyed.0"))));
        assertThat(job.run(World.of(7), failing)).isEqualTo(JobStatus.FINISHED);
        long complete = job.events(TraceEvent.CheckpointCompleted.class).count();
        assertThat(complete).isGreaterThan(2);
        for (String operator : List.of("plain", "keyed", "reduce")) {
            assertThat(last(job, operator, "complete")).as(operator).isBetween(complete - 1, complete);
        }
        assertThat(job.events(TraceEvent.CheckpointAborted.class)).hasSize(1);
        assertThat(last(job, "plain", "aborted")).isEqualTo(1);
        assertThat(last(job, "keyed", "aborted")).isEqualTo(1);
    }
}
