package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.EventKind;
import dev.millrace.trace.RandomEvents;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {
    private static final SubtaskId COUNT = new SubtaskId("count", 0);
    private static final ChannelId FAST = new ChannelId(new SubtaskId("clicks", 0), COUNT, 0);
    private static final ChannelId SLOW = new ChannelId(new SubtaskId("clicks", 1), COUNT, 0);

    private final Transcript transcript = new Transcript();

    static List<EventKind> kinds() {
        return EventKind.all();
    }

    @Test
    void tellsAWholeRun() throws IOException {
        Transcript told = new Transcript();

        assertThat(SmallRun.events().stream().map(told::line))
                .containsExactlyElementsOf(golden().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasOneSentenceOnOneLineForEveryKind(EventKind kind) {
        long seed = new Random().nextLong();
        RandomEvents draws = new RandomEvents(seed);
        for (int i = 0; i < 50; i++) {
            TraceEvent event = draws.of(kind);
            assertThat(tell(event)).as("seed %d: %s", seed, event).isNotBlank().doesNotContainPattern("[\\r\\n]");
        }
    }

    @Test
    void namesTheSlowestInput() {
        tell(new TraceEvent.WatermarkReceived(COUNT, FAST, 0, 9_000));
        tell(new TraceEvent.WatermarkReceived(COUNT, SLOW, 0, 4_500));

        assertThat(tell(new TraceEvent.WatermarkAdvanced(COUNT, 4_500)))
                .isEqualTo("The watermark of count.0 moved to 4.5 s: its slowest input is clicks.1.");
    }

    @Test
    void saysWhyAChannelIsReadAgain() {
        assertThat(tell(new TraceEvent.ChannelBlocked(COUNT, FAST, 3)))
                .isEqualTo("count.0 stops reading clicks.0 until barrier 3 has come from its other inputs.");
        assertThat(tell(new TraceEvent.ChannelUnblocked(COUNT, FAST, 3)))
                .isEqualTo("count.0 reads clicks.0 again because barrier 3 has come from all inputs.");
        tell(new TraceEvent.CheckpointAborted(3, "count.0 failed"));
        assertThat(tell(new TraceEvent.ChannelUnblocked(COUNT, FAST, 3)))
                .isEqualTo("count.0 reads clicks.0 again because checkpoint 3 was aborted.");
    }

    @Test
    void saysWhatBecameOfALateRecord() {
        assertThat(tell(new TraceEvent.RecordLate(COUNT, "count", "b", "Click[b]", 7_000, 12_000, "dropped")))
                .isEqualTo("Click[b] (7 s) came too late for count: the watermark is already 12 s; it was dropped.");
        assertThat(tell(new TraceEvent.RecordLate(COUNT, "count", "b", "Click[b]", 7_000, 12_000, "side")))
                .endsWith("it went to the side output.");
    }

    @Test
    void callsASavepointASavepoint() {
        tell(new TraceEvent.SubtaskStarted(COUNT, 0));
        assertThat(tell(new TraceEvent.CheckpointTriggered(4, SnapshotKind.SAVEPOINT)))
                .isEqualTo("Savepoint 4 was asked for: the sources are asked for a snapshot.");
        assertThat(tell(new TraceEvent.SnapshotAcknowledged(COUNT, 4)))
                .isEqualTo("count.0 has acknowledged savepoint 4: 1 of 1 subtasks have.");
        assertThat(tell(new TraceEvent.CheckpointCompleted(4, SnapshotKind.SAVEPOINT, 10)))
                .isEqualTo("Savepoint 4 is complete: the only subtask has acknowledged.");
    }

    @Test
    void tellsProcessingTimeFromEventTime() {
        assertThat(tell(new TraceEvent.WindowFired(COUNT, "count", "a", 0, 10_000, TimeDomain.PROCESSING_TIME, 9_999)))
                .isEqualTo("Window [0 s, 10 s) of a fired because processing time reached 9.999 s.");
        assertThat(tell(new TraceEvent.WindowFired(COUNT, "count", "a", 0, 10_000, TimeDomain.EVENT_TIME, 9_999)))
                .isEqualTo("Window [0 s, 10 s) of a fired because the watermark 9.999 s reached its last millisecond"
                        + " 9.999 s.");
        assertThat(tell(new TraceEvent.WindowFired(COUNT, "count", "a", 0, 10_000, TimeDomain.EVENT_TIME, 5_000)))
                .isEqualTo("Window [0 s, 10 s) of a fired early, at watermark 5 s.");
        assertThat(tell(new TraceEvent.TimerFired(COUNT, "count", "a", TimeDomain.PROCESSING_TIME, 500)))
                .isEqualTo("The processing-time timer 0.5 s of a in count fired because processing time reached it.");
    }

    @ParameterizedTest
    @CsvSource({
        "993801600000, 08:00",
        "993801630000, 08:00:30",
        "993801630250, 08:00:30.250",
        "993859200000, 2001-06-30 00:00",
        "12300, 12.3 s",
        "-1, -0.001 s",
        "0, 0 s",
        "-9223372036854775808, none",
        "9223372036854775806, 9223372036854775806 ms"
    })
    void saysTimesAsClockSecondsOrDate(long time, String said) {
        tell(new TraceEvent.RecordRead(COUNT, "s", 0, "v", 993_801_600_000L));

        assertThat(tell(new TraceEvent.WatermarkReceived(COUNT, FAST, 0, time)))
                .isEqualTo("count.0 received watermark " + said + " from clicks.0.");
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00.000", "61005, 1:01.005", "3600000, 60:00.000"})
    void saysProcessingTimeAsMinutesAndSeconds(long time, String said) {
        assertThat(Transcript.clock(time)).isEqualTo(said);
    }

    private String tell(TraceEvent event) {
        return transcript.sentence(new Traced(0, 0, 0, event));
    }

    private static String golden() throws IOException {
        try (InputStream file = TranscriptTest.class.getResourceAsStream("small-run.transcript")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
