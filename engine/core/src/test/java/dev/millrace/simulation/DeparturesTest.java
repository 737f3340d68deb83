package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.trace.TraceText;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final StreamLibrary STREAMS = DeparturesJob.streams();

    @Test
    void committedRowsEqualTheBatchCount() {
        List<Traced> trace = new ArrayList<>();
        ResultStore results = new ResultStore();
        Simulation.Result result = run(Script.NONE, results, trace);
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(CommittedRows.of(results)).isEqualTo(BatchCount.of(DeparturesJob.lines()));
    }

    @Test
    void aKilledWindowIsRestoredAndNothingIsLost() {
        List<Traced> trace = new ArrayList<>();
        ResultStore results = new ResultStore();
        Script kill = new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=5)"), new Script.Action.Kill("count-per-airport.0"))));
        Simulation.Result result = run(kill, results, trace);
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(CommittedRows.of(results)).isEqualTo(BatchCount.of(DeparturesJob.lines()));
        assertThat(trace).anyMatch(event -> event.event() instanceof dev.millrace.trace.TraceEvent.JobRestarting);
    }

    @Test
    void theSameRunTwiceGivesTheSameTrace() {
        List<Traced> first = new ArrayList<>();
        List<Traced> second = new ArrayList<>();
        run(Script.NONE, new ResultStore(), first);
        run(Script.NONE, new ResultStore(), second);
        assertThat(second.stream().map(TraceText::format))
                .isEqualTo(first.stream().map(TraceText::format).toList());
    }

    private static Simulation.Result run(Script script, ResultStore results, List<Traced> trace) {
        return new Simulation(
                        Map.of(DeparturesJob.NAME, DeparturesJob.graph()),
                        DeparturesJob.NAME,
                        DeparturesJob.world(),
                        script,
                        new External(STREAMS, results),
                        trace::add)
                .run();
    }
}
