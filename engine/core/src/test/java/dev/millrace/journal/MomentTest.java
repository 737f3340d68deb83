package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.journal.SubtaskView.Status;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What there is to see in a small run made by hand, instant by instant. */
class MomentTest {
    private final Journal journal = SmallRun.journal();
    private final Moments moments = new Moments(journal);

    @Test
    void beforeTheFirstEventThereIsNothing() {
        assertThat(moments.at(-1)).isEqualTo(Moment.BEFORE);
        assertThat(moments.at(-1).position()).isEqualTo(-1);
    }

    @Test
    void anElementIsInItsChannelUntilItIsReceived() {
        Moment sent = first(TraceEvent.RecordSent.class);
        Element element = channel(sent).elements().values().iterator().next();
        assertThat(element.key()).isEqualTo("ATL");
        assertThat(element.progress(2.5)).isEqualTo(0.5);
        assertThat(element.queued(5)).isTrue();
        assertThat(channel(first(TraceEvent.RecordReceived.class)).elements()).isEmpty();
    }

    @Test
    void aFailureTakesAwayWhatWasRememberedAndWhatWasOnItsWay() {
        Moment failed = first(TraceEvent.TaskFailed.class);
        assertThat(count(failed).status()).isEqualTo(Status.FAILED);
        assertThat(count(failed).contents()).isEqualTo(Contents.NONE);
        assertThat(channel(failed).elements()).isEmpty();
        assertThat(failed.job().failure()).isNotNull();
        assertThat(first(TraceEvent.JobRestarting.class).job().restartsAt()).isEqualTo(1026);
    }

    @Test
    void aRestoreGivesBackWhatTheSnapshotHeld() {
        Moment taken = moments.at(journal.previous(
                position(TraceEvent.TaskFailed.class), event -> event.event() instanceof TraceEvent.SnapshotTaken));
        Moment restored = moments.at(journal.next(
                position(TraceEvent.JobRestarting.class),
                event -> event.event() instanceof TraceEvent.StateRestored of
                        && of.subtask().equals(SmallRun.COUNT)));
        assertThat(count(restored).contents()).isEqualTo(count(taken).contents());
        assertThat(count(restored).contents().windows()).hasSize(1);
        assertThat(count(restored).attempt()).isEqualTo(1);
        assertThat(count(restored).watermark()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void committedRowsAreVisibleAndPendingOnesAreNot() {
        Moment pending = moments.at(journal.size() - 1);
        SinkView sink = Objects.requireNonNull(pending.sinks().find("departures"));
        assertThat(sink.visible().values()).extracting(SinkView.Row::text).containsExactly("Departures[ATL, 1]");
        assertThat(first(TraceEvent.ResultPending.class).sinks().values())
                .allMatch(before -> before.visible().isEmpty() && before.pendingRows() == 1);
    }

    @Test
    void aCheckpointKnowsItsParts() {
        Moment complete = first(TraceEvent.CheckpointCompleted.class);
        CheckpointView checkpoint = Objects.requireNonNull(complete.lastCompleted());
        assertThat(checkpoint.acknowledgements()).isEqualTo(2);
        assertThat(checkpoint.bytes()).isEqualTo(84);
        assertThat(checkpoint.ended() - checkpoint.triggered()).isEqualTo(6);
        assertThat(complete.inProgress()).isNull();
    }

    @Test
    void whatIsKeptInFlightCountsForThePartOfItsSubtask() {
        Moment triggered = first(TraceEvent.CheckpointTriggered.class);
        long number = Objects.requireNonNull(triggered.inProgress()).number();
        TraceEvent kept = new TraceEvent.InFlightKept(SmallRun.COUNT, SmallRun.CHANNEL, number, 3);
        long next = triggered.position() + 1L;
        Moment twice = triggered.after(new Traced(next, next, 11, kept)).after(new Traced(next + 1, next, 11, kept));
        CheckpointView checkpoint = Objects.requireNonNull(twice.inProgress());
        assertThat(Objects.requireNonNull(checkpoint.parts().find(SmallRun.COUNT))
                        .inFlight())
                .isEqualTo(6);
    }

    private int position(Class<? extends TraceEvent> kind) {
        Predicate<Traced> of = event -> kind.isInstance(event.event());
        return journal.next(-1, of);
    }

    private Moment first(Class<? extends TraceEvent> kind) {
        return moments.at(position(kind));
    }

    private static SubtaskView count(Moment moment) {
        return Objects.requireNonNull(moment.subtasks().find(SmallRun.COUNT));
    }

    private static ChannelView channel(Moment moment) {
        Map<?, ChannelView> channels = moment.channels();
        return Objects.requireNonNull(channels.get(SmallRun.CHANNEL));
    }
}
