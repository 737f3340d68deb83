package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.types.TypeHint;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State written by one version of the code and read by another; the versions' classes have nothing in common but names. */
@SuppressWarnings("SameNameButDifferent") // two versions of one name are the subject
class StateEvolutionTest {
    interface V1 {
        enum Status {
            ON_TIME,
            LATE,
            CANCELLED
        }

        record Leg(String from, int minutes) {}

        record Trip(String airport, long count, Status status, List<Leg> legs, int[] hours, Map<String, Leg> named) {}
    }

    interface Reordered {
        enum Status {
            CANCELLED,
            LATE,
            ON_TIME
        }

        record Leg(double delay, int minutes, boolean checked) {}

        record Trip(
                Map<String, Leg> named,
                Status status,
                List<Leg> legs,
                @Nullable String gate,
                long count,
                char row,
                int[] hours) {}
    }

    interface Retyped {
        record Leg(String from, long minutes) {}

        record Trip(String airport, long count, List<Leg> legs) {}
    }

    interface Renamed {
        record Journey(String airport, long count) {}
    }

    /** POJOs: fields public, inherited or behind methods. */
    interface Old {
        class Place {
            public String city = "";
            public Set<String> tags = Set.of();

            public Place() {}
        }

        class Stop extends Place {
            private int minutes;
            public @Nullable BigDecimal price;
            public @Nullable String gate;

            public Stop() {}

            public int getMinutes() {
                return minutes;
            }

            public void setMinutes(int other) {
                minutes = other;
            }
        }
    }

    interface New {
        class Stop {
            public long delay;
            public String airline = "none";
            public @Nullable String remark;
            public int minutes = 7;
            public @Nullable String gate = "A1";
            public @Nullable BigDecimal price;

            public Stop() {}
        }
    }

    interface Changed {
        class Stop {
            public long minutes;

            public Stop() {}
        }
    }

    private static final V1.Trip TRIP = new V1.Trip(
            "ATL",
            7,
            V1.Status.LATE,
            List.of(new V1.Leg("JFK", 90), new V1.Leg("\uD800 half", 1)),
            new int[] {1, 2},
            Map.of("first", new V1.Leg("LAX", 3)));

    private static KeyedStateTables store(OperatorSnapshot restored) {
        KeyedStateTables store = new KeyedStateTables(new TestOperatorContext(null), Types.STRING, restored);
        store.keys().set("k");
        return store;
    }

    private static <T> ValueState<T> state(KeyedStateTables store, TypeInformation<T> type) {
        return store.userState(new ValueStateDescriptor<>("trips", type), Namespace.NONE, Namespace.Whole.KEY);
    }

    private static <T> OperatorSnapshot written(TypeInformation<T> type, T value) throws IOException {
        KeyedStateTables store = store(OperatorSnapshot.EMPTY);
        state(store, type).update(value);
        return store.snapshot();
    }

    private static <T> T read(OperatorSnapshot snapshot, TypeInformation<T> type) throws IOException {
        T value = state(store(snapshot), type).value();
        return Objects.requireNonNull(value);
    }

    @Test
    void theSameTypeComesBackAsItWas() throws IOException {
        V1.Trip read = read(written(TypeInformation.of(V1.Trip.class), TRIP), TypeInformation.of(V1.Trip.class));
        assertThat(read).usingRecursiveComparison().isEqualTo(TRIP);
    }

    @Test
    void componentsMayBeAddedRemovedAndReordered() throws IOException {
        OperatorSnapshot old = written(TypeInformation.of(V1.Trip.class), TRIP);
        Reordered.Trip read = read(old, TypeInformation.of(Reordered.Trip.class));
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(new Reordered.Trip(
                        Map.of("first", new Reordered.Leg(0, 3, false)),
                        Reordered.Status.LATE,
                        List.of(new Reordered.Leg(0, 90, false), new Reordered.Leg(0, 1, false)),
                        null,
                        7,
                        '\0',
                        new int[] {1, 2}));
    }

    @Test
    void aChangedTypeIsRefusedWithEverythingNeededToFindIt() throws IOException {
        OperatorSnapshot old = written(TypeInformation.of(V1.Trip.class), TRIP);
        assertThatThrownBy(() -> read(old, TypeInformation.of(Retyped.Trip.class)))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining("operator 'count'")
                .hasMessageContaining("state 'trips'")
                .hasMessageContaining("Trip.legs[].minutes was stored as 'Integer' and is now 'Long'");
        assertThatThrownBy(() -> read(old, TypeInformation.of(Renamed.Journey.class)))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining("record Journey(airport: String, count: Long)");
        assertThatThrownBy(() -> read(old, Types.LONG)).isInstanceOf(IncompatibleStateException.class);
    }

    private static Old.Stop stop() {
        Old.Stop stop = new Old.Stop();
        stop.city = "Atlanta";
        stop.tags = new LinkedHashSet<>(List.of("hub", "south"));
        stop.setMinutes(90);
        stop.price = new BigDecimal("12.50");
        return stop;
    }

    @Test
    void aPojoComesBackAsItWas() throws IOException {
        assertThat(read(written(Types.POJO(Old.Stop.class), stop()), Types.POJO(Old.Stop.class)))
                .usingRecursiveComparison()
                .isEqualTo(stop());
    }

    @Test
    void aPojoIsReadWithoutItsClass() throws IOException {
        OperatorSnapshot stored = written(Types.POJO(Old.Stop.class), stop());
        assertThat(StoredState.entries(Objects.requireNonNull(stored.keyed().get("trips"))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value())
                        .hasToString("Stop(city=Atlanta, gate=null, minutes=90, price=12.50, tags=[hub, south])"));
    }

