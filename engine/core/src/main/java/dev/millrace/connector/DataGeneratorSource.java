package dev.millrace.connector;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;

/**
 * Records made from the numbers 0, 1, 2 ...: bounded and replayable. Each subtask has a run of the numbers; how far it has come is its state.
 *
 * @param generator makes a record of its number
 * @param count how many records there are
 * @param rate how fast they are made
 * @param type what is known of the records' type
 * @param <T> type of the records
 */
public record DataGeneratorSource<T>(
        GeneratorFunction<Long, T> generator, long count, RateLimiterStrategy rate, TypeInformation<T> type)
        implements Source<T, Long, Void>, ResultTypeQueryable<T> {
    /** Throws where {@code count} is negative. */
    public DataGeneratorSource {
        if (count < 0) {
            throw new IllegalArgumentException("The number of records must be zero or more, not " + count + ".");
        }
    }

    /** The same, as fast as the records are taken. */
    public DataGeneratorSource(GeneratorFunction<Long, T> generator, long count, TypeInformation<T> type) {
        this(generator, count, RateLimiterStrategy.noOp(), type);
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<T> strategy) {
        Numbers<T> numbers = new Numbers<>(generator, count, rate);
        return () -> new SplitSourceOperator<>(numbers, strategy);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    private record Numbers<T>(GeneratorFunction<Long, T> generator, long count, RateLimiterStrategy rate)
            implements Splits<T> {
        @Override
        public int count(OperatorContext context) {
            return context.parallelism();
        }

        @Override
        public SplitReader<T> reader(OperatorContext context, SplitPosition start) {
            Pace pace = Pace.of(rate, context.parallelism(), context.processingTime());
            String name = context.operator() + "-" + start.split();
            return new SlicedReader<>(name, start, Slice.cut(start, count)) {
                @Override
                T record(long number) throws Exception {
                    pace.take();
                    return generator.map(number);
                }

                @Override
                long arrival(long number) {
                    return pace.next();
                }

                @Override
                public void checkpointCompleted() {
                    pace.checkpointCompleted();
                }
            };
        }
    }
}
