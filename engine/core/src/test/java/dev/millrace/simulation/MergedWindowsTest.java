package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.connector.CollectionSource;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moments;
import dev.millrace.journal.WindowView;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.WindowFired;
import dev.millrace.trace.TraceEvent.WindowMerged;
import dev.millrace.trace.TraceEvent.WindowPurged;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.EventTimeSessionWindows;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What there is to see of sessions that a late comer joins: [0, 15) and [20, 35) become [0, 35) with the record at 10. */
class MergedWindowsTest {
    private static final SubtaskId SESSIONS = new SubtaskId("sessions", 0);

    private final TracedJob job = new TracedJob();
    private final Journal journal;

    MergedWindowsTest() {
        job.env
                .fromSource(
                        new CollectionSource<>(
                                List.of(new Reading("s", 0, 1), new Reading("s", 20, 2), new Reading("s", 10, 4)),
                                TypeInformation.of(Reading.class)),
                        WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofSeconds(1))
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "readings")
                .keyBy(Reading::sensor)
                .window(EventTimeSessionWindows.withGap(Duration.ofMillis(15)))
                .reduce((a, b) -> new Reading(a.sensor(), Math.max(a.time(), b.time()), a.value() + b.value()))
                .uid("sessions")
                .sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        journal = Journal.of(job.trace);
    }

    private int last(Class<? extends TraceEvent> kind) {
        return journal.previous(journal.size(), traced -> kind.isInstance(traced.event()));
    }

    @Test
    void saysWhichBecamePartOfWhich() {
        assertThat(job.events(WindowMerged.class))
                .extracting(WindowMerged::start, WindowMerged::end, WindowMerged::intoStart, WindowMerged::intoEnd)
                .containsExactlyInAnyOrder(tuple(0L, 15L, 0L, 35L), tuple(20L, 35L, 0L, 35L));
        assertThat(job.events(WindowPurged.class))
                .extracting(WindowPurged::start, WindowPurged::end)
                .containsExactly(tuple(0L, 35L));
    }

    @Test
    void showsOneWindowWithTheContentsOfAll() {
        var moment = new Moments(journal).at(last(WindowFired.class) - 1);
        var contents = Objects.requireNonNull(moment.subtasks().find(SESSIONS)).contents();
        assertThat(contents.windows().values())
                .singleElement()
                .returns(new WindowView.Id("sessions", "s", 0, 35), WindowView::id)
                .returns("Reading(sensor=s, time=20, value=7.0)", WindowView::value);
        assertThat(contents.closed().values())
                .hasSize(2)
                .allMatch(window -> window.status() == WindowView.Status.MERGED);
    }

    @Test
    void findsTheRecordsOfAllOfThem() {
        assertThat(journal.causes(last(WindowFired.class)))
                .filteredOn(position -> journal.get(position).event() instanceof RecordReceived)
                .hasSize(3);
    }
}
