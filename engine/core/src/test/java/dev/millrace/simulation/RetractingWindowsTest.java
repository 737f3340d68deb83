package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.functions.Change;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.types.RowKind;
import dev.millrace.types.Types;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.EventTimeSessionWindows;
import dev.millrace.windowing.GlobalWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows that fire early and take back what they said, across a failure. */
class RetractingWindowsTest {
    private static final int RECORDS = 80;

    private final TracedJob job = new TracedJob();

    /** Counts, and says so with every fifth record. */
    private void counting() {
        job.env.enableCheckpointing(20);
        job.env
                .fromData(IntStream.range(0, RECORDS).boxed().toList())
                .map(number -> 1)
                .returns(Types.INT)
                .keyBy(one -> one)
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(5))
                .reduce(Integer::sum, new RetractingWindowFunction<>(Types.INT))
                .uid("counts")
                .map(change -> change.kind().shortString() + change.row())
                .sinkTo(Results.committed("out"));
    }

    private static List<String> saidAndTakenBack() {
        List<String> changes = new ArrayList<>(List.of("+I5"));
        for (int count = 10; count <= RECORDS; count += 5) {
            changes.add("-U" + (count - 5));
            changes.add("+U" + count);
        }
        return changes;
    }

    @Test
    void takeBackWhatTheySaidBeforeAFailureToo() {
        counting();
        Script killed = new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("counts.0"))));
        assertThat(job.run(World.of(7), killed)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyElementsOf(saidAndTakenBack());
    }

    @Test
    void doTheSameOnThreads() throws InterruptedException {
        counting();
        assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyElementsOf(saidAndTakenBack());
    }

    @Test
    void sayNothingWhenNothingHasChanged() {
        job.env
                .fromData(3, 1, 2, 7)
                .keyBy(number -> "all")
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(1))
                .reduce(Integer::max, new RetractingWindowFunction<>(Types.INT))
                .map(change -> signed(change))
                .sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("3", "-3", "7");
    }

    /** The sessions of the Dataflow paper's example: a late record bridges two that have been said. */
    private SingleOutputStreamOperator<Change<Integer>> sessions(TracedJob in) {
        return in.env
                .fromData(1, 2, 20, 50, 10, 51, 52)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Integer>forGenerator(context -> new EachRecord())
                        .withTimestampAssigner((value, before) -> value))
                .keyBy(value -> "all")
                .window(EventTimeSessionWindows.withGap(Duration.ofMillis(10)))
                .allowedLateness(Duration.ofSeconds(1))
                .reduce(Integer::sum, new RetractingWindowFunction<>(Types.INT));
    }

    /** Its watermark is the newest timestamp. */
    private static final class EachRecord implements WatermarkGenerator<Integer> {
        @Override
        public void onEvent(Integer value, long timestamp, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestamp));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    @Test
    void takeBackWhatThePartsOfAMergedWindowSaid() {
        sessions(job).map(change -> change.kind().shortString() + change.row()).sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("+I3", "+I20", "-D3", "-U20", "+U33", "+I153");
    }

    @Test
    void takeBackWhatThePartsSaidBeforeAFailure() {
        job.env.enableCheckpointing(20);
        sessions(job)
                .uid("sessions")
                .map(change -> change.kind().shortString() + change.row())
                .sinkTo(Results.committed("out"));
        Script killed = new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("sessions.0"))));
        World slow = World.of(7);
        assertThat(job.run(
                        new World(7, slow.latency(), Map.of("*", 10L), Map.of(), 8, 0, slow.overrides(), slow.limits()),
                        killed))
                .isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(TraceEvent.StateRestored.class)).isNotEmpty();
        assertThat(job.results.rows("out")).containsExactly("+I3", "+I20", "-D3", "-U20", "+U33", "+I153");
    }

    @Test
    void takeBackWhatAllRecordsCameTo() {
        job.env
                .fromData(3, 1, 2, 7)
                .windowAll(GlobalWindows.create())
                .trigger(CountTrigger.of(1))
                .reduce(Integer::max, new RetractingWindowFunction<>(Types.INT))
                .map(change -> signed(change))
                .sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("3", "-3", "7");
    }

    private static int signed(Change<Integer> change) {
        return change.kind() == RowKind.UPDATE_BEFORE ? -change.row() : change.row();
    }
}
