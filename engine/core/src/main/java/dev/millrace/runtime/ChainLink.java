package dev.millrace.runtime;

import dev.millrace.time.RelativeClock;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operator of a chain, its surroundings and its output: the operators it calls and the channels it fills. */
final class ChainLink implements Output, OperatorContext {
    private final String operatorId;
    private final String label;
    private final int maxParallelism;
    private final Operator operator;
    private final SubtaskSurroundings surroundings;
    private final List<EdgeOutput> channelOutputs = new ArrayList<>();
    private Input[] chained = {};
    private EdgeOutput[] channels = {};
    private SideOutput[] sides = {};
    private long watermark = Long.MIN_VALUE;
    private boolean saidIdle;

    private record SideOutput(
            String tag, @Nullable Input chained, @Nullable EdgeOutput channel) {}

    ChainLink(
            String operatorId, String label, int maxParallelism, Operator operator, SubtaskSurroundings surroundings) {
        this.operatorId = operatorId;
        this.label = label;
        this.maxParallelism = maxParallelism;
        this.operator = operator;
        this.surroundings = surroundings;
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

    void addChained(@Nullable String sideTag, Input input) {
        if (sideTag != null) {
            addSide(new SideOutput(sideTag, input, null));
            return;
        }
        chained = java.util.Arrays.copyOf(chained, chained.length + 1);
        chained[chained.length - 1] = input;
    }

    void addChannels(@Nullable String sideTag, EdgeOutput output) {
        channelOutputs.add(output);
        if (sideTag != null) {
            addSide(new SideOutput(sideTag, null, output));
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
        for (Input next : chained) {
            next.processElement(value, timestamp);
        }
        for (EdgeOutput output : channels) {
            output.record(value, timestamp);
        }
    }

    @Override
    public void emitSide(String tag, Object value, long timestamp) throws Exception {
        for (SideOutput side : sides) {
            if (!side.tag().equals(tag)) {
                continue;
            }
            if (side.chained() != null) {
                side.chained().processElement(value, timestamp);
            } else if (side.channel() != null) {
                side.channel().record(value, timestamp);
            }
        }
    }

    void broadcast(Object payload, long stamp) {
        for (EdgeOutput output : channelOutputs) {
            output.broadcast(payload, stamp);
        }
    }

    /** Says whether watermarks come, where that is not what was said last. */
    void announce(boolean idle) {
        if (idle != saidIdle) {
            saidIdle = idle;
            broadcast(idle ? Marker.IDLE : Marker.ACTIVE, 0);
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

    @Override
    public @Nullable Tracer tracer() {
        return surroundings.tracer();
    }

    @Override
    public External external() {
        return surroundings.external();
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
