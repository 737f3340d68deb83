package dev.millrace.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.journal.Moment;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A loop: a reader, where the loop begins, two steps side by side, and beyond them what goes round again and what is done. */
@SuppressWarnings("NullAway") // boxes and paths that are looked up are there
class StageLayoutTest {
    private static final SubtaskId AGAIN = new SubtaskId("again", 0);
    private static final SubtaskId HEAD = new SubtaskId("iteration", 0);
    private static final ChannelId BACK = new ChannelId(AGAIN, HEAD, 0);

    private static Moment loop() {
        List<TraceEvent> events = List.of(
                new TraceEvent.JobStarted("loop", 0),
                vertex("few", 1),
                vertex("iteration", 1),
                vertex("step", 2),
                vertex("again", 1),
                vertex("done", 1),
                new TraceEvent.EdgeDeclared("few", "iteration", "forward", 0),
                new TraceEvent.EdgeDeclared("iteration", "step", "rebalance", 0),
                new TraceEvent.EdgeDeclared("step", "again", "rebalance", 0),
                new TraceEvent.EdgeDeclared("step", "done", "rebalance", 0),
                new TraceEvent.EdgeDeclared("again", "iteration", "forward", 0),
                new TraceEvent.SubtaskStarted(AGAIN, 0),
                new TraceEvent.RecordSent(AGAIN, BACK, 0, null, "1", Long.MIN_VALUE, 30));
        Moment moment = Moment.BEFORE;
        for (TraceEvent event : events) {
            moment = moment.after(new Traced(moment.position() + 1, 0, 0, event));
        }
        return moment;
    }

    private static TraceEvent vertex(String name, int parallelism) {
        return new TraceEvent.VertexDeclared(name, List.of(name), "process", parallelism, 128);
    }

    private static StageLayout layout() {
        return StageLayout.of(loop(), 900, 380, 1);
    }

    @Test
    void whatLeadsBackIsNoLayerFurtherRight() {
        StageLayout layout = layout();
        assertThat(layout.boxes().get(HEAD).x())
                .isLessThan(layout.boxes().get(AGAIN).x());
    }

    @Test
    void nothingBetweenHidesTheWayBack() {
        StageLayout layout = layout();
        Set<Box> between = new HashSet<>(layout.boxes().values());
        between.removeAll(List.of(layout.boxes().get(AGAIN), layout.boxes().get(HEAD)));
        ChannelPath path = layout.paths().get(BACK);
        assertThat(path).isNotNull();
        for (double done = 0; done < path.length(); done += 4) {
            ChannelPath.Point point = path.at(done);
            Box there = new Box(point.x() - 1, point.y() - 1, 2, 2);
            assertThat(between).as("%.0f px along it", done).noneMatch(box -> box.overlaps(there));
            assertThat(point.y()).isLessThan(380);
        }
    }
}
