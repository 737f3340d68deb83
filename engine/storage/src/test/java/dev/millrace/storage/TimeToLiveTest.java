package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.Namespace;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of expired state in snapshots, in either backend. */
class TimeToLiveTest {
    private static final StateTtlConfig.Builder TEN =
            StateTtlConfig.newBuilder(Duration.ofMillis(10)).returnExpiredIfNotCleanedUp();

    private final RocksStore rocks = new RocksStore();
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void close() {
        rocks.close();
    }

    /** A state of each kind. */
    private final class States {
        final KeyedStateTables store;
        final ValueState<String> value;
        final ListState<String> list;
        final MapState<String, Long> map;

        States(boolean inRocks, @Nullable OperatorSnapshot restored, @Nullable StateTtlConfig ttl) {
            store = new KeyedStateTables(
                    new Surroundings(inRocks ? rocks : null, false, clock::get), Types.STRING, restored);
            value = state(new ValueStateDescriptor<>("value", String.class), ttl);
            list = state(new ListStateDescriptor<>("list", String.class), ttl);
            map = state(new MapStateDescriptor<>("map", String.class, Long.class), ttl);
        }

        private <S extends State> S state(StateDescriptor<S, ?> descriptor, @Nullable StateTtlConfig ttl) {
            if (ttl != null) {
                descriptor.enableTimeToLive(ttl);
            }
            return store.userState(descriptor, Namespace.NONE, Namespace.Whole.KEY);
        }

        void write(String key) throws Exception {
            store.keys().set(key);
            value.update("v" + clock);
            list.add("e" + clock);
            map.put("k" + clock, clock.get());
        }

        String read(String key) throws Exception {
            store.keys().set(key);
            List<String> elements = new ArrayList<>();
            list.get().forEach(elements::add);
            List<String> keys = new ArrayList<>();
            map.keys().forEach(keys::add);
            return value.value() + " " + elements + " " + keys;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHasExpiredStaysOutOfAFullSnapshot(boolean inRocks) throws Exception {
        StateTtlConfig ttl = StateTtlConfig.newBuilder(TEN.build())
                .cleanupFullSnapshot()
                .disableCleanupInBackground()
                .build();
        States states = new States(inRocks, null, ttl);
        states.write("old");
        states.write("both");
        clock.set(5);
        states.write("both");
        clock.set(10);
        OperatorSnapshot snapshot = states.store.snapshot();
        assertThat(states.read("old")).as("still there in the job").isEqualTo("v0 [e0] [k0]");
        States restored = new States(!inRocks, snapshot, ttl);
        assertThat(restored.read("old")).isEqualTo("null [] []");
        assertThat(restored.read("both")).isEqualTo("v5 [e5] [k5]");
        assertThat(restored.read("none")).isEqualTo("null [] []");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutItSnapshotsHoldWhatHasExpired(boolean inRocks) throws Exception {
        StateTtlConfig ttl = TEN.build();
        States states = new States(inRocks, null, ttl);
        states.write("old");
        clock.set(10);
        assertThat(new States(!inRocks, states.store.snapshot(), ttl).read("old"))
                .isEqualTo("v0 [e0] [k0]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stateFromBeforeThereWasATimeToLiveLivesFromTheRestoreOn(boolean inRocks) throws Exception {
        States states = new States(inRocks, null, null);
        states.write("old");
        clock.set(100);
        StateTtlConfig ttl = StateTtlConfig.newBuilder(TEN.build())
                .neverReturnExpired()
                .disableCleanupInBackground()
                .build();
        States restored = new States(!inRocks, states.store.snapshot(), ttl);
        assertThat(restored.read("old")).isEqualTo("v0 [e0] [k0]");
        clock.set(109);
        restored.store.keys().set("old");
        restored.list.add("e109");
        assertThat(restored.read("old")).isEqualTo("v0 [e0, e109] [k0]");
        clock.set(110);
        assertThat(restored.read("old")).isEqualTo("null [e109] []");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void entriesAreRemovedWhileTheyAreIterated(boolean inRocks) throws Exception {
        States states = new States(inRocks, null, TEN.build());
        states.write("key");
        clock.set(5);
        states.write("key");
        Iterator<Map.Entry<String, Long>> entries = states.map.iterator();
        while (entries.hasNext()) {
            if (entries.next().getKey().equals("k0")) {
                entries.remove();
            }
        }
        assertThat(states.read("key")).isEqualTo("v5 [e0, e5] [k5]");
    }
}
