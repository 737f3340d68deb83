package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.StateAssignment;
import dev.millrace.state.ByteStore;
import dev.millrace.state.KeyedLists;
import dev.millrace.state.KeyedMaps;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.KeyedValues;
import dev.millrace.state.Namespace;
import dev.millrace.state.Schema;
import dev.millrace.state.StoredState;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random accesses to a state on the heap and to one in RocksDB; now and then each restores the other's snapshot. The seed is the parameter. */
class BackendsAgreeTest {
    private final RocksStore rocks = new RocksStore();

    @AfterEach
    void close() {
        rocks.close();
    }

    record Place(String name, int floor) {}

    /** A namespace as a window's: numbers. */
    private static final Namespace<Integer> ROOMS = new Namespace<>() {
        @Override
        public Schema schema() {
            return new Schema.Basic("Integer");
        }

        @Override
        public void write(Integer room, DataOutput out) throws IOException {
            out.writeInt(room);
        }

        @Override
        public Integer read(DataInput in) throws IOException {
            return in.readInt();
        }

        @Override
        public String text(Integer room) {
            return "room " + room;
        }
    };

    /** One backend's states of every kind. */
    private static final class States {
        final KeyedStateTables store;
        final KeyedValues<Integer, Place> values;
        final KeyedLists<Integer, String> lists;
        final KeyedMaps<Integer, Place, Long> maps;

        States(@Nullable ByteStore tables, OperatorSnapshot restored) {
            store = new KeyedStateTables(new Surroundings(tables, false), Types.STRING, restored);
            values = store.values("values", ROOMS, TypeInformation.of(Place.class));
            lists = store.lists("lists", ROOMS, Types.LIST(Types.STRING));
            maps = store.maps("maps", ROOMS, Types.MAP(TypeInformation.of(Place.class), Types.LONG));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyAccessGivesTheSame(long seed) throws Exception {
        Random random = new Random(seed);
        States heap = new States(null, OperatorSnapshot.EMPTY);
        States inRocks = new States(rocks, OperatorSnapshot.EMPTY);
        for (int i = 0; i < 4_000; i++) {
            // Keys of which one is the beginning of another.
            String key = "k".repeat(random.nextInt(6));
            int room = random.nextInt(3) - 1;
            heap.store.keys().set(key);
            inRocks.store.keys().set(key);
            int kind = random.nextInt(14);
            Place place = new Place("p".repeat(random.nextInt(4)), random.nextInt(3));
            assertThat(access(inRocks, kind, room, place, i))
                    .as("access %d, kind %d", i, kind)
                    .isEqualTo(access(heap, kind, room, place, i));
            if (random.nextInt(300) == 0) {
                OperatorSnapshot ofHeap = heap.store.snapshot();
                OperatorSnapshot ofRocks = inRocks.store.snapshot();
                assertSame(ofRocks, ofHeap);
                inRocks.store.close();
                heap = new States(null, ofRocks);
                inRocks = new States(rocks, ofHeap);
            }
        }
    }

    private static Object access(States states, int kind, int room, Place place, long i) throws Exception {
        return switch (kind) {
            case 0 -> String.valueOf(states.values.get(room));
            case 1 -> {
                states.values.put(room, place);
                yield "";
            }
            case 2 -> states.values.remove(room);
            case 3 -> states.values.add(room, place, (old, added) -> old == null ? added : new Place(old.name(), 7));
            case 4 -> String.valueOf(states.lists.get(room));
            case 5, 6 -> states.lists.append(room, "e" + i);
            case 7 -> states.lists.appendAll(room, List.of("a" + i, "", "b"));
            case 8 -> i % 3 == 0 && states.lists.remove(room);
            case 9 -> new HashSet<>(states.maps.keys(room));
            case 10 -> {
                states.maps.putEntry(room, place, i);
                yield states.maps.isEmpty(room);
            }
            case 11 -> {
                states.maps.removeEntry(room, place);
                yield states.maps.isEmpty(room);
            }
            case 12 -> String.valueOf(states.maps.getEntry(room, place)) + new TreeSet<>(states.values.keys(room));
            default -> {
                Map<Place, Long> map = states.maps.get(room);
                Map<String, Long> sorted = new TreeMap<>();
                if (map != null) {
                    map.forEach((each, value) -> sorted.put(each.toString(), value));
                }
                yield sorted + (i % 4 == 0 ? " " + states.maps.remove(room) : "");
            }
        };
    }

    /** Byte for byte, but for the order of a map's entries. */
    private static void assertSame(OperatorSnapshot got, OperatorSnapshot wanted) {
        assertThat(got.entries()).isEqualTo(wanted.entries());
        assertThat(got.bytes()).isEqualTo(wanted.bytes());
        for (String name : List.of("values", "lists")) {
            assertThat(got.keyed().get(name))
                    .usingRecursiveComparison()
                    .isEqualTo(wanted.keyed().get(name));
        }
        assertThat(new HashSet<>(
                        StoredState.entries(Objects.requireNonNull(got.keyed().get("maps")))))
                .isEqualTo(new HashSet<>(StoredState.entries(
                        Objects.requireNonNull(wanted.keyed().get("maps")))));
    }

    @Test
    void keyGroupsLeaveWithTheirEntries() throws Exception {
        States all = new States(rocks, OperatorSnapshot.EMPTY);
        for (int i = 0; i < 500; i++) {
            all.store.keys().set("key " + i);
            all.lists.append(0, "first");
            all.maps.putEntry(0, new Place("x", i), 1L);
        }
        List<OperatorSnapshot> taken = List.of(all.store.snapshot());
        List<Object> keys = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            keys.addAll(new States(rocks, StateAssignment.share(taken, index, 3, 128)).lists.keys(0));
        }
        assertThat(keys).hasSize(500).containsExactlyInAnyOrderElementsOf(all.maps.keys(0));
    }

    @Test
    void aKeyThatHoldsAMapIsRefusedWithTheWayOut() {
        KeyedStateTables store = new KeyedStateTables(
                new Surroundings(rocks, false), Types.MAP(Types.STRING, Types.LONG), OperatorSnapshot.EMPTY);
        assertThatThrownBy(() -> store.values("sums", ROOMS, Types.LONG))
                .hasMessageContaining("operator 'op', state 'sums'")
                .hasMessageContaining("set state.backend.type to \"hashmap\"");
    }

    @Test
    void whatHasBeenClosedSaysSo() {
        States states = new States(rocks, OperatorSnapshot.EMPTY);
        states.store.keys().set("k");
        states.values.put(0, new Place("here", 1));
        rocks.close();
        states.store.close();
        assertThatThrownBy(() -> states.values.get(0)).hasMessageContaining("has been closed");
    }
}
