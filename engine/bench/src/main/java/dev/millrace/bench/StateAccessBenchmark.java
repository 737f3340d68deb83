package dev.millrace.bench;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.ByteStore;
import dev.millrace.state.KeyedLists;
import dev.millrace.state.KeyedMaps;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.KeyedValues;
import dev.millrace.state.Namespace;
import dev.millrace.state.Namespace.Whole;
import dev.millrace.storage.RocksStore;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Tracer;
import dev.millrace.types.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What an access to state costs in RocksDB beside one on the heap: rounds of both in turn, the ratio of each pair, and of those the
 * median, the least and the most.
 */
public final class StateAccessBenchmark {
    private static final int KEYS = 10_000;
    private static final int ACCESSES = 100_000;
    private static final int ROUNDS = 9;
    private static final int WARM_UPS = 3;
    private static final long SEED = 42;

    private StateAccessBenchmark() {}

    /** One access of the current key. */
    @FunctionalInterface
    private interface Access {
        void to(States states, long i) throws Exception;
    }

    /** Runs it and prints one line a kind of access. Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        measure("value: get and put", (states, i) -> {
            Long before = states.values.get(Whole.KEY);
            states.values.put(Whole.KEY, before == null ? i : before + i);
        });
        measure("map: put of one entry in 64", (states, i) -> states.maps.putEntry(Whole.KEY, i & 63, i));
        measure("map: get of one entry in 64", (states, i) -> states.maps.getEntry(Whole.KEY, i & 63));
        measure("list: append", (states, i) -> states.lists.append(Whole.KEY, i));
    }

    private static void measure(String what, Access access) throws Exception {
        double[] heap = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        try (RocksStore rocks = new RocksStore()) {
            States onHeap = new States(null);
            States inRocks = new States(rocks);
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                double plain = nanos(onHeap, access);
                double encoded = nanos(inRocks, access);
                if (round >= 0) {
                    heap[round] = plain;
                    ratios[round] = encoded / plain;
                }
            }
        }
        Arrays.sort(heap);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-28s heap %.0f ns, RocksDB %.0f times that (%.0f to %.0f)%n",
                what,
                heap[ROUNDS / 2],
                ratios[ROUNDS / 2],
                ratios[0],
                ratios[ROUNDS - 1]);
    }

    private static double nanos(States states, Access access) throws Exception {
        Random random = new Random(SEED);
        long begun = System.nanoTime();
        for (int i = 0; i < ACCESSES; i++) {
            states.store.keys().set((long) random.nextInt(KEYS));
            access.to(states, i);
        }
        return (double) (System.nanoTime() - begun) / ACCESSES;
    }

    /** The states of one backend. */
    private static final class States {
        final KeyedStateTables store;
        final KeyedValues<Whole, Long> values;
        final KeyedMaps<Whole, Long, Long> maps;
        final KeyedLists<Whole, Long> lists;

        States(@Nullable ByteStore tables) {
            store = new KeyedStateTables(new Surroundings(tables), Types.LONG, null);
            values = store.values("values", Namespace.NONE, Types.LONG);
            maps = store.maps("maps", Namespace.NONE, Types.MAP(Types.LONG, Types.LONG));
            lists = store.lists("lists", Namespace.NONE, Types.LIST(Types.LONG));
        }
    }

    /** An operator with 128 key groups and one subtask. */
    private record Surroundings(@Nullable ByteStore stateStore) implements OperatorContext {
        @Override
        public String operator() {
            return "operator";
        }

        @Override
        public SubtaskId subtask() {
            return new SubtaskId("operator", 0);
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public int maxParallelism() {
            return 128;
        }

        @Override
        public int attempt() {
            return 0;
        }

        @Override
        public long processingTime() {
            return 0;
        }

        @Override
        public long watermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Tracer tracer() {
            return null;
        }

        @Override
        public External external() {
            return new External(new StreamLibrary(Map.of()), new ResultStore());
        }
    }
}
