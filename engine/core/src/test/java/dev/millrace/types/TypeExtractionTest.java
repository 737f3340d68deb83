package dev.millrace.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.types.TypeInformation.ArrayOf;
import dev.millrace.types.TypeInformation.Component;
import dev.millrace.types.TypeInformation.RecordOf;
import dev.millrace.types.TypeInformation.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeExtractionTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Ad(String campaign, long time, Size size) {}

    record Pair<A, B>(A first, List<B> second) {}

    record Node(String name, List<Node> children) {}

    record Stamped(String name, Duration at) {}

    static class Mean implements AggregateFunction<Ad, Pair<Long, Double>, Double> {
        @Override
        public Pair<Long, Double> createAccumulator() {
            return new Pair<>(0L, List.of());
        }

        @Override
        public Pair<Long, Double> add(Ad ad, Pair<Long, Double> accumulator) {
            return accumulator;
        }

        @Override
        public Double getResult(Pair<Long, Double> accumulator) {
            return 0.0;
        }

        @Override
        public Pair<Long, Double> merge(Pair<Long, Double> a, Pair<Long, Double> b) {
            return a;
        }
    }

    abstract static class Named<I, L> extends RichMapFunction<I, Map<String, L>> {}

    static class Counted extends Named<Ad, Long> {
        @Override
        public Map<String, Long> map(Ad value) {
            return Map.of();
        }
    }

    static List<Long> times(Ad ad) {
        return List.of(ad.time());
    }

    @Test
    void readsTheTypeArgumentsOfAClass() {
        assertThat(TypeExtraction.of(new Mean(), AggregateFunction.class, 0)).isEqualTo(TypeInformation.of(Ad.class));
        assertThat(TypeExtraction.of(new Mean(), AggregateFunction.class, 2)).isEqualTo(Types.DOUBLE);
    }

    @Test
    void replacesTheParametersOfAGenericRecord() {
        assertThat(TypeExtraction.of(new Mean(), AggregateFunction.class, 1))
                .isEqualTo(new RecordOf<>(
                        Pair.class,
                        List.of(
                                new Component("first", Types.LONG),
                                new Component("second", Types.LIST(Types.DOUBLE)))));
    }

    @Test
    void followsTypeArgumentsThroughSuperclasses() {
        assertThat(TypeExtraction.of(new Counted(), MapFunction.class, 1))
                .isEqualTo(Types.MAP(Types.STRING, Types.LONG));
    }

    @Test
    void readsWhatALambdaReturns() {
        KeySelector<Ad, String> key = ad -> ad.campaign();
        MapFunction<Ad, Long> time = Ad::time;
        assertThat(TypeExtraction.of(key, KeySelector.class, 1)).isEqualTo(Types.STRING);
        assertThat(TypeExtraction.of(time, MapFunction.class, 1)).isEqualTo(Types.LONG);
        assertThat(TypeExtraction.of(time, MapFunction.class, 0)).isEqualTo(TypeInformation.of(Ad.class));
    }

    @Test
    void readsWhatALambdaCombines() {
        ReduceFunction<Ad> later = (a, b) -> a.time() > b.time() ? a : b;
        assertThat(TypeExtraction.of(later, ReduceFunction.class, 0)).isEqualTo(TypeInformation.of(Ad.class));
    }

    @Test
    void readsTheDeclaredTypeOfAMethodReference() {
        MapFunction<Ad, List<Long>> times = TypeExtractionTest::times;
        assertThat(TypeExtraction.of(times, MapFunction.class, 1)).isEqualTo(Types.LIST(Types.LONG));
    }

    @Test
    void saysWhatErasureHasTaken() {
        MapFunction<Ad, List<Long>> list = ad -> List.of(ad.time());
        FlatMapFunction<Ad, Long> flat = (ad, out) -> out.collect(ad.time());
        assertThat(TypeExtraction.of(list, MapFunction.class, 1).problem())
                .isEqualTo("it is not known what the List holds");
        assertThat(TypeExtraction.of(flat, FlatMapFunction.class, 1))
                .isEqualTo(new Unknown<>("?", "Java has erased what this lambda emits"));
    }

    @Test
    void readsAnAnonymousClass() {
        OutputTag<Ad> tag = new OutputTag<>("late") {};
        assertThat(tag.getTypeInfo()).isEqualTo(TypeInformation.of(Ad.class));
        assertThat(TypeInformation.of(new TypeHint<List<Ad>>() {})).isEqualTo(Types.LIST(TypeInformation.of(Ad.class)));
    }

    @Test
    void knowsTheComponentsOfARecord() {
        assertThat(TypeInformation.of(Ad.class))
                .isEqualTo(new RecordOf<>(
                        Ad.class,
                        List.of(
                                new Component("campaign", Types.STRING),
                                new Component("time", Types.LONG),
                                new Component("size", Types.ENUM(Size.class)))));
    }

    @Test
    void knowsArrays() {
        assertThat(TypeInformation.of(long[].class)).isEqualTo(new ArrayOf<>(long[].class, Types.LONG));
        assertThat(TypeInformation.of(Ad[].class)).isEqualTo(new ArrayOf<>(Ad[].class, TypeInformation.of(Ad.class)));
    }

    @Test
    void namesThePartThatCannotBeStored() {
        assertThat(TypeInformation.of(Stamped.class).problem())
                .isEqualTo("Stamped.at: the class Duration cannot be stored: it is neither a basic type nor a POJO");
        assertThat(TypeInformation.of(Node.class).problem())
                .isEqualTo("Node.children: the record Node contains itself");
        assertThat(TypeInformation.of(Ad.class).problem()).isNull();
    }

    @Test
    void tuplesAreWhatTheirFieldsAre() {
        TypeInformation<Tuple2<Tuple2<String, Long>, Integer>> nested =
                TypeInformation.of(new TypeHint<Tuple2<Tuple2<String, Long>, Integer>>() {});
        assertThat(nested).isEqualTo(Types.TUPLE(Types.TUPLE(Types.STRING, Types.LONG), Types.INT));
        assertThat(nested.problem()).isNull();
        assertThat(TypeInformation.of(Tuple2.class).problem()).isEqualTo("it is not known what the Tuple2 holds");
    }

    @Test
    void tuplesHashAsFlinksDo() {
        assertThat(Tuple2.of("a", 1)).hasSameHashCodeAs(31 * "a".hashCode() + 1).isEqualTo(Tuple2.of("a", 1));
        assertThat(Tuple3.of("a", 1, 2L).<Long>getField(2)).isEqualTo(2L);
    }
}
