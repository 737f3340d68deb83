package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moments;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A channel held from outside delivers nothing until it is released; nothing is lost by it. */
class HoldTest {
    private static final StreamLibrary STREAMS = DeparturesJob.streams();
    private static final List<String> EXPECTED = BatchCount.of(DeparturesJob.lines());
    private static final String CHANNEL = "flights.0->count-per-airport.1";

    @Test
    void nothingIsTakenFromAHeldChannelAndNothingIsLost() {
        List<Traced> trace = run(at(4_000, new Script.Action.Hold(CHANNEL, 2_000)));
        int held = first(trace, TraceEvent.ChannelHeld.class);
        int released = first(trace, TraceEvent.ChannelReleased.class);
        assertThat(trace.get(released).time() - trace.get(held).time()).isEqualTo(2_000);
        assertThat(taken(trace.subList(held, released))).isEmpty();
        assertThat(taken(trace.subList(0, held))).isNotEmpty();
        assertThat(taken(trace.subList(released, trace.size()))).isNotEmpty();
        assertThat(trace.subList(held, released))
                .anyMatch(traced -> traced.event() instanceof TraceEvent.OutputBlocked blocked
                        && blocked.channel().toString().equals(CHANNEL));
    }

    @Test
    void itCanBeReleasedEarlier() {
        String full = "output-blocked(from=flights.0, to=count-per-airport.1)";
        List<Traced> trace = run(new Script(List.of(
                new Script.Entry(
                        new Script.At.Selected("received(to=count-per-airport.1, from=flights.0)#9"),
                        new Script.Action.Hold(CHANNEL, 5_000)),
                new Script.Entry(new Script.At.Selected(full), new Script.Action.Release(CHANNEL)))));
        int held = first(trace, TraceEvent.ChannelHeld.class);
        int released = first(trace, TraceEvent.ChannelReleased.class);
        assertThat(trace.get(released).time() - trace.get(held).time()).isLessThan(5_000);
        assertThat(trace.subList(held, released))
                .anyMatch(traced -> traced.event() instanceof TraceEvent.OutputBlocked);
    }

    @Test
    void aHoldThatEndsWhileTheJobRestartsIsOver() {
        List<Traced> trace = run(new Script(List.of(
                new Script.Entry(new Script.At.Step(4_000), new Script.Action.Hold(CHANNEL, 300)),
                new Script.Entry(new Script.At.Selected("held"), new Script.Action.Kill("count-per-airport.0")))));
        int restarting = first(trace, TraceEvent.JobRestarting.class);
        int released = first(trace, TraceEvent.ChannelReleased.class);
        assertThat(released).isGreaterThan(restarting);
        assertThat(trace.subList(restarting, released).stream().map(Traced::event))
                .noneMatch(TraceEvent.SubtaskStarted.class::isInstance);
    }

    @Test
    void aHoldOutlastsAFailureAndTheMomentSaysSo() {
        List<Traced> trace = run(new Script(List.of(
                new Script.Entry(new Script.At.Step(4_000), new Script.Action.Hold(CHANNEL, 4_000)),
                new Script.Entry(new Script.At.Step(4_100), new Script.Action.Kill("count-per-airport.0")))));
        int held = first(trace, TraceEvent.ChannelHeld.class);
        int restored = first(trace, TraceEvent.StateRestored.class);
        int released = first(trace, TraceEvent.ChannelReleased.class);
        assertThat(restored).isBetween(held, released);
        assertThat(taken(trace.subList(held, released))).isEmpty();
        Journal journal = new Journal();
        trace.forEach(journal::append);
        ChannelId channel = ChannelId.parse(CHANNEL);
        Moments moments = new Moments(journal);
        assertThat(heldAt(moments, restored, channel)).isTrue();
        assertThat(heldAt(moments, released, channel)).isFalse();
    }

    @Test
    void aChannelThatIsNotThereChangesNothing() {
        List<Traced> plain = run(Script.NONE);
        assertThat(run(at(4_000, new Script.Action.Hold("flights.0->nowhere.0", 2_000))))
                .isEqualTo(plain);
    }

    private static boolean heldAt(Moments moments, int position, ChannelId channel) {
        return Objects.requireNonNull(moments.at(position).channels().get(channel))
                .held();
    }

    private static Script at(long step, Script.Action action) {
        return new Script(List.of(new Script.Entry(new Script.At.Step(step), action)));
    }

    private static List<Traced> taken(List<Traced> trace) {
        return trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.Received received
                        && received.channel().toString().equals(CHANNEL))
                .toList();
    }

    private static int first(List<Traced> trace, Class<? extends TraceEvent> kind) {
        for (int position = 0; position < trace.size(); position++) {
            if (kind.isInstance(trace.get(position).event())) {
                return position;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private static List<Traced> run(Script script) {
        List<Traced> trace = new ArrayList<>();
        ResultStore results = new ResultStore();
        Simulation.Result result = new Simulation(
                        Map.of(DeparturesJob.NAME, DeparturesJob.graph()),
                        DeparturesJob.NAME,
                        DeparturesJob.world(),
                        script,
                        new External(STREAMS, results),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(CommittedRows.of(results)).isEqualTo(EXPECTED);
        return trace;
    }
}
