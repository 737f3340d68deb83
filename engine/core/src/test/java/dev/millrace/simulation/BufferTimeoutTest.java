package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.RuntimeExecutionMode;
import dev.millrace.connector.CollectionSource;
import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Element;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moments;
import dev.millrace.journal.Transcript;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.FlushReason;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.BufferFlushed;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.RecordSent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Elements that wait in a sender's buffer for others: for how long, and what takes them along. */
class BufferTimeoutTest {
    private static final int RECORDS = 60;
    private static final long TRANSIT = 5;

    /** Numbers, one a second of event time, by remainder into windows of ten minutes. */
    private static TracedJob job(long bufferTimeout) {
        TracedJob job = new TracedJob();
        job.env.setBufferTimeout(bufferTimeout);
        job.env
                .fromSource(
                        new CollectionSource<>(
                                IntStream.range(0, RECORDS).boxed().toList(), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner((number, previous) -> number * 1_000L),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % 3)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(10)))
                .reduce(Integer::sum)
                .uid("windows")
                .disableChaining()
                .sinkTo(Results.committed("sums"))
                .uid("sums");
        return job;
    }

    /** A record every 4 ms. */
    private static World world(int capacity, World.Overrides overrides) {
        return new World(
                7,
                Map.of("*", new World.Range(TRANSIT, TRANSIT)),
                Map.of("numbers", 4L),
                Map.of(),
                capacity,
                0,
                overrides,
                World.Limits.DEFAULT);
    }

    private static void assertRight(TracedJob job, int capacity, Script script) {
        assertThat(job.run(world(capacity, World.Overrides.NONE), script)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("sums")).containsExactlyInAnyOrder("570", "590", "610");
    }

    private static Set<FlushReason> reasons(TracedJob job) {
        return job.events(BufferFlushed.class).map(BufferFlushed::reason).collect(Collectors.toSet());
    }

    private static List<BufferFlushed> flushedBy(TracedJob job, FlushReason reason) {
        return job.events(BufferFlushed.class)
                .filter(flushed -> flushed.reason() == reason)
                .toList();
    }

    /** ms from the moment a record was sent to that when it was taken, the longest. */
    private static long longestWay(TracedJob job) {
        Journal journal = Journal.of(job.trace);
        long longest = 0;
        for (Traced traced : job.trace) {
            if (traced.event() instanceof RecordReceived) {
                longest = Math.max(
                        longest,
                        traced.time()
                                - journal.get(journal.sent((int) traced.position()))
                                        .time());
            }
        }
        return longest;
    }

    @Test
    void nothingWaitsUnlessTheJobSaysSo() {
        TracedJob job = job(0);
        assertRight(job, 40, Script.NONE);
        assertThat(job.events(BufferFlushed.class)).isEmpty();
        assertThat(longestWay(job)).isLessThan(2 * TRANSIT);
    }

    @Test
    void noElementWaitsForLongerThanTheTimeout() {
        TracedJob job = job(30);
        assertRight(job, 40, Script.NONE);
        assertThat(reasons(job)).containsExactlyInAnyOrder(FlushReason.TIMEOUT, FlushReason.EVENT);
        // 30 ms, a step of the source, the way, and seldom a step of the window's.
        assertThat(longestWay(job)).isBetween(30L + TRANSIT, 30 + 4 + TRANSIT + 4);
        assertThat(flushedBy(job, FlushReason.TIMEOUT)).allMatch(flushed -> flushed.elements() > 5);
    }

    @Test
    void whatIsFlushedTogetherArrivesTogether() {
        TracedJob job = job(30);
        assertRight(job, 40, Script.NONE);
        BufferFlushed first = job.events(BufferFlushed.class).findFirst().orElseThrow();
        assertThat(job.trace.stream()
                        .filter(traced -> traced.time() < first.arrives())
                        .map(Traced::event))
                .noneMatch(RecordReceived.class::isInstance);
        assertThat(job.events(RecordSent.class)).allMatch(sent -> sent.arrives() == TraceEvent.Sent.BUFFERED);
    }

    @Test
    void withoutATimeoutTheyWaitUntilTheBufferIsFull() {
        TracedJob job = job(-1);
        assertRight(job, 40, Script.NONE);
        assertThat(reasons(job)).containsExactlyInAnyOrder(FlushReason.FULL, FlushReason.EVENT);
        assertThat(flushedBy(job, FlushReason.FULL)).isNotEmpty().allMatch(flushed -> flushed.elements() == 20);
    }

    @Test
    void aFullChannelIsGivenOnHoweverManyAreInTheBuffer() {
        TracedJob job = job(-1);
        World slow = new World(
                7,
                Map.of("*", new World.Range(TRANSIT, TRANSIT)),
                Map.of("windows", 9L),
                Map.of(),
                9,
                0,
                World.Overrides.NONE,
                World.Limits.DEFAULT);
        assertThat(job.run(slow, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("sums")).containsExactlyInAnyOrder("570", "590", "610");
        assertThat(flushedBy(job, FlushReason.FULL)).anyMatch(flushed -> flushed.elements() < 4);
    }

    @Test
    void aBarrierTakesThemAlong() {
        TracedJob job = job(-1);
        job.env.enableCheckpointing(20);
        assertRight(job, 4_000, Script.NONE);
        List<Traced> trace = job.trace;
        for (Traced traced : trace) {
            if (traced.event() instanceof TraceEvent.BarrierSent) {
                assertThat(trace.get((int) traced.position() + 1).event()).isInstanceOf(BufferFlushed.class);
            }
        }
        assertThat(flushedBy(job, FlushReason.EVENT)).hasSizeGreaterThan(5);
        assertThat(flushedBy(job, FlushReason.FULL)).isEmpty();
    }

    @Test
    void anOperatorMaySayForItself() {
        TracedJob job = new TracedJob();
        job.env.setBufferTimeout(50);
        job.env
                .fromSequence(1, 40)
                .name("numbers")
                .setParallelism(1)
                .rebalance()
                .map(number -> number)
                .returns(Types.LONG)
                .name("map")
                .setBufferTimeout(0)
                .disableChaining()
                .sinkTo(Results.committed("all"));
        assertThat(job.run(world(40, World.Overrides.NONE), Script.NONE)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(BufferFlushed.class)
                        .map(flushed -> flushed.subtask().vertex()))
                .isNotEmpty()
                .allMatch("numbers"::equals);
    }

    @Test
    void aScenarioMaySayForAll() {
        TracedJob job = job(0);
        World.Overrides overrides = new World.Overrides(null, null, null, 30L, null, null, null, Map.of());
        assertThat(job.run(world(40, overrides), Script.NONE)).isEqualTo(JobStatus.FINISHED);
        assertThat(reasons(job)).contains(FlushReason.TIMEOUT);
    }

    @Test
    void exactlyOnceWhateverIsInTheBuffers() {
        for (boolean unaligned : List.of(false, true)) {
            for (long time = 5; time < 400; time += 13) {
                TracedJob job = job(time % 2 == 0 ? -1 : 25);
                job.env.enableCheckpointing(40);
                job.env.getCheckpointConfig().enableUnalignedCheckpoints(unaligned);
                Script kill =
                        new Script(List.of(new Script.Entry(new Script.At.Time(time), new Action.Kill("windows.0"))));
                assertRight(job, 12, kill);
            }
        }
    }

    @Test
    void whyARecordCameLateNamesTheFlush() {
        TracedJob job = job(30);
        assertRight(job, 40, Script.NONE);
        Journal journal = Journal.of(job.trace);
        int received = journal.next(-1, traced -> traced.event() instanceof RecordReceived);
        int flushed = journal.next(-1, traced -> traced.event() instanceof BufferFlushed);
        assertThat(journal.causes(received)).contains(journal.sent(received), flushed);
        assertThat(journal.causes(flushed)).contains(journal.sent(received));
        assertThat(Transcript.of(job.trace))
                .anyMatch(line -> line.contains("because the oldest has waited for the buffer timeout."));
    }

    @Test
    void untilThenTheElementIsAtItsSender() {
        TracedJob job = job(30);
        assertRight(job, 40, Script.NONE);
        Journal journal = Journal.of(job.trace);
        int flushed = journal.next(-1, traced -> traced.event() instanceof BufferFlushed);
        Element before = first(new Moments(journal), flushed - 1, journal);
        Element after = first(new Moments(journal), flushed, journal);
        assertThat(before.buffered()).isTrue();
        assertThat(before.progress(1e9)).isZero();
        assertThat(before.queued(1e9)).isFalse();
        assertThat(after.buffered()).isFalse();
        assertThat(after.arrives())
                .isEqualTo(((BufferFlushed) journal.get(flushed).event()).arrives());
        assertThat(after.sent()).isEqualTo(journal.get(flushed).time());
    }

    private static Element first(Moments moments, int position, Journal journal) {
        BufferFlushed flushed =
                (BufferFlushed) journal.get(journal.next(-1, traced -> traced.event() instanceof BufferFlushed))
                        .event();
        ChannelView channel =
                Objects.requireNonNull(moments.at(position).channels().find(flushed.channel()));
        return channel.elements().values().iterator().next();
    }

    @Test
    void notInBatchExecution() {
        TracedJob job = job(30);
        job.env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        assertRight(job, 40, Script.NONE);
        assertThat(job.events(BufferFlushed.class)).isEmpty();
    }

    @Test
    void onThreadsToo() throws Exception {
        for (long timeout : new long[] {-1, 1, 20}) {
            TracedJob job = job(timeout);
            assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
            assertThat(job.results.rows("sums")).containsExactlyInAnyOrder("570", "590", "610");
            assertThat(job.events(BufferFlushed.class)).isNotEmpty();
        }
    }

    @Test
    void aTimeoutBelowMinusOneIsRefused() {
        assertThatThrownBy(() -> new TracedJob().env.setBufferTimeout(-2))
                .hasMessage("The buffer timeout must be at least -1 ms, which waits until a buffer is full, not -2.");
    }
}
