package dev.millrace.operators;

import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.Namespace;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins each left record with the right records of its key whose timestamps lie within an interval around its own. Both sides
 * wait in keyed state until the watermark says that no partner can come any more. A record is late when its timestamp is
 * below the watermark (not at it, which a window would call late). The meaning is that of Flink's operator of the same name.
 *
 * @param <K> type of the key
 * @param <IN1> type of the left records
 * @param <IN2> type of the right records
 * @param <OUT> type of the results
 */
public final class IntervalJoinOperator<K, IN1, IN2, OUT> extends KeyedOperator<K, JoinSide> {
    private final IntervalJoinSpec<K, IN1, IN2, OUT> join;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<OUT> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private MapState<Long, List<IN1>> left;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private MapState<Long, List<IN2>> right;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private PairContext pair;

    /** An operator that does what {@code join} says. */
    public IntervalJoinOperator(IntervalJoinSpec<K, IN1, IN2, OUT> join) {
        super(join.function(), join.keyType(), JoinSide.NAMESPACE);
        this.join = join;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
    }

    @Override
    void openKeyed() {
        left = buffer("left", join.left().type());
        right = buffer("right", join.right().type());
        pair = new PairContext(join.function());
    }

    /** Records of one side by timestamp. */
    private <T> MapState<Long, List<T>> buffer(String name, TypeInformation<T> type) {
        return store().userState(
                        new MapStateDescriptor<>(name, Types.LONG, Types.LIST(type)),
                        Namespace.NONE,
                        Namespace.Whole.KEY);
    }

    @Override
    public Input input(int ordinal) {
        return ordinal == 0 ? this : this::processRight;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        IN1 element = (IN1) value;
        if (!take(join.left(), left, element, timestamp)) {
            return;
        }
        for (Map.Entry<Long, List<IN2>> bucket : right.entries()) {
            long other = bucket.getKey();
            if (other >= timestamp + join.lower() && other <= timestamp + join.upper()) {
                for (IN2 partner : bucket.getValue()) {
                    emit(element, partner, timestamp, other);
                }
            }
        }
        freeAfter(JoinSide.LEFT, timestamp, join.upper());
    }

    @SuppressWarnings("unchecked")
    private void processRight(Object value, long timestamp) throws Exception {
        IN2 element = (IN2) value;
        if (!take(join.right(), right, element, timestamp)) {
            return;
        }
        for (Map.Entry<Long, List<IN1>> bucket : left.entries()) {
            long other = bucket.getKey();
            if (other >= timestamp - join.upper() && other <= timestamp - join.lower()) {
                for (IN1 partner : bucket.getValue()) {
                    emit(partner, element, other, timestamp);
                }
            }
        }
        freeAfter(JoinSide.RIGHT, timestamp, -join.lower());
    }

    /** Keeps the record for partners to come; false where it is late. */
    private <T> boolean take(
            IntervalJoinSpec.Side<T, K> side, MapState<Long, List<T>> buffer, T element, long timestamp)
            throws Exception {
        setCurrentKey(side.keySelector(), element);
        if (timestamp == NO_TIMESTAMP) {
            throw new IllegalStateException("an interval join needs records with timestamps; call"
                    + " withTimestampAssigner(...) on the source's WatermarkStrategy");
        }
        if (timestamp < context().watermark()) {
            late(side.lateTag(), element, timestamp);
            return false;
        }
        List<T> bucket = buffer.get(timestamp);
        List<T> kept = bucket == null ? new ArrayList<>() : bucket;
        kept.add(element);
        buffer.put(timestamp, kept);
        return true;
    }

    private <T> void late(@Nullable OutputTag<T> tag, T element, long timestamp) throws Exception {
        LateRecords.report(context(), currentKey(), element, timestamp, tag != null);
        if (tag != null) {
            output().emitSide(tag.getId(), element, timestamp);
        }
    }

    private void emit(IN1 first, IN2 second, long firstTime, long secondTime) throws Exception {
        pair.leftTimestamp = firstTime;
        pair.rightTimestamp = secondTime;
        collector.setTimestamp(pair.getTimestamp());
        join.function().processElement(first, second, pair, collector);
    }

    /** Has the record dropped when the clock has passed the last partner it could have. */
    private void freeAfter(JoinSide side, long timestamp, long furthest) {
        timers().set(TimeDomain.EVENT_TIME, side, furthest > 0 ? timestamp + furthest : timestamp);
    }

    @Override
    void onTimer(TimeDomain domain, JoinSide side, long time) throws Exception {
        if (side == JoinSide.LEFT) {
            left.remove(join.upper() <= 0 ? time : time - join.upper());
        } else {
            right.remove(join.lower() <= 0 ? time + join.lower() : time);
        }
    }

    private final class PairContext extends ProcessJoinFunction<IN1, IN2, OUT>.Context {
        private long leftTimestamp;
        private long rightTimestamp;

        PairContext(ProcessJoinFunction<IN1, IN2, OUT> function) {
            function.super();
        }

        @Override
        public long getLeftTimestamp() {
            return leftTimestamp;
        }

        @Override
        public long getRightTimestamp() {
            return rightTimestamp;
        }

        @Override
        public long getTimestamp() {
            return Math.max(leftTimestamp, rightTimestamp);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            try {
                IntervalJoinOperator.this.output().emitSide(outputTag.getId(), value, getTimestamp());
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }
    }
}
