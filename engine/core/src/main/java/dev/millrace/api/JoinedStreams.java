package dev.millrace.api;

import dev.millrace.functions.FlatJoinFunction;
import dev.millrace.functions.JoinFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.operators.JoinedPairs;
import dev.millrace.operators.TaggedUnion;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;

/**
 * Two streams whose records of one key and window are to be joined, each with each (an inner join):
 * {@code first.join(second).where(key).equalTo(key).window(assigner).apply(function)}.
 *
 * @param <T1> type of the first stream's records
 * @param <T2> type of the second stream's records
 */
public final class JoinedStreams<T1, T2> {
    private final CoGroupedStreams<T1, T2> streams;

    JoinedStreams(CoGroupedStreams<T1, T2> streams) {
        this.streams = streams;
    }

    /** The key of the first stream's records. */
    public <K> Where<K> where(KeySelector<T1, K> keySelector) {
        return new Where<>(streams.where(keySelector));
    }

    /** The key of the first stream's records, for a key whose type Java has erased. */
    public <K> Where<K> where(KeySelector<T1, K> keySelector, TypeInformation<K> keyType) {
        return new Where<>(streams.where(keySelector, keyType));
    }

    /** The first stream with its key. */
    public final class Where<K> {
        private final CoGroupedStreams<T1, T2>.Where<K> where;

        private Where(CoGroupedStreams<T1, T2>.Where<K> where) {
            this.where = where;
        }

        /** The key of the second stream's records. */
        public EqualTo<K> equalTo(KeySelector<T2, K> keySelector) {
            return new EqualTo<>(where.equalTo(keySelector));
        }
    }

    /** Both streams with their key. */
    public final class EqualTo<K> {
        private final CoGroupedStreams<T1, T2>.EqualTo<K> equal;

        private EqualTo(CoGroupedStreams<T1, T2>.EqualTo<K> equal) {
            this.equal = equal;
        }

        /** Groups the records of both streams into windows. */
        public <W extends Window> WithWindow<T1, T2, K, W> window(
                WindowAssigner<? super TaggedUnion<T1, T2>, W> assigner) {
            return new WithWindow<>(equal.window(assigner));
        }
    }

    /** Both streams in windows. What is to become of the pairs is said last. */
    public static final class WithWindow<T1, T2, K, W extends Window> {
        private final CoGroupedStreams.WithWindow<T1, T2, K, W> windowed;

        private WithWindow(CoGroupedStreams.WithWindow<T1, T2, K, W> windowed) {
            this.windowed = windowed;
        }

        /** Replaces the assigner's own trigger. */
        public WithWindow<T1, T2, K, W> trigger(Trigger<? super TaggedUnion<T1, T2>, ? super W> trigger) {
            windowed.trigger(trigger);
            return this;
        }

        /** Removes records from windows that fire. */
        public WithWindow<T1, T2, K, W> evictor(Evictor<? super TaggedUnion<T1, T2>, ? super W> evictor) {
            windowed.evictor(evictor);
            return this;
        }

        /** Keeps windows for {@code lateness} after their end, so that late records make them fire again. */
        public WithWindow<T1, T2, K, W> allowedLateness(Duration lateness) {
            windowed.allowedLateness(lateness);
            return this;
        }

        /** Makes one result of each pair, with the window's last ms as timestamp. */
        public <R> SingleOutputStreamOperator<R> apply(JoinFunction<T1, T2, R> function) {
            return apply(function, TypeExtraction.of(function, JoinFunction.class, 2));
        }

        /** Makes one result of each pair; for a type that Java has erased. */
        public <R> SingleOutputStreamOperator<R> apply(
                JoinFunction<T1, T2, R> function, TypeInformation<R> resultType) {
            return joined(JoinedPairs.of(function), resultType);
        }

        /** Makes any number of results of each pair, with the window's last ms as timestamp. */
        public <R> SingleOutputStreamOperator<R> apply(FlatJoinFunction<T1, T2, R> function) {
            return apply(function, TypeExtraction.of(function, FlatJoinFunction.class, 2));
        }

        /** Makes any number of results of each pair; for a type that Java has erased. */
        public <R> SingleOutputStreamOperator<R> apply(
                FlatJoinFunction<T1, T2, R> function, TypeInformation<R> resultType) {
            return joined(JoinedPairs.of(function), resultType);
        }

        private <R> SingleOutputStreamOperator<R> joined(JoinedPairs<T1, T2, R> pairs, TypeInformation<R> resultType) {
            return windowed.apply(pairs, resultType).name("join");
        }
    }
}
