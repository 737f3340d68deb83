package dev.millrace.runtime;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators of one subtask, head first, wired to each other and to the subtask's channels. */
final class OperatorChain {
    private final ChainLink[] links;
    private final EdgeOutput[] outputs;
    private final Blame blame;
    private final boolean batch;
    private boolean closed;
    private boolean advancing;
    private int advancingLink;
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    OperatorChain(List<ChainLink> links, boolean batch, Blame blame) {
        this.blame = blame;
        this.batch = batch;
        this.links = links.toArray(ChainLink[]::new);
        this.outputs =
                links.stream().flatMap(link -> link.channelOutputs().stream()).toArray(EdgeOutput[]::new);
    }

    Operator head() {
        return links[0].instance();
    }

    long watermark() {
        return watermark;
    }

    /** Opens from the last operator to the first, so that none receives before it is open. */
    void open(Map<String, OperatorSnapshot> restored) throws Exception {
        for (int link = links.length - 1; link >= 0; link--) {
            blame.begin(links[link].operator(), "when it was opened");
            links[link].instance().open(restored.get(links[link].operatorId()));
        }
        atElements();
    }

    /** What comes next are elements of the head. */
    private void atElements() {
        blame.begin(links[0].operator(), "");
    }

    /** Which operator failed, on what, and what can be done. */
    String blame(SubtaskId subtask, Throwable failure, @Nullable Object current) {
        for (ChainLink link : links) {
            blame.refine(link.operator(), link.instance().atWork());
        }
        return blame.sentence(subtask, failure, current);
    }

    /** True when no channel refuses output any more. */
    boolean flush() {
        boolean flushed = true;
        for (EdgeOutput output : outputs) {
            if (output.isBlocked()) {
                flushed &= output.flush();
            }
        }
        return flushed;
    }

    /** Processing time in ms at which the next buffer has to be given on, {@link Long#MAX_VALUE} for never. */
    long flushDue() {
        long due = Long.MAX_VALUE;
        for (EdgeOutput output : outputs) {
            due = Math.min(due, output.flushDue());
        }
        return due;
    }

    /** Gives on the buffers whose time is up at processing time {@code now} in ms. */
    void flushDue(long now) {
        for (EdgeOutput output : outputs) {
            output.flushDue(now);
        }
    }

    /** Whether the first operator does; it alone is asked, since such an operator follows a keyed exchange. */
    boolean emitsOnlyAtTheEnd() {
        return links[0].instance().emitsOnlyAtTheEnd();
    }

    boolean isIdle() {
        return idle;
    }

    /** Says downstream that watermarks come no more for a while, or come again. One that is about to {@code advance} says so afterwards. */
    void setIdle(boolean nowIdle, boolean advance) {
        idle = nowIdle;
        if (!nowIdle || !advance) {
            for (ChainLink link : links) {
                link.announce(nowIdle);
            }
        }
    }

    /** Begins to carry the watermark through the chain; {@link #advance} goes on with it. */
    void startAdvance(long newWatermark) {
        watermark = newWatermark;
        advancing = true;
        advancingLink = 0;
        links[0].setWatermark(newWatermark);
    }

    boolean isAdvancing() {
        return advancing;
    }

    /** Fires one due event-time timer, or carries the watermark on to the end of the chain or the next operator with a due timer. */
    void advance() throws Exception {
        while (advancing) {
            ChainLink link = links[advancingLink];
            blame.begin(link.operator(), "when its clock was advanced");
            if (link.instance().fireEventTimeTimer(watermark) || fireAtTheEndOfTime(link.instance())) {
                atElements();
                return;
            }
            link.instance().watermarkAdvanced(watermark);
            link.broadcastWatermark(watermark);
            link.announce(idle);
            advancingLink++;
            advancing = advancingLink < links.length;
            if (advancing) {
                links[advancingLink].setWatermark(watermark);
            }
        }
        atElements();
    }

    /** In batch execution processing time stands still until the input has ended, and is then over at once. */
    private boolean fireAtTheEndOfTime(Operator operator) throws Exception {
        return batch && watermark == Long.MAX_VALUE && operator.fireRemainingTimer();
    }

    long nextProcessingTimer() {
        long next = Long.MAX_VALUE;
        if (batch) {
            return next;
        }
        for (ChainLink link : links) {
            next = Math.min(next, link.instance().nextProcessingTimer());
        }
        return next;
    }

