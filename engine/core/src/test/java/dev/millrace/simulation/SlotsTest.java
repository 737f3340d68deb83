package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many task slots a job needs, and what happens where there are fewer. */
class SlotsTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 20).boxed().toList();

    /** A source of one subtask, a map of {@code parallelism}, a sink of one. */
    private static SingleOutputStreamOperator<Integer> mapped(TracedJob job, int parallelism) {
        return job.env
                .fromData(NUMBERS)
                .uid("numbers")
                .rebalance()
                .map(number -> number)
                .returns(Integer.class)
                .uid("map")
                .setParallelism(parallelism);
    }

    private static World slots(int slots) {
        World usual = World.of(7);
        return new World(
                7,
                usual.latency(),
                usual.cost(),
                usual.writeOut(),
                usual.channelCapacity(),
                slots,
                usual.overrides(),
                usual.limits());
    }

    /** The fewest slots with which the job runs. */
    private static int needed(java.util.function.Consumer<TracedJob> written) {
        for (int slots = 1; ; slots++) {
            TracedJob job = new TracedJob();
            written.accept(job);
            JobStatus status = job.run(slots(slots), Script.NONE);
            if (status == JobStatus.FINISHED) {
                return slots;
            }
            assertThat(status).isEqualTo(JobStatus.FAILED);
        }
    }

    @Test
    void aJobNeedsAsManyAsItsLargestParallelism() {
        assertThat(needed(job -> mapped(job, 3).sinkTo(Results.append("out")).setParallelism(2)))
                .isEqualTo(3);
    }

    @Test
    void groupsAddUp() {
        assertThat(needed(job -> mapped(job, 3)
                        .slotSharingGroup("heavy")
                        .sinkTo(Results.append("out"))
                        .setParallelism(2)
                        .slotSharingGroup("sinks")))
                .isEqualTo(1 + 3 + 2);
    }

    @Test
    void anOperatorIsInTheGroupOfItsInputsWhereTheyAgree() {
        // The source is in the default group, all that follows in one of its own.
        assertThat(needed(job -> mapped(job, 3)
                        .slotSharingGroup("heavy")
                        .sinkTo(Results.append("out"))
                        .setParallelism(2)))
                .isEqualTo(1 + 3);
        // Inputs of two groups: back to the default group.
        assertThat(needed(job -> {
                    SingleOutputStreamOperator<Integer> heavy = mapped(job, 3).slotSharingGroup("heavy");
                    heavy.union(job.env.fromData(NUMBERS).uid("more"))
                            .sinkTo(Results.append("out"))
                            .setParallelism(2);
                }))
                .isEqualTo(2 + 3);
    }

    @Test
    void operatorsOfTwoGroupsAreNotChained() {
        assertThat(vertices(null)).containsExactly("numbers", "map");
        assertThat(vertices("other")).containsExactly("numbers", "map", "out");
    }

    private static List<String> vertices(@org.jspecify.annotations.Nullable String group) {
        TracedJob job = new TracedJob();
        var sink = mapped(job, 1).sinkTo(Results.append("out")).uid("out");
        if (group != null) {
            sink.slotSharingGroup(group);
        }
        job.run();
        return job.events(TraceEvent.VertexDeclared.class)
                .map(TraceEvent.VertexDeclared::vertex)
                .toList();
    }

    @Test
    void whereThereAreTooFewTheJobWaitsAndThenFailsInOneSentence() {
        TracedJob job = new TracedJob();
        mapped(job, 3).slotSharingGroup("heavy").sinkTo(Results.append("out"));
        assertThat(job.run(slots(3), Script.NONE)).isEqualTo(JobStatus.FAILED);
        assertThat(job.events(TraceEvent.SlotsMissing.class)).containsExactly(new TraceEvent.SlotsMissing("job", 4, 3));
        assertThat(job.events(TraceEvent.SubtaskStarted.class)).isEmpty();
        Traced last = job.trace.get(job.trace.size() - 1);
        assertThat(last.time()).isEqualTo(300_000);
        assertThat(last.event())
                .isEqualTo(new TraceEvent.JobFailed(
                        "job",
                        "Could not acquire the minimum required resources: the job needs 4 task slots, and there are 3. It"
                                + " needs 1 for the slot sharing group 'default' (numbers has as many subtasks), 3 for the slot"
                                + " sharing group 'heavy' (map has as many subtasks). Lower the parallelism, put more operators"
                                + " into one group, or give the cluster more slots."));
    }

    @Test
    void aJobThatWaitsCanBeCancelled() {
        TracedJob job = new TracedJob();
        mapped(job, 3).sinkTo(Results.append("out"));
        Script cancel = new Script(List.of(new Script.Entry(new Script.At.Time(1_000), new Action.Cancel())));
        assertThat(job.run(slots(1), cancel)).isEqualTo(JobStatus.CANCELED);
        assertThat(job.events(TraceEvent.JobFailed.class)).isEmpty();
    }

    @Test
    void aJobThatResumesWithALargerParallelismMayHaveToWait() {
        Map<String, JobGraph> versions = Map.of("small", version(2), "large", version(3));
        List<TraceEvent> events = new ArrayList<>();
        Script swap = new Script(List.of(new Script.Entry(new Script.At.Time(20), new Action.Swap("large", false))));
        JobStatus status = new Simulation(
                        versions,
                        "small",
                        slots(2),
                        swap,
                        new External(new StreamLibrary(Map.of()), new ResultStore()),
                        traced -> events.add(traced.event()))
                .run()
                .status();
        assertThat(status).isEqualTo(JobStatus.FAILED);
        assertThat(of(events, TraceEvent.JobStopped.class)).hasSize(1);
        assertThat(of(events, TraceEvent.SlotsMissing.class))
                .containsExactly(new TraceEvent.SlotsMissing("large", 3, 2));
    }

    private static JobGraph version(int parallelism) {
        TracedJob job = new TracedJob();
        job.env.enableCheckpointing(50);
        mapped(job, parallelism).sinkTo(Results.committed("out")).uid("out");
        return job.env.getJobGraph(parallelism == 2 ? "small" : "large");
    }

    private static <E> Stream<E> of(List<TraceEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** A job of two slots, with three there are. */
    private static TracedJob losing(int slots, int losses) {
        TracedJob job = new TracedJob();
        job.env.enableCheckpointing(50);
        mapped(job, 2).sinkTo(Results.committed("out")).uid("out");
        List<Script.Entry> lost = IntStream.range(0, losses)
                .mapToObj(each -> new Script.Entry(new Script.At.Time(15), new Action.LoseSlot(each)))
                .toList();
        job.run(slots(slots), new Script(lost));
        return job;
    }

    @Test
    void whatIsLostIsSilentUntilItIsMissed() {
        TracedJob job = losing(3, 1);
        assertThat(job.results.rows("out"))
                .containsExactlyInAnyOrderElementsOf(
                        NUMBERS.stream().map(Object::toString).toList());
        assertThat(job.events(TraceEvent.SlotLost.class))
                .containsExactly(new TraceEvent.SlotLost(0, List.of("numbers.0", "map.0", "out.0")));
        List<Traced> failures = job.trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.TaskFailed)
                .toList();
        assertThat(failures).isNotEmpty().allSatisfy(failed -> {
            assertThat(failed.time()).isBetween(50_015L, 50_020L);
            assertThat(((TraceEvent.TaskFailed) failed.event()).cause()).contains("no heartbeat for 50 s");
        });
        // In between, nothing is heard of them.
        assertThat(job.trace)
                .filteredOn(traced -> traced.time() > 20 && traced.time() < 50_000)
                .noneSatisfy(traced -> assertThat(traced.event())
                        .isInstanceOfSatisfying(
                                TraceEvent.OfSubtask.class,
                                event -> assertThat(event.subtask().index()).isZero()));
    }

    @Test
    void aRestartWaitsForTheSlotsThatAreLost() {
        TracedJob job = losing(3, 2);
        assertThat(job.events(TraceEvent.SlotsMissing.class)).containsExactly(new TraceEvent.SlotsMissing("job", 2, 1));
        assertThat(job.events(TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause()).contains("needs 2 task slots, and there are 1"));
    }

    @Test
    void aGroupHasAName() {
        assertThatThrownBy(() -> mapped(new TracedJob(), 1).slotSharingGroup(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slot sharing group");
    }
}
