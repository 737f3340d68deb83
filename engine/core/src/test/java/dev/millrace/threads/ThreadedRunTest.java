package dev.millrace.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.ThreadedDepartures;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ThreadedRunTest {
    @Test
    void committedRowsEqualTheBatchCount() throws Exception {
        ResultStore results = new ResultStore();
        External external = new External(ThreadedDepartures.streams(), results);
        JobStatus status = new ThreadedRun(ThreadedDepartures.graph(), external, 60_000, null).run();
        assertThat(status).isEqualTo(JobStatus.FINISHED);
        assertThat(ThreadedDepartures.committed(results)).isEqualTo(ThreadedDepartures.batchCount());
    }

    @Test
    void killedThreadsLoseNothing() throws Exception {
        ResultStore results = new ResultStore();
        External external = new External(ThreadedDepartures.streams(), results);
        AtomicInteger kills = new AtomicInteger();
        ThreadedRun[] run = new ThreadedRun[1];
        run[0] = new ThreadedRun(ThreadedDepartures.graph(), external, 60_000, traced -> {
            if (traced.event() instanceof TraceEvent.CheckpointCompleted && kills.getAndIncrement() < 3) {
                run[0].kill(new SubtaskId("count-per-airport", kills.get() % 2));
            }
        });
        assertThat(run[0].run()).isEqualTo(JobStatus.FINISHED);
        assertThat(kills).hasValueGreaterThan(0);
        assertThat(ThreadedDepartures.committed(results)).isEqualTo(ThreadedDepartures.batchCount());
    }
}