    /** Fires at most one processing-time timer that was due at {@code due}; it is {@code now}. */
    boolean fireProcessingTimer(long due, long now) throws Exception {
        if (batch) {
            return false;
        }
        for (ChainLink link : links) {
            if (link.instance().nextProcessingTimer() <= due && fire(link, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean fire(ChainLink link, long now) throws Exception {
        blame.begin(link.operator(), "when a timer of processing time fired");
        boolean fired = link.instance().fireProcessingTimer(now);
        atElements();
        return fired;
    }

    void endInput() throws Exception {
        for (ChainLink link : links) {
            blame.begin(link.operator(), "at the end of its input");
            link.instance().endInput();
            link.broadcast(Marker.END_OF_INPUT, 0);
        }
    }

    void broadcast(Barrier barrier) {
        for (ChainLink link : links) {
            link.broadcast(barrier, 0);
        }
    }

    /** Says in front of everything that the barrier comes: who receives it may not wait for it for ever. */
    void announce(Barrier barrier) {
        for (EdgeOutput output : outputs) {
            output.announce(barrier);
        }
    }

    /** Sends the barrier in front of everything; what channels had refused until now goes into {@code refused}. */
    void overtake(Barrier barrier, Map<String, OperatorSnapshot.ListState> refused) {
        for (EdgeOutput output : outputs) {
            output.overtake(barrier, refused);
        }
    }

    /** Sends what was in flight when the snapshot was taken that the subtask starts from. */
    void replay(long checkpoint) throws Exception {
        for (EdgeOutput output : outputs) {
            output.replay(checkpoint);
        }
    }

    /** Reports the metrics that have changed since the last time; {@code now} in ms. */
    void reportMetrics(Tracer tracer, SubtaskId subtask, long now) {
        for (ChainLink link : links) {
            link.metrics()
                    .report(
                            now,
                            (metric, value) -> tracer.report(
                                    new TraceEvent.MetricChanged(subtask, link.operator(), metric, value)));
        }
    }

    /** Each operator but a source learns how long the marker has been on its way; then it goes on, through one channel of each edge. */
    void latency(LatencyMarker marker, long now, boolean received, long draw) {
        for (ChainLink link : links) {
            if (received || link != links[0]) {
                link.latency(marker, now);
            }
        }
        for (EdgeOutput output : outputs) {
            output.latency(marker, draw);
        }
    }

    /** Id of the head operator. */
    String headId() {
        return links[0].operatorId();
    }

    Map<String, OperatorSnapshot> snapshot(Barrier barrier) throws Exception {
        Map<String, OperatorSnapshot> snapshots = new LinkedHashMap<>();
        for (ChainLink link : links) {
            blame.begin(link.operator(), "when its snapshot was taken");
            link.beginSnapshot(barrier.kind());
            snapshots.put(link.operatorId(), link.instance().snapshot(barrier.checkpoint()));
        }
        atElements();
        return snapshots;
    }

    void completed(long checkpoint) throws Exception {
        for (ChainLink link : links) {
            blame.begin(link.operator(), "when it was told that checkpoint " + checkpoint + " is complete");
            link.instance().checkpointCompleted(checkpoint);
        }
        atElements();
    }

    void aborted(long checkpoint) throws Exception {
        for (ChainLink link : links) {
            blame.begin(link.operator(), "when it was told that checkpoint " + checkpoint + " was given up");
            link.instance().checkpointAborted(checkpoint);
        }
        atElements();
    }

    /** Closes every operator, and then throws what the first of those threw that could not be closed. Does so once. */
    void close() throws Exception {
        Exception first = closed(false);
        if (first != null) {
            throw first;
        }
    }

    /** Closes every operator after a failure, which is the one that is told; unless they are closed already. */
    void abort() {
        closed(true);
    }

    private @Nullable Exception closed(boolean failed) {
        if (closed) {
            return null;
        }
        closed = true;
        Exception first = null;
        for (ChainLink link : links) {
            try {
                link.instance().close(failed);
            } catch (Exception mistake) {
                first = first == null ? mistake : first;
                blame.note(mistake, link.operator(), "when it was closed", null);
            }
        }
        return first;
    }
}
