package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.journal.Moment;
import dev.millrace.runtime.Draws;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which subtask each partitioning sends a record to. */
class PartitioningTest {
    private static final int RECORDS = 12;

    /** Writes down which subtask it is. */
    static final class Place extends RichMapFunction<Integer, String> {
        @Override
        public String map(Integer value) {
            return value + "@" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        }
    }

    private static TracedJob job(int senders, int receivers, UnaryOperator<DataStream<Integer>> partitioned) {
        TracedJob job = new TracedJob();
        DataStream<Integer> numbers = job.env
                .fromData(IntStream.range(0, RECORDS).boxed().toList())
                .rebalance()
                .map(number -> number)
                .returns(Integer.class)
                .setParallelism(senders)
                .uid("sender");
        partitioned
                .apply(numbers)
                .map(new Place())
                .setParallelism(receivers)
                .uid("receiver")
                .sinkTo(Results.append("places"));
        return job;
    }

    private static List<String> places(TracedJob job) {
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        return job.results.rows("places");
    }

    /** The receivers' subtasks, record by record. */
    private static int[] receivers(TracedJob job) {
        List<String> places = places(job);
        assertThat(places).hasSize(RECORDS);
        return places.stream()
                .map(place -> place.split("@", -1))
                .sorted((a, b) -> Integer.compare(Integer.parseInt(a[0]), Integer.parseInt(b[0])))
                .mapToInt(place -> Integer.parseInt(place[1]))
                .toArray();
    }

    private static List<String> channels(TracedJob job) {
        return job.events(TraceEvent.RecordSent.class)
                .filter(sent -> sent.channel().from().vertex().equals("sender"))
                .map(sent -> sent.channel().from().index() + "-"
                        + sent.channel().to().index())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void rebalanceDealsOutInTurn() {
        assertThat(receivers(job(1, 3, DataStream::rebalance))).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void rescaleDealsOutInTurnAmongItsShare() {
        TracedJob job = job(2, 4, DataStream::rescale);
        // The senders have the even and the odd numbers.
        assertThat(receivers(job)).containsExactly(0, 2, 1, 3, 0, 2, 1, 3, 0, 2, 1, 3);
        assertThat(channels(job)).containsExactly("0-0", "0-1", "1-2", "1-3");
    }

    @Test
    void theStageHasTheChannelsOfARescaleAndNoOthers() {
        TracedJob job = job(2, 4, DataStream::rescale);
        places(job);
        Moment last = Moment.BEFORE;
        for (Traced traced : job.trace) {
            last = last.after(traced);
        }
        assertThat(last.channels().keySet().stream()
                        .filter(channel -> channel.from().vertex().equals("sender"))
                        .map(channel ->
                                channel.from().index() + "-" + channel.to().index()))
                .containsExactly("0-0", "0-1", "1-2", "1-3");
    }

    @Test
    void broadcastSendsToAll() {
        List<String> places = places(job(1, 3, DataStream::broadcast));
        assertThat(places).hasSize(3 * RECORDS).doesNotHaveDuplicates();
    }

    @Test
    void globalSendsToTheFirst() {
        assertThat(receivers(job(3, 3, DataStream::global))).containsOnly(0);
    }

    @Test
    void forwardStaysOnItsSubtask() {
        TracedJob job = job(3, 3, DataStream::forward);
        job.env.disableOperatorChaining();
        assertThat(receivers(job)).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void shuffleIsAFunctionOfTheSeed() {
        int[] first = receivers(job(1, 3, DataStream::shuffle));
        assertThat(first).contains(0, 1, 2).isNotEqualTo(receivers(job(1, 3, DataStream::rebalance)));
        assertThat(receivers(job(1, 3, DataStream::shuffle))).isEqualTo(first);
        TracedJob elsewhere = job(1, 3, DataStream::shuffle);
        elsewhere.run(World.of(8), Script.NONE);
        assertThat(elsewhere.results.rows("places")).isNotEqualTo(places(job(1, 3, DataStream::shuffle)));
    }

    @Test
    void shuffleTreatsAllChannelsAlike() {
        int[] counts = new int[4];
        Draws draws = new Draws(1);
        for (int ordinal = 0; ordinal < 40_000; ordinal++) {
            counts[(int) draws.draw(0, 3, 99, ordinal)]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }

    @Test
    void customSendsWhereThePartitionerSays() {
        TracedJob job = job(2, 3, numbers -> numbers.partitionCustom((key, channels) -> key % channels, n -> n / 2));
        assertThat(receivers(job)).containsExactly(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2);
    }

    @Test
    void aPartitionerThatChoosesNoChannelIsTold() {
        TracedJob job = job(1, 3, numbers -> numbers.partitionCustom((key, channels) -> key, n -> n));
        assertThat(job.run()).isEqualTo(JobStatus.FAILED);
        assertThat(job.events(TraceEvent.TaskFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause())
                        .contains(
                                "the partitioner of partitionCustom(...) chose channel 3 of 3; partition(key, numPartitions)"
                                        + " has to return 0 to 2"));
    }

    @Test
    void everyPartitioningWorksOnThreadsToo() throws Exception {
        List<UnaryOperator<DataStream<Integer>>> partitionings = List.of(
                DataStream::rebalance,
                DataStream::rescale,
                DataStream::shuffle,
                DataStream::global,
                numbers -> numbers.partitionCustom((key, channels) -> key % channels, n -> n));
        for (UnaryOperator<DataStream<Integer>> partitioning : partitionings) {
            TracedJob job = job(2, 3, partitioning);
            assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
            assertThat(job.results.rows("places")).hasSize(RECORDS);
        }
        TracedJob broadcast = job(2, 3, DataStream::broadcast);
        broadcast.runOnThreads();
        assertThat(broadcast.results.rows("places")).hasSize(3 * RECORDS);
    }

    @Test
    void aKeyedStreamKeepsItsPartitioning() {
        assertThatThrownBy(() -> new TracedJob().env.fromData(1).keyBy(n -> n).shuffle())
                .hasMessage(
                        "Cannot override partitioning for KeyedStream. Set the partitioning before keyBy(...), or on"
                                + " the stream behind the operator that reads the keyed one.");
    }
}
