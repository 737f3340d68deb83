package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Flink's web UI would call the job and its subtasks, event by event. */
class JobStatusTest {
    private static final SubtaskId SOURCE = new SubtaskId("flights", 0);
    private static final SubtaskId COUNT = new SubtaskId("count", 0);

    private Moment moment = Moment.BEFORE;

    @Test
    void aJobRunsOnceAllOfItIsDeployed() {
        assertThat(job()).isEqualTo(JobView.Status.INITIALIZING);
        declared();
        is(JobView.Status.CREATED, SubtaskView.Status.CREATED, SubtaskView.Status.CREATED);
        happens(new TraceEvent.SubtaskStarted(SOURCE, 0));
        is(JobView.Status.CREATED, SubtaskView.Status.RUNNING, SubtaskView.Status.CREATED);
        happens(new TraceEvent.SubtaskStarted(COUNT, 0));
        is(JobView.Status.RUNNING, SubtaskView.Status.RUNNING, SubtaskView.Status.RUNNING);
    }

    @Test
    void aJobWithoutSlotsIsCreatedAndItsSubtasksAreScheduled() {
        declared();
        happens(new TraceEvent.SlotsMissing("job", 2, 1));
        is(JobView.Status.CREATED, SubtaskView.Status.SCHEDULED, SubtaskView.Status.SCHEDULED);
        assertThat(moment.job().detail()).isEqualTo("it needs 2 task slots, and there is 1");
        happens(new TraceEvent.JobFailed("job", "too few slots"));
        assertThat(job()).isEqualTo(JobView.Status.FAILED);
    }

    @Test
    void aRestartLastsUntilTheLastSubtaskIsDeployed() {
        running();
        happens(new TraceEvent.TaskFailed(COUNT, true, "killed"));
        is(JobView.Status.FAILING, SubtaskView.Status.RUNNING, SubtaskView.Status.FAILED);
        happens(new TraceEvent.TaskCancelled(SOURCE));
        happens(new TraceEvent.JobRestarting(1, 1_000, "killed"));
        is(JobView.Status.RESTARTING, SubtaskView.Status.CANCELED, SubtaskView.Status.FAILED);
        happens(new TraceEvent.SubtaskStarted(SOURCE, 1));
        is(JobView.Status.RESTARTING, SubtaskView.Status.RUNNING, SubtaskView.Status.FAILED);
        happens(new TraceEvent.SubtaskStarted(COUNT, 1));
        is(JobView.Status.RUNNING, SubtaskView.Status.RUNNING, SubtaskView.Status.RUNNING);
    }

    @Test
    void aRestartOfOneRegionLeavesTheOthersRunning() {
        running();
        happens(new TraceEvent.TaskFailed(COUNT, false, "no"));
        happens(new TraceEvent.JobRestarting(1, 1_000, "no"));
        is(JobView.Status.RESTARTING, SubtaskView.Status.RUNNING, SubtaskView.Status.FAILED);
        happens(new TraceEvent.SubtaskStarted(COUNT, 1));
        assertThat(job()).isEqualTo(JobView.Status.RUNNING);
    }

    @Test
    void aRestartWithoutSlotsStaysOne() {
        running();
        happens(new TraceEvent.SlotLost(0, List.of("count.0")));
        is(JobView.Status.RUNNING, SubtaskView.Status.RUNNING, SubtaskView.Status.LOST);
        happens(new TraceEvent.TaskFailed(COUNT, false, "no heartbeat"));
        happens(new TraceEvent.TaskCancelled(SOURCE));
        happens(new TraceEvent.JobRestarting(1, 1_000, "no heartbeat"));
        happens(new TraceEvent.SlotsMissing("job", 2, 1));
        is(JobView.Status.RESTARTING, SubtaskView.Status.SCHEDULED, SubtaskView.Status.SCHEDULED);
        assertThat(moment.job().restartsAt()).isEqualTo(-1);
    }

    @Test
    void everyEndHasFlinksName() {
        running();
        assertThat(after(new TraceEvent.JobFinished("job"))).isEqualTo(JobView.Status.FINISHED);
        assertThat(after(new TraceEvent.JobStopped("job", 7))).isEqualTo(JobView.Status.FINISHED);
        assertThat(after(new TraceEvent.JobCancelled("job"))).isEqualTo(JobView.Status.CANCELED);
        assertThat(after(new TraceEvent.JobFailed("job", "no"))).isEqualTo(JobView.Status.FAILED);
        assertThat(after(new TraceEvent.LimitReached("too long"))).isEqualTo(JobView.Status.SUSPENDED);
    }

    private void declared() {
        happens(new TraceEvent.JobStarted("job", 0));
        happens(new TraceEvent.VertexDeclared("flights", List.of("flights"), "source", 1, 128));
        happens(new TraceEvent.VertexDeclared("count", List.of("count"), "process", 1, 128));
        happens(new TraceEvent.EdgeDeclared("flights", "count", "hash", 0));
    }

    private void running() {
        declared();
        happens(new TraceEvent.SubtaskStarted(SOURCE, 0));
        happens(new TraceEvent.SubtaskStarted(COUNT, 0));
    }

    private void happens(TraceEvent event) {
        moment = moment.after(traced(event));
    }

    private JobView.Status after(TraceEvent event) {
        return moment.after(traced(event)).job().status();
    }

    private Traced traced(TraceEvent event) {
        long next = moment.position() + 1L;
        return new Traced(next, next, next, event);
    }

    private void is(JobView.Status job, SubtaskView.Status source, SubtaskView.Status count) {
        assertThat(job()).isEqualTo(job);
        assertThat(moment.subtasks().values()).extracting(SubtaskView::status).containsExactlyInAnyOrder(source, count);
    }

    private JobView.Status job() {
        return moment.job().status();
    }
}
