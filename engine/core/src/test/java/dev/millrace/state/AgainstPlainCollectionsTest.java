package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-made tables and queues beside the JDK's collections, over random operations; the seed is the parameter. */
class AgainstPlainCollectionsTest {
    private static KeyedStateTables store(OperatorSnapshot restored) {
        return new KeyedStateTables(new TestOperatorContext(null), Types.LONG, restored);
    }

    private static KeyedValues<Namespace.Whole, Long> sums(KeyedStateTables store) {
        return store.values("sums", Namespace.NONE, Types.LONG);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stateIsAMapPerKey(long seed) throws Exception {
        Random random = new Random(seed);
        Map<Long, Long> model = new HashMap<>();
        KeyedStateTables store = store(OperatorSnapshot.EMPTY);
        for (int i = 0; i < 5_000; i++) {
            // A multiple of 2^20, so that many keys share the low bits of their hash code.
            Long key = random.nextInt(60) * (seed % 2 == 0 ? 1L << 20 : 1);
            store.keys().set(key);
            KeyedValues<Namespace.Whole, Long> sums = sums(store);
            assertThat(sums.get(Namespace.Whole.KEY)).isEqualTo(model.get(key));
            change(random.nextInt(3), key, i, model, sums);
            if (random.nextInt(500) == 0) {
                OperatorSnapshot before = store.snapshot();
                store = store(before);
                sums(store);
                assertSame(store.snapshot(), before);
                store.keys().set(key);
            }
        }
        assertThat(store.snapshot().entries()).isEqualTo(model.size());
    }

    private static void change(
            int kind, Long key, long value, Map<Long, Long> model, KeyedValues<Namespace.Whole, Long> sums)
            throws Exception {
        switch (kind) {
            case 0 -> {
                model.put(key, value);
                sums.put(Namespace.Whole.KEY, value);
            }
            case 1 -> {
                boolean created = sums.add(Namespace.Whole.KEY, value, AgainstPlainCollectionsTest::plus);
                assertThat(created).isEqualTo(!model.containsKey(key));
                model.merge(key, value, Long::sum);
            }
            default -> assertThat(sums.remove(Namespace.Whole.KEY)).isEqualTo(model.remove(key) != null);
        }
    }

    private static Long plus(@Nullable Long sum, Long added) {
        return sum == null ? added : sum + added;
    }

    /** Equal state gives equal bytes. */
    private static void assertSame(OperatorSnapshot got, OperatorSnapshot wanted) {
        assertThat(got.keyed().keySet()).isEqualTo(wanted.keyed().keySet());
        forEachGroup(
                wanted,
                (place, bytes) -> assertThat(bytesAt(got, place)).as(place).isEqualTo(bytes));
    }

    private static byte[] bytesAt(OperatorSnapshot snapshot, String place) {
        Map<String, byte[]> all = new HashMap<>();
        forEachGroup(snapshot, all::put);
        byte[] bytes = all.get(place);
        return bytes == null ? new byte[0] : bytes;
    }

    private static void forEachGroup(OperatorSnapshot snapshot, BiConsumer<String, byte[]> consumer) {
        snapshot.keyed()
                .forEach((name, state) ->
                        state.groups().forEach((number, group) -> consumer.accept(name + "/" + number, group.bytes())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void timersFireByTime(long seed) {
        Random random = new Random(seed);
        NavigableMap<Long, Set<Long>> model = new TreeMap<>();
        KeyedStateTables store = store(OperatorSnapshot.EMPTY);
        Timers<Namespace.Whole> timers = store.timers(Namespace.NONE);
        List<String> fired = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long clock = 0;
        for (int i = 0; i < 20_000; i++) {
            Long key = (long) random.nextInt(40);
            long time = clock + random.nextInt(seed % 2 == 0 ? 20 : 5_000) - 3;
            store.keys().set(key);
            int kind = random.nextInt(10);
            if (kind < 6) {
                timers.set(TimeDomain.EVENT_TIME, Namespace.Whole.KEY, time);
                model.computeIfAbsent(time, at -> new TreeSet<>()).add(key);
            } else if (kind < 8) {
                timers.delete(TimeDomain.EVENT_TIME, Namespace.Whole.KEY, time);
                delete(model, time, key);
            } else if (kind == 8) {
                clock += random.nextInt(5);
                fire(timers, store, clock, fired);
                fire(model, clock, expected);
            } else if (random.nextInt(50) == 0) {
                store = store(store.snapshot());
                timers = store.timers(Namespace.NONE);
            }
        }
        fire(timers, store, Long.MAX_VALUE, fired);
        fire(model, Long.MAX_VALUE, expected);
        assertThat(fired).isEqualTo(expected);
        assertThat(timers.poll(TimeDomain.EVENT_TIME, Long.MAX_VALUE)).isFalse();
    }

    private static void delete(NavigableMap<Long, Set<Long>> model, long time, Long key) {
        Set<Long> keys = model.get(time);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            model.remove(time);
        }
    }

    /** The keys of one time in their own order: in which they fire is left open. */
    private static void fire(Timers<Namespace.Whole> timers, KeyedStateTables store, long clock, List<String> fired) {
        NavigableMap<Long, Set<Long>> due = new TreeMap<>();
        while (timers.poll(TimeDomain.EVENT_TIME, clock)) {
            long time = timers.polledTime(TimeDomain.EVENT_TIME);
            assertThat(due.higherKey(time)).isNull();
            assertThat(due.computeIfAbsent(time, at -> new TreeSet<>())
                            .add((Long) store.keys().key()))
                    .isTrue();
        }
        fire(due, clock, fired);
    }

    private static void fire(NavigableMap<Long, Set<Long>> model, long clock, List<String> expected) {
        while (!model.isEmpty() && model.firstKey() <= clock) {
            long time = model.firstKey();
            Objects.requireNonNull(model.remove(time)).forEach(key -> expected.add(time + ":" + key));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 1_000})
    void processingTimeTimersTellTheEarliest(int count) {
        KeyedStateTables store = store(OperatorSnapshot.EMPTY);
        Timers<Namespace.Whole> timers = store.timers(Namespace.NONE);
        Long[] times = new Long[count];
        for (int i = 0; i < count; i++) {
            times[i] = (i * 7_919L) % 1_009;
            store.keys().set((long) i);
            timers.set(TimeDomain.PROCESSING_TIME, Namespace.Whole.KEY, times[i]);
        }
        Arrays.sort(times);
        for (Long time : times) {
            assertThat(timers.nextProcessingTime()).isEqualTo(time);
            assertThat(timers.poll(TimeDomain.PROCESSING_TIME, time - 1)).isFalse();
            assertThat(timers.poll(TimeDomain.PROCESSING_TIME, time)).isTrue();
        }
        assertThat(timers.nextProcessingTime()).isEqualTo(Long.MAX_VALUE);
    }
}
