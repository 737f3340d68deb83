package dev.millrace.lessons.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.journal.Journal;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {
    private static final SubtaskId COUNT = new SubtaskId("count", 0);
    private static final SubtaskId SINK = new SubtaskId("sink", 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(fire()) == 2",
                "count(fire(key=a)) == 1",
                "count(fire() where key == b) == 1",
                "fire(count, key=a)#1.end == 60000",
                "late(key=a)#1.outcome == dropped",
                "late(key=a)",
                "not late(key=b)",
                "fire().domain == event-time",
                "max(fire().at) - min(fire().at) == 1",
                "count(results(sums)) == 3",
                "results(sums, sensor=temp).total == 4.5 within 1e-9",
                "not results(sums).total == 4.5",
                "sum(results(sums).count) == 28",
                "count(results(sums) where count != 10) / count(results(sums)) > 0.3",
                "distinct(results(sums).sensor) == 2",
                "results(sums) == lines(sums.txt)",
                "results(sums).sensor != lines(sums.txt)",
                "results(committed) == 7",
                "count(results(committed)) == 1 and count(results(nothing)) == 0",
                "count(late()) == 3 or (1 + 2 * 3 == 7)",
                "sum(results(committed).value) == 7",
            })
    void holds(String text) throws Exception {
        assertThat(Expression.parse(text).holds(evidence())).as(text).isTrue();
    }

    @Test
    void isANumber() throws Exception {
        assertThat(Expression.parse("max(fire().end) / 1000").number(evidence()))
                .isEqualTo(60);
    }

    @Test
    void aConditionAboutNothingDoesNotHold() throws Exception {
        assertThat(Expression.parse("late(key=zzz).outcome == dropped").holds(evidence()))
                .isFalse();
    }

    @Test
    void saysWhichFieldsThereAre() {
        assertThatThrownBy(() -> Expression.parse("fire()#1.ends == 1").holds(evidence()))
                .hasMessageContaining("window-fired has no field 'ends'")
                .hasMessageContaining("end");
    }

    @Test
    void explainsBothSides() throws Exception {
        assertThat(Expression.parse("count(fire()) == 3").explain(evidence())).isEqualTo("2 against 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "count(fire()", "count(fire()) ==", "count(fire()) == 2 2", "results(sums where)", "'open"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    private Evidence evidence() throws Exception {
        Files.writeString(folder.resolve("sums.txt"), """
                Sum(sensor=temp, count=10, total=4.5)
                Sum(sensor=door, count=9, total=5.0)
                Sum(sensor=door, count=9, total=5.0)
                """);
        List<Traced> events = new ArrayList<>();
        for (TraceEvent event : events()) {
            events.add(new Traced(events.size(), events.size(), events.size(), event));
        }
        return new Evidence(Journal.of(events), folder);
    }

    private static List<TraceEvent> events() {
        return List.of(
                new TraceEvent.WindowFired(COUNT, "count", "a", 0, 60_000, TimeDomain.EVENT_TIME, 60_000),
                new TraceEvent.WindowFired(COUNT, "count", "b", 0, 60_000, TimeDomain.EVENT_TIME, 60_000),
                new TraceEvent.RecordLate(COUNT, "count", "a", "x", 1, 60_000, "dropped"),
                new TraceEvent.ResultAppended(SINK, "sums", "Sum(sensor=door, count=9, total=5.0)"),
                new TraceEvent.ResultAppended(SINK, "sums", "Sum(sensor=temp, count=10, total=4.5)"),
                new TraceEvent.ResultAppended(SINK, "sums", "Sum(sensor=door, count=9, total=5.0)"),
                new TraceEvent.ResultPending(SINK, "committed", "t1", "6"),
                new TraceEvent.ResultAborted(SINK, "committed", "t1", 1),
                new TraceEvent.ResultPending(SINK, "committed", "t2", "7"),
                new TraceEvent.ResultCommitted(SINK, "committed", "t2", 1),
                new TraceEvent.ResultPending(SINK, "committed", "t3", "8"));
    }
}
