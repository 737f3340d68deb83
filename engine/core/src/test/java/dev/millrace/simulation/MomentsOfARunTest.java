package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moment;
import dev.millrace.journal.Moments;
import dev.millrace.journal.SinkView;
import dev.millrace.journal.StateView;
import dev.millrace.journal.SubtaskView;
import dev.millrace.runtime.External;
import dev.millrace.trace.TraceEvent.StateChanged;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fold against the engine: a run of real flights with two kills, seen at any instant. */
class MomentsOfARunTest {
    private static final Journal JOURNAL = new Journal();
    private static final ResultStore RESULTS = new ResultStore();
    private static final int JUMPS = 1_500;

    @BeforeAll
    static void runTheFlights() {
        Script kills = new Script(List.of(
                kill("complete(checkpoint=5)", "count-per-airport.0"), kill("trigger(checkpoint=12)", "flights.1")));
        new Simulation(
                        Map.of(DeparturesJob.NAME, DeparturesJob.graph()),
                        DeparturesJob.NAME,
                        DeparturesJob.world(),
                        kills,
                        new External(DeparturesJob.streams(), RESULTS),
                        JOURNAL::append)
                .run();
    }

    @Test
    void anyJumpShowsWhatAReplayFromTheStartShows() {
        long seed = 7;
        Random random = new Random(seed);
        Moments moments = new Moments(JOURNAL);
        boolean[] wanted = new boolean[JOURNAL.size()];
        for (int jump = 0; jump < JUMPS; jump++) {
            wanted[random.nextInt(wanted.length)] = true;
        }
        Moment replayed = Moment.BEFORE;
        for (int position = 0; position < JOURNAL.size(); position++) {
            replayed = replayed.after(JOURNAL.get(position));
            if (wanted[position] || nearAFault(position)) {
                moments.at(random.nextInt(JOURNAL.size()));
                assertThat(moments.at(position).equals(replayed))
                        .as("seed %d, jump to %d", seed, position)
                        .isTrue();
            }
        }
    }

    /** The engine says what a state was before each change: the fold has to know the same, also after a restore. */
    @Test
    void theStateIsWhatTheEngineSaysItWas() {
        Moment before = Moment.BEFORE;
        for (Traced traced : JOURNAL.events()) {
            if (traced.event() instanceof StateChanged changed) {
                SubtaskView subtask = Objects.requireNonNull(before.subtasks().find(changed.subtask()));
                StateView.Id id =
                        new StateView.Id(changed.operator(), changed.state(), changed.key(), changed.namespace());
                StateView entry = subtask.contents().state().find(id);
                assertThat(entry == null ? null : entry.value())
                        .as("before %s", traced)
                        .isEqualTo(changed.before());
            }
            before = before.after(traced);
        }
    }

    @Test
    void whatIsVisibleAtTheEndIsWhatTheStoreHolds() {
        Moment end = new Moments(JOURNAL).at(JOURNAL.size() - 1);
        SinkView sink = Objects.requireNonNull(end.sinks().find(DeparturesJob.NAME));
        assertThat(sink.visible().values()).extracting(SinkView.Row::text).isEqualTo(RESULTS.rows(DeparturesJob.NAME));
        assertThat(sink.pendingRows()).isZero();
        assertThat(end.channels().values())
                .allMatch(channel -> channel.elements().isEmpty());
    }

    private static boolean nearAFault(int position) {
        int fault = JOURNAL.next(position - 40, dev.millrace.journal.Marker.RECOVERY);
        return fault >= 0 && fault < position + 40;
    }

    private static Script.Entry kill(String selector, String subtask) {
        return new Script.Entry(new Script.At.Selected(selector), new Script.Action.Kill(subtask));
    }
}
