package dev.millrace.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTextTest {
    private static final SubtaskId COUNT = new SubtaskId("count", 1);
    private static final ChannelId CHANNEL = new ChannelId(new SubtaskId("flights", 0), COUNT, 0);

    static Stream<EventKind> kinds() {
        return EventKind.all().stream();
    }

    @Test
    void writesOneEventALine() {
        TraceEvent sent = new TraceEvent.RecordSent(
                new SubtaskId("flights", 0), CHANNEL, 7, "ATL", "Flight[a, b]", Long.MIN_VALUE, 1200);

        assertThat(TraceText.format(new Traced(12, 3, 1195, sent)))
                .isEqualTo("12 3 1195 record-sent subtask=flights.0 channel=flights.0->count.1 sequence=7 key=ATL"
                        + " value=\"Flight[a, b]\" timestamp=none arrives=1200");
    }

    @Test
    void writesWhatIsMissingAsADashAndQuotesADash() {
        TraceEvent changed = new TraceEvent.StateChanged(COUNT, "count", "sum", "-", "", null, "caf\u00e9 \"\\");

        assertThat(TraceText.format(new Traced(0, 0, 0, changed)))
                .isEqualTo("0 0 0 state-changed subtask=count.1 operator=count state=sum key=\"-\" namespace=\"\""
                        + " before=- after=\"caf\\u00e9 \\\"\\\\\"");
    }

    @Test
    void writesListsConstantsAndTheEndOfInput() {
        assertThat(TraceText.format(new Traced(
                        1,
                        0,
                        0,
                        new TraceEvent.VertexDeclared("count", List.of("count", "my sink"), "window", 2, 128))))
                .endsWith("operators=[count,\"my sink\"] kind=window parallelism=2 maxParallelism=128");
        assertThat(TraceText.format(new Traced(1, 0, 0, new TraceEvent.WatermarkAdvanced(COUNT, Long.MAX_VALUE))))
                .endsWith("watermark=end");
        assertThat(TraceText.format(
                        new Traced(1, 0, 0, new TraceEvent.CheckpointTriggered(2, SnapshotKind.STOP_WITH_SAVEPOINT))))
                .endsWith("checkpoint=2 kind=stop-with-savepoint");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsBackWhatItWrote(EventKind kind) {
        long seed = new Random().nextLong();
        RandomEvents events = new RandomEvents(seed);
        TraceParser parser = new TraceParser();
        for (int i = 0; i < 300; i++) {
            Traced traced = new Traced(i, i / 3, i * 2L, events.of(kind));
            String line = TraceText.format(traced);
            assertThat(line).as("seed %d", seed).matches("[ -~]*");
            assertThat(parser.parse(line)).as("seed %d: %s", seed, line).isEqualTo(traced);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesALineThatIsCutShortWithOneMessage(EventKind kind) {
        long seed = new Random().nextLong();
        String line = TraceText.format(new Traced(1, 2, 3, new RandomEvents(seed).of(kind)));
        for (int length = 0; length < line.lastIndexOf('='); length++) {
            String cut = line.substring(0, length);
            assertThatIllegalArgumentException()
                    .as("seed %d: %s", seed, cut)
                    .isThrownBy(() -> TraceText.parse(cut))
                    .withMessageStartingWith("trace line 1, column ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = (char) 0x60, textBlock = """
            x 0 0 end-sent| trace line 2, column 1: expected a position, found 'x 0 0 end-sent'
            1 0 0 recrod-late| trace line 2, column 7: expected a kind of event; did you mean record-late?, found 'recrod-late'
            1 0 0 watermark-advanced subtsk=a.0| trace line 2, column 25: expected ' subtask=' of watermark-advanced, found ' subtsk=a.0'
            1 0 0 watermark-advanced subtask=a watermark=1| trace line 2, column 34: expected a subtask, as in window.0, found 'a watermark=1'
            1 0 0 watermark-advanced subtask=a.0 watermark=x| trace line 2, column 48: expected a number, none or end, found 'x'
            1 0 0 subtask-finished subtask=a.0 more| trace line 2, column 35: expected the end of the line after subtask-finished, found ' more'
            1 0 0 subtask-started subtask=a.0 attempt=5000000000| trace line 2, column 43: expected a number that fits in 32 bits, found '5000000000'
            1 0 0 limit-reached sentence=-| trace line 2, column 30: expected a text, found '-'
            1 0 0 limit-reached sentence="a\\u00zz"| trace line 2, column 34: expected four hexadecimal digits, found '00zz"'
            1 0 0 checkpoint-triggered checkpoint=1 kind=x| trace line 2, column 46: expected one of [checkpoint, final-checkpoint, savepoint, stop-with-savepoint], found 'x'
            """)
    void saysWhereAndWhatItExpected(String line, String message) {
        TraceParser parser = new TraceParser();
        parser.parse("0 0 0 subtask-finished subtask=a.0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.parse(line.replace("\\\\", "\\")))
                .withMessage(message);
    }
}
