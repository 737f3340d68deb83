package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.trace.EventKind;
import dev.millrace.trace.RandomEvents;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final Journal journal = SmallRun.journal();

    @Test
    void goesToTheNextAndThePreviousOfAMarker() {
        int first = journal.next(-1, Marker.FIRING);
        int second = journal.next(first, Marker.FIRING);

        assertThat(journal.get(first).event()).isInstanceOf(TraceEvent.WindowFired.class);
        assertThat(second).isGreaterThan(first);
        assertThat(journal.next(second, Marker.FIRING)).isEqualTo(-1);
        assertThat(journal.previous(second, Marker.FIRING)).isEqualTo(first);
        assertThat(journal.previous(first, Marker.FIRING)).isEqualTo(-1);
        assertThat(journal.positions(Marker.FIRING).size()).isEqualTo(2);
    }

    @Test
    void marksEveryEventThatHasAMarkerOnce() {
        for (Marker marker : Marker.values()) {
            Positions positions = journal.positions(marker);
            assertThat(IntStream.range(0, positions.size()).map(positions::get))
                    .containsExactlyElementsOf(IntStream.range(0, journal.size())
                            .filter(i -> Marker.of(journal.get(i).event()) == marker)
                            .boxed()
                            .toList());
        }
        assertThat(Arrays.stream(Marker.values()).flatMap(marker -> marker.kinds().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void findsByCondition() {
        int failed = position(TraceEvent.TaskFailed.class, 1);

        assertThat(journal.previous(failed, traced -> traced.event() instanceof TraceEvent.RecordReceived))
                .isEqualTo(position(TraceEvent.RecordReceived.class, 1));
        assertThat(journal.next(failed, traced -> traced.event() instanceof TraceEvent.RecordReceived))
                .isEqualTo(-1);
    }

    @Test
    void findsTheFirstEventAfterAStepOrATime() {
        assertThat(journal.firstAfterStep(0)).isZero();
        assertThat(journal.get(journal.firstAfterStep(3)).step()).isEqualTo(4);
        assertThat(journal.get(journal.firstAfterStep(3) - 1).step()).isEqualTo(3);
        assertThat(journal.get(journal.firstAfterTime(26)).time()).isEqualTo(1026);
        assertThat(journal.firstAfterTime(1047)).isEqualTo(journal.size());
    }

    @Test
    void linksSentAndReceivedElementsAcrossARestart() {
        int lost = position(TraceEvent.RecordSent.class, 2);
        int sentAgain = position(TraceEvent.WatermarkSent.class, 2);
        int receivedAgain = position(TraceEvent.WatermarkReceived.class, 2);

        assertThat(journal.received(lost)).isEqualTo(-1);
        assertThat(journal.received(sentAgain)).isEqualTo(receivedAgain);
        assertThat(journal.sent(receivedAgain)).isEqualTo(sentAgain);
        assertThat(journal.received(position(TraceEvent.RecordSent.class, 1)))
                .isEqualTo(position(TraceEvent.RecordReceived.class, 1));
        assertThat(journal.sent(lost)).isEqualTo(-1);
    }

    @Test
    void explainsAFiringByItsTimerAndItsRecords() {
        assertThat(causes(TraceEvent.WindowFired.class, 1))
                .containsExactly(
                        position(TraceEvent.TimerFired.class, 1), position(TraceEvent.RecordReceived.class, 1));
        assertThat(causes(TraceEvent.TimerFired.class, 1))
                .containsExactly(
                        position(TraceEvent.WatermarkAdvanced.class, 1), position(TraceEvent.TimerSet.class, 1));
        assertThat(causes(TraceEvent.WatermarkAdvanced.class, 1))
                .containsExactly(position(TraceEvent.WatermarkReceived.class, 1));
        assertThat(causes(TraceEvent.ResultPending.class, 1))
                .containsExactly(position(TraceEvent.WindowFired.class, 1));
    }

    @Test
    void explainsAFiringAfterARestoreByTheRestore() {
        assertThat(causes(TraceEvent.WindowFired.class, 2))
                .containsExactly(
                        position(TraceEvent.WatermarkAdvanced.class, 2), position(TraceEvent.StateRestored.class, 2));
        assertThat(causes(TraceEvent.StateRestored.class, 2))
                .containsExactly(
                        position(TraceEvent.JobRestarting.class, 1), position(TraceEvent.CheckpointCompleted.class, 1));
    }

    @Test
    void explainsACommitBackToTheTrigger() {
        assertThat(causes(TraceEvent.ResultCommitted.class, 1))
                .containsExactly(
                        position(TraceEvent.CompletionReceived.class, 2),
                        position(TraceEvent.ResultPreCommitted.class, 1));
        assertThat(causes(TraceEvent.CompletionReceived.class, 1))
                .containsExactly(position(TraceEvent.CheckpointCompleted.class, 1));
        assertThat(causes(TraceEvent.CheckpointCompleted.class, 1))
                .containsExactly(
                        position(TraceEvent.SnapshotAcknowledged.class, 1),
                        position(TraceEvent.SnapshotAcknowledged.class, 2));
        assertThat(causes(TraceEvent.SnapshotTaken.class, 2))
                .containsExactly(position(TraceEvent.BarrierReceived.class, 1));
        assertThat(causes(TraceEvent.BarrierReceived.class, 1))
                .containsExactly(position(TraceEvent.BarrierSent.class, 1));
        assertThat(causes(TraceEvent.BarrierInjected.class, 1))
                .containsExactly(position(TraceEvent.CheckpointTriggered.class, 1));
    }

    @Test
    void hasCausesThatComeBeforeTheirEffect() {
        long seed = new Random().nextLong();
        Journal random = Journal.of(randomEvents(seed, 2_000));
        for (int i = 0; i < random.size(); i++) {
            int position = i;
            assertThat(random.causes(i)).as("seed %d, event %d", seed, i).doesNotHaveDuplicates();
            assertThat(random.causes(i))
                    .as("seed %d, event %d", seed, i)
                    .allSatisfy(cause -> assertThat(cause).isBetween(0, position - 1));
        }
    }

    @Test
    void refusesAGap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        journal.append(new Traced(999, 0, 0, new TraceEvent.SubtaskFinished(new SubtaskId("a", 0)))))
                .withMessageStartingWith("the journal's next event is " + journal.size() + ", not 999");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> journal.get(journal.size()));
    }

    @Test
    void isReadWhileItGrows() throws InterruptedException {
        List<Traced> events = randomEvents(7, 20_000);
        Journal growing = new Journal();
        AtomicBoolean wrong = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            int seen = 0;
            while (seen < events.size()) {
                seen = growing.size();
                if (seen > 0 && growing.get(seen - 1).position() != seen - 1) {
                    wrong.set(true);
                }
                Positions fired = growing.positions(Marker.FIRING);
                int count = fired.size();
                if (count > 0 && Marker.of(events.get(fired.get(count - 1)).event()) != Marker.FIRING) {
                    wrong.set(true);
                }
            }
        });
        reader.start();
        events.forEach(growing::append);
        reader.join();

        assertThat(wrong).isFalse();
    }

    @Test
    void isWrittenToAFileAndReadBack(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("run.trace");
        TraceFile.write(journal.events(), file);

        assertThat(TraceFile.read(file).events()).isEqualTo(journal.events());
        assertThat(Files.readString(file)).startsWith("0 1 0 job-started job=departures run=0\n");
    }

    @Test
    void namesFileAndLineOfADamagedTrace(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.trace"), "0 1 0 job-started job=departures run=0\nx\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TraceFile.read(file))
                .withMessage(file + ": trace line 2, column 1: expected a position, found 'x'");
    }

    private static List<Traced> randomEvents(long seed, int count) {
        Random random = new Random(seed);
        RandomEvents draws = new RandomEvents(seed);
        List<EventKind> kinds = EventKind.all();
        List<Traced> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Traced(i, i / 3, i, draws.of(kinds.get(random.nextInt(kinds.size())))));
        }
        return events;
    }

    private List<Integer> causes(Class<? extends TraceEvent> kind, int occurrence) {
        return journal.causes(position(kind, occurrence));
    }

    private int position(Class<? extends TraceEvent> kind, int occurrence) {
        int position = -1;
        for (int i = 0; i < occurrence; i++) {
            position = journal.next(position, traced -> kind.isInstance(traced.event()));
        }
        return position;
    }
}