    @Test
    void fieldsOfAPojoMayBeAddedAndRemoved() throws IOException {
        New.Stop read = read(written(Types.POJO(Old.Stop.class), stop()), Types.POJO(New.Stop.class));
        assertThat(read.minutes).isEqualTo(90);
        assertThat(read.price).isEqualTo("12.50");
        assertThat(read.gate).as("written as null").isNull();
        assertThat(read.delay).as("new").isZero();
        assertThat(read.remark).as("new").isNull();
        assertThat(read.airline).as("new, and set by the constructor").isEqualTo("none");
    }

    @Test
    void aFieldOfAnotherTypeIsRefusedWithItsName() throws IOException {
        OperatorSnapshot old = written(Types.POJO(Old.Stop.class), stop());
        assertThatThrownBy(() -> read(old, Types.POJO(Changed.Stop.class)))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessage(
                        "operator 'count', state 'trips': Stop.minutes was stored as 'Integer' and is now 'Long'; a type"
                                + " cannot change: keep the old one, or put the new one beside it under a new name");
    }

    @Test
    void whatAClassThatExtendsTheStoredOneAddsIsNotLostUnsaid() {
        assertThatThrownBy(() -> written(Types.POJO(Old.Place.class), stop()))
                .hasMessageContaining("a Stop cannot be stored as the Place that it extends");
    }

    @Test
    void aKeyCannotChange() throws IOException {
        OperatorSnapshot old = written(Types.LONG, 1L);
        KeyedStateTables store = new KeyedStateTables(new TestOperatorContext(null), Types.INT, old);
        assertThatThrownBy(() -> state(store, Types.LONG))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining("the key was stored as 'String' and is now 'Integer'");
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void everyKindOfValueComesBack() throws IOException {
        roundTrip(Types.BOOLEAN, true);
        roundTrip(Types.BYTE, (byte) -3);
        roundTrip(Types.SHORT, (short) 300);
        roundTrip(Types.CHAR, 'z');
        roundTrip(Types.INT, Integer.MIN_VALUE);
        roundTrip(Types.LONG, Long.MAX_VALUE);
        roundTrip(Types.FLOAT, 1.5f);
        roundTrip(Types.DOUBLE, -0.0);
        roundTrip(Types.STRING, "");
        roundTrip(Types.BIG_INT, new BigInteger("-123456789012345678901234567890"));
        roundTrip(Types.BIG_DEC, new BigDecimal("1.500"));
        roundTrip(Types.INSTANT, Instant.parse("1969-12-31T23:59:59.123456789Z"));
        roundTrip(Types.LOCAL_DATE, LocalDate.of(-4, 2, 29));
        roundTrip(Types.LOCAL_TIME, LocalTime.MAX);
        roundTrip(Types.LOCAL_DATE_TIME, LocalDateTime.of(2001, 6, 29, 23, 59, 59, 1));
        roundTrip(TypeInformation.of(Date.class), new Date(-1));
        roundTrip(Types.SET(Types.LONG), new LinkedHashSet<>(Arrays.asList(3L, null, 1L)));
        roundTrip(Types.OBJECT_ARRAY(Types.STRING), new String[] {"a", null});
        roundTrip(TypeInformation.of(byte[][].class), new byte[][] {{1}, {}});
        roundTrip(Types.LIST(Types.LONG), new ArrayList<>(Arrays.asList(1L, null, 3L)));
        roundTrip(
                TypeInformation.of(new TypeHint<Map<String, List<Integer>>>() {}),
                new LinkedHashMap<>(Map.of("a", List.of(1))));
        roundTrip(Types.ENUM(V1.Status.class), V1.Status.CANCELLED);
    }

    private static <T> void roundTrip(TypeInformation<T> type, T value) throws IOException {
        assertThat(read(written(type, value), type)).isEqualTo(value);
        String schema = Schema.of(type).text();
        assertThat(SchemaParser.parse(schema)).isEqualTo(Schema.of(type));
    }

    @Test
    void stateThatNewCodeDoesNotAskForIsKept() throws IOException {
        OperatorSnapshot first = written(Types.LONG, 42L);
        OperatorSnapshot second = store(first).snapshot();
        assertThat(read(second, Types.LONG)).isEqualTo(42);
    }

    @Test
    void aStateIsOfOneTypeOnly() throws IOException {
        KeyedStateTables store = store(OperatorSnapshot.EMPTY);
        state(store, Types.LONG);
        assertThatThrownBy(() -> state(store, Types.INT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state 'trips'");
        assertThatThrownBy(() -> state(store(OperatorSnapshot.EMPTY), TypeInformation.of(Thread.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operator 'count', state 'trips'")
                .hasMessageContaining("Thread");
    }

    @Test
    void entriesInTheWrongKeyGroupAreRefused() throws IOException {
        OperatorSnapshot stored = written(Types.LONG, 42L);
        OperatorSnapshot.KeyedState state =
                Objects.requireNonNull(stored.keyed().get("trips"));
        OperatorSnapshot.Group group = state.groups().values().iterator().next();
        OperatorSnapshot moved = new OperatorSnapshot(
                Map.of("trips", new OperatorSnapshot.KeyedState(state.schema(), Map.of(0, group))), Map.of());
        assertThatThrownBy(() -> read(moved, Types.LONG)).hasMessageContaining("key 'k' was stored in key group 0");
    }
}
