package dev.millrace.api;

import dev.millrace.functions.CoGroupFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.operators.CoGroupWindow;
import dev.millrace.operators.TaggedUnion;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;

/**
 * Two streams whose records of one key and window are to be seen together:
 * {@code first.coGroup(second).where(key).equalTo(key).window(assigner).apply(function)}.
 *
 * @param <T1> type of the first stream's records
 * @param <T2> type of the second stream's records
 */
public final class CoGroupedStreams<T1, T2> {
    private final DataStream<T1> first;
    private final DataStream<T2> second;

    CoGroupedStreams(DataStream<T1> first, DataStream<T2> second) {
        this.first = first;
        this.second = second;
    }

    /** The key of the first stream's records. */
    public <K> Where<K> where(KeySelector<T1, K> keySelector) {
        return where(keySelector, TypeExtraction.of(keySelector, KeySelector.class, 1));
    }

    /** The key of the first stream's records, for a key whose type Java has erased. */
    public <K> Where<K> where(KeySelector<T1, K> keySelector, TypeInformation<K> keyType) {
        return new Where<>(keySelector, keyType);
    }

    /** The first stream with its key. */
    public final class Where<K> {
        private final KeySelector<T1, K> firstKey;
        private final TypeInformation<K> keyType;

        private Where(KeySelector<T1, K> firstKey, TypeInformation<K> keyType) {
            this.firstKey = firstKey;
            this.keyType = keyType;
        }

        /** The key of the second stream's records. */
        public EqualTo<K> equalTo(KeySelector<T2, K> keySelector) {
            return new EqualTo<>(keyed(keySelector));
        }

        private KeyedStream<TaggedUnion<T1, T2>, K> keyed(KeySelector<T2, K> secondKey) {
            KeySelector<T1, K> key = firstKey;
            TypeInformation<TaggedUnion<T1, T2>> type = TaggedUnion.type(first.type, second.type);
            DataStream<TaggedUnion<T1, T2>> tagged = first.tagged("first", type, TaggedUnion::first)
                    .union(second.tagged("second", type, TaggedUnion::second));
            return tagged.keyBy(union -> union.key(key, secondKey), keyType);
        }
    }

    /** Both streams with their key. */
    public final class EqualTo<K> {
        private final KeyedStream<TaggedUnion<T1, T2>, K> keyed;

        private EqualTo(KeyedStream<TaggedUnion<T1, T2>, K> keyed) {
            this.keyed = keyed;
        }

        /** Groups the records of both streams into windows. */
        public <W extends Window> WithWindow<T1, T2, K, W> window(
                WindowAssigner<? super TaggedUnion<T1, T2>, W> assigner) {
            return new WithWindow<>(keyed.window(assigner));
        }
    }

    /** Both streams in windows. What is to become of them is said last. */
    public static final class WithWindow<T1, T2, K, W extends Window> {
        private final WindowedStream<TaggedUnion<T1, T2>, K, W> windowed;

        private WithWindow(WindowedStream<TaggedUnion<T1, T2>, K, W> windowed) {
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

        /** Makes results of the records of a window, those of either stream by themselves. */
        public <R> SingleOutputStreamOperator<R> apply(CoGroupFunction<T1, T2, R> function) {
            return apply(function, TypeExtraction.of(function, CoGroupFunction.class, 2));
        }

        /** Makes results of the records of a window; for a type that Java has erased. */
        public <R> SingleOutputStreamOperator<R> apply(
                CoGroupFunction<T1, T2, R> function, TypeInformation<R> resultType) {
            return windowed.process(new CoGroupWindow<T1, T2, R, K, W>(function), resultType)
                    .name("co-group");
        }
    }
}
