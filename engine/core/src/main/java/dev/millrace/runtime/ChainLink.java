package dev.millrace.runtime;

import dev.millrace.graph.StateBackendType;
import dev.millrace.metrics.DescriptiveStatisticsHistogram;
import dev.millrace.metrics.Histogram;
import dev.millrace.metrics.OperatorMetrics;
import dev.millrace.state.ByteStore;
import dev.millrace.state.ValueCopy;
import dev.millrace.time.RelativeClock;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operator of a chain, its surroundings and its output: the operators it calls and the channels it fills. */
final class ChainLink implements Output, OperatorContext {
    /** As many as Flink's metrics.latency.history-size. */
    private static final int LATENCIES_REMEMBERED = 128;

    private final String operatorId;
    private final String label;
    private final int maxParallelism;
    private final Operator operator;
    private final SubtaskSurroundings surroundings;
    private final Blame blame;
    private final List<EdgeOutput> channelOutputs = new ArrayList<>();
    private final OperatorMetrics metrics = new OperatorMetrics();
    private final Map<SubtaskId, Histogram> latencies = new HashMap<>();
    private Input[] chained = {};
    private String[] chainedOperators = {};
    private EdgeOutput[] channels = {};
    private SideOutput[] sides = {};
    private long watermark = Long.MIN_VALUE;
    private boolean saidIdle;
    private boolean savepoint;

    private record SideOutput(
            String tag,
            @Nullable Input chained,
            String operator,
            @Nullable EdgeOutput channel) {}

    ChainLink(
            String operatorId,
            String label,
            int maxParallelism,
            Operator operator,
            SubtaskSurroundings surroundings,
            Blame blame) {
        this.operatorId = operatorId;
        this.label = label;
        this.maxParallelism = maxParallelism;
        this.operator = operator;
        this.surroundings = surroundings;
        this.blame = blame;
    }

    String operatorId() {
        return operatorId;
    }

    @Override
    public String operator() {
        return label;
    }

    Operator instance() {
        return operator;
    }

    /** Every edge that leaves the subtask from this operator; watermarks and barriers go to all of them. */
    List<EdgeOutput> channelOutputs() {
        return channelOutputs;
    }

    /** Has the next operator called; with copies of the records where {@code copy} is not null. */
    void addChained(@Nullable String sideTag, ChainLink next, int ordinal, @Nullable ValueCopy copy) {
        Input called = next.instance().input(ordinal);
        Input input = copy == null ? called : new CopyingInput(called, copy);
        if (sideTag != null) {
            addSide(new SideOutput(sideTag, input, next.label, null));
            return;
        }
        chainedOperators = java.util.Arrays.copyOf(chainedOperators, chained.length + 1);
        chainedOperators[chained.length] = next.label;
        chained = java.util.Arrays.copyOf(chained, chained.length + 1);
        chained[chained.length - 1] = input;
    }

    void addChannels(@Nullable String sideTag, EdgeOutput output) {
        channelOutputs.add(output);
        if (sideTag != null) {
            addSide(new SideOutput(sideTag, null, "", output));
            return;
        }
        channels = java.util.Arrays.copyOf(channels, channels.length + 1);
        channels[channels.length - 1] = output;
    }

    private void addSide(SideOutput side) {
        sides = java.util.Arrays.copyOf(sides, sides.length + 1);
        sides[sides.length - 1] = side;
    }

    @Override
    public void emit(Object value, long timestamp) throws Exception {
        for (int next = 0; next < chained.length; next++) {
            call(chained[next], chainedOperators[next], value, timestamp);
        }
        for (EdgeOutput output : channels) {
            send(output, value, timestamp);
        }
    }

    private void call(Input next, String nextOperator, Object value, long timestamp) throws Exception {
        try {
            next.processElement(value, timestamp);
        } catch (Exception | Error thrown) {
            blame.note(thrown, nextOperator, "", value);
            throw thrown;
        }
    }

    private void send(EdgeOutput output, @Nullable Object value, long timestamp) throws Exception {
        if (value == null) {
            throw new NullPointerException(
                    "the record it sends is null, and nothing can stand for that on its way; leave it out, or send a value that says so");
        }
        try {
            output.record(value, timestamp);
        } catch (Exception | Error thrown) {
            blame.note(thrown, label, "in the key selector or partitioner behind it", value);
            throw thrown;
        }
    }

    @Override
    public void emitSide(String tag, Object value, long timestamp) throws Exception {
        for (SideOutput side : sides) {
            if (!side.tag().equals(tag)) {
                continue;
            }
            if (side.chained() != null) {
                call(side.chained(), side.operator(), value, timestamp);
            } else if (side.channel() != null) {
                send(side.channel(), value, timestamp);
            }
        }
    }

    void broadcast(Object payload, long stamp) {
        for (EdgeOutput output : channelOutputs) {
            output.broadcast(payload, stamp);
        }
    }

    private void broadcastTime(Marker marker, long time) {
        for (EdgeOutput output : channelOutputs) {
            output.broadcastTime(marker, time);
        }
    }

    /** Sends the watermark on. */
    void broadcastWatermark(long newWatermark) {
        broadcastTime(Marker.WATERMARK, newWatermark);
    }

    /** Says whether watermarks come, where that is not what was said last. */
    void announce(boolean idle) {
        if (idle != saidIdle) {
            saidIdle = idle;
            broadcastTime(idle ? Marker.IDLE : Marker.ACTIVE, 0);
        }
    }

    void setWatermark(long newWatermark) {
        watermark = newWatermark;
    }

    @Override
    public SubtaskId subtask() {
        return surroundings.subtask();
    }

    @Override
    public int parallelism() {
        return surroundings.parallelism();
    }

    @Override
    public int maxParallelism() {
        return maxParallelism;
    }

    @Override
    public int attempt() {
        return surroundings.attempt();
    }

    @Override
    public long processingTime() {
        return surroundings.clock().now();
    }

    @Override
    public RelativeClock inputActivityClock() {
        return surroundings.activity();
    }

    @Override
    public void reportReached(WatermarkAlignment alignment, long reached) {
        surroundings.reports().reached(subtask(), alignment, reached);
    }

    @Override
    public long watermark() {
        return watermark;
    }

    /** Notes how long the marker was on its way. */
    void latency(LatencyMarker marker, long now) {
        latencies
                .computeIfAbsent(
                        marker.source(),
                        source -> metrics.addGroup("latency")
                                .histogram(source.toString(), new DescriptiveStatisticsHistogram(LATENCIES_REMEMBERED)))
                .update(now - marker.marked());
    }

    @Override
    public OperatorMetrics metrics() {
        return metrics;
    }

    @Override
    public @Nullable Tracer tracer() {
        return surroundings.tracer();
    }

    @Override
    public External external() {
        return surroundings.external();
    }

    @Override
    public @Nullable ByteStore stateStore() {
        return surroundings.stateBackend() == StateBackendType.ROCKSDB
                ? surroundings.external().stateStore()
                : null;
    }

    /** The next snapshot is one of that kind. */
    void beginSnapshot(SnapshotKind kind) {
        savepoint = kind.isSavepoint();
    }

    @Override
    public boolean takesFiles() {
        return surroundings.incremental() && !savepoint;
    }

    @Override
    public boolean checkpointing() {
        return surroundings.checkpointing();
    }

    @Override
    public boolean isBatch() {
        return surroundings.batch();
    }

    @Override
    public String jobId() {
        return surroundings.jobId();
    }

    @Override
    public long watermarkInterval() {
        return surroundings.watermarkInterval();
    }
}
