package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.trace.EventKind;
import dev.millrace.trace.RandomEvents;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private final Journal journal = SmallRun.journal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fire(count-per-airport, key=ATL, end=09:00)#1 | WindowFired | 1
            fire(count-per-airport, key=ATL, end=2001-06-29T09:00)#2 | WindowFired | 2
            fire(count-per-airport.0, end=993805200000)   | WindowFired | 1
            fire( key = ATL )                             | WindowFired | 1
            barrier(to=count-per-airport.0, from=flights.0)#1 | BarrierReceived | 1
            barrier(to=departures.0, from=flights)        | BarrierReceived | 1
            ack(checkpoint=1, from=departures)            | SnapshotAcknowledged | 2
            ack(checkpoint=1, from=flights.0)             | SnapshotAcknowledged | 1
            ack(departures.0)                             | SnapshotAcknowledged | 2
            commit(checkpoint=2)                          | ResultCommitted | 1
            precommit                                     | ResultPreCommitted | 1
            watermark(departures.0)>=09:00                | WatermarkAdvanced | 1
            watermark(count-per-airport)>=09:02           | WatermarkAdvanced | 2
            watermark(count-per-airport)>=end             | WatermarkAdvanced | 2
            watermark(count-per-airport)#2                | WatermarkAdvanced | 2
            fail(count-per-airport.0)                     | TaskFailed | 1
            restore(checkpoint=1)#2                       | StateRestored | 2
            restore(count-per-airport, checkpoint=1)      | StateRestored | 2
            read(timestamp=08:02)                         | RecordRead | 1
            read>=08:01:59.999                            | RecordRead | 1
            state(before=-, after=1)                      | StateChanged | 1
            timer(time=08:59:59.999)                      | TimerFired | 1
            trigger(kind=final-checkpoint)                | CheckpointTriggered | 2
            edge(from=flights, to=departures)             | EdgeDeclared | 1
            vertex(departures)                            | VertexDeclared | 2
            job-finish()                                  | JobFinished | 1
            """)
    void findsTheEventItNames(String text, String kind, int occurrence) {
        int position = -1;
        for (int i = 0; i < occurrence; i++) {
            position = journal.next(
                    position, e -> e.event().getClass().getSimpleName().equals(kind));
        }
        Selector selector = Selector.parse(text);

        assertThat(selector.find(journal)).isEqualTo(position).isNotNegative();
        assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fire(key=ATL)#3",
                "watermark(flights)",
                "fail(flights.0)",
                "fire(end=10:00)",
                "savepoint",
                "commit(checkpoint=1)",
                "barrier(to=count-per-airport.1)",
                "ack(checkpoint=3)"
            })
    void findsNothingWhereNothingIs(String text) {
        assertThat(Selector.parse(text).find(journal)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fier(count)       | in selector fier(count): there is no event 'fier'; did you mean fire?
            zzzzzzzz          | in selector zzzzzzzz: there is no event 'zzzzzzzz'
            fire(ky=ATL)      | in selector fire(ky=ATL): fire has no argument 'ky'; did you mean key? (it takes a subtask or operator, key, start, end, domain, time)
            complete(2)       | in selector complete(2): complete takes no '2' without a name (it takes checkpoint, kind, bytes)
            fire(end=9 o'clock) | in selector fire(end=9 o'clock): expected ',' or ')', found 'o'clock)'
            fire(end=nine)    | in selector fire(end=nine): 'nine' is not a time; write 09:00, 09:00:30, 60s, 1500ms, 2001-06-29T09:00, or plain ms
            fire(key=ATL      | in selector fire(key=ATL: expected ',' or ')', found the end
            fire#0            | in selector fire#0: #n is 1 for the first such event, 2 for the second ..., not '0'
            fire() x          | in selector fire() x: expected the end of the selector, found 'x'
            fire>=60s         | in selector fire>=60s: fire has no time that >= could compare
            ack(checkpoint=x) | in selector ack(checkpoint=x): checkpoint is a number, not 'x'
            trigger(kind=savepont) | in selector trigger(kind=savepont): kind is one of checkpoint, final-checkpoint, savepoint, stop-with-savepoint, not 'savepont'; did you mean savepoint?
            """)
    void refusesWithTheNearestName(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse(text))
                .withMessage(message);
    }

    @Test
    void readsTimesInEveryForm() {
        for (String minute : List.of("60s", "60000", "60000ms", "1m", "1970-01-01T00:01", "00:01", "00:01:00")) {
            assertThat(watermarkAt(60_000, "watermark(count.0)>=" + minute))
                    .as(minute)
                    .isEqualTo(2);
        }
        assertThat(watermarkAt(Long.MAX_VALUE, "watermark(count.0)>=end")).isEqualTo(2);
        assertThat(watermarkAt(60_000, "watermark(watermark=00:01)")).isEqualTo(2);
    }

    @Test
    void selectsSavepointsAmongTheTriggers() {
        Journal two = Journal.of(List.of(
                new Traced(0, 0, 0, new TraceEvent.CheckpointTriggered(1, SnapshotKind.CHECKPOINT)),
                new Traced(1, 0, 0, new TraceEvent.CheckpointTriggered(2, SnapshotKind.STOP_WITH_SAVEPOINT))));

        assertThat(Selector.parse("savepoint").find(two)).isEqualTo(1);
        assertThat(Selector.parse("trigger").findAll(two)).containsExactly(0, 1);
    }

    @Test
    void writesTheSelectorsOfARunAsAReaderWould() {
        assertThat(journal.events().stream()
                        .map(traced ->
                                Selector.of(journal, (int) traced.position()).toString()))
                .contains(
                        "fire(count-per-airport, key=ATL, end=09:00)",
                        "fire(count-per-airport, key=ATL, end=09:00)#2",
                        "barrier(to=count-per-airport.0, from=flights.0)",
                        "ack(checkpoint=1, from=count-per-airport.0)",
                        "commit(count-per-airport.0, checkpoint=2)",
                        "watermark(count-per-airport.0)#2",
                        "received(to=count-per-airport.0, from=flights.0, key=ATL, timestamp=08:02)",
                        "fail(count-per-airport.0)",
                        "job-finish");
    }

    @Test
    void writesASelectorForEveryEventOfARun() {
        for (int position = 0; position < journal.size(); position++) {
            Selector selector = Selector.of(journal, position);
            assertThat(Selector.parse(selector.toString()).find(journal))
                    .as(selector.toString())
                    .isEqualTo(position);
        }
    }

    @Test
    void writesASelectorForEveryEventThatThereCanBe() {
        long seed = new Random().nextLong();
        RandomEvents draws = new RandomEvents(seed);
        List<Traced> events = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            for (EventKind kind : EventKind.all()) {
                events.add(new Traced(events.size(), events.size(), 0, draws.of(kind)));
            }
        }
        Journal random = Journal.of(events);
        for (int position = 0; position < random.size(); position++) {
            Selector selector = Selector.of(random, position);
            assertThat(Selector.parse(selector.toString()).find(random))
                    .as("seed %d: %s for %s", seed, selector, random.get(position))
                    .isEqualTo(position);
        }
    }

    @Test
    void hasAWordForEveryKind() {
        assertThat(SelectorWords.all().stream().map(SelectorKind::kind).distinct())
                .containsExactlyInAnyOrderElementsOf(EventKind.all());
    }

    @Test
    void answersOnceInAStream() {
        Selector.Matcher matcher = Selector.parse("watermark#1").matcher();

        assertThat(journal.events().stream().filter(matcher::accept)).hasSize(1);
    }

    private static int watermarkAt(long watermark, String selector) {
        SubtaskId source = new SubtaskId("clicks", 0);
        SubtaskId count = new SubtaskId("count", 0);
        return Selector.parse(selector)
                .find(Journal.of(List.of(
                        new Traced(0, 0, 0, new TraceEvent.RecordRead(source, "s", 0, "v", 5)),
                        new Traced(1, 0, 0, new TraceEvent.WatermarkAdvanced(count, 59_999)),
                        new Traced(2, 0, 0, new TraceEvent.WatermarkAdvanced(count, watermark)))));
    }
}
