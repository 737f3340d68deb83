package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot.ListState;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.ListStates;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;
import java.util.List;

/**
 * Records that are written in the job itself: one split with a checkpointed position. They have timestamps only where the
 * strategy assigns them. The records travel encoded like state, so they need not be Serializable.
 *
 * @param <T> type of the records
 */
public final class CollectionSource<T> implements Source<T, Integer, Void>, ResultTypeQueryable<T> {
    private final TypeInformation<T> type;
    private final Written<T> written;

    /** A source of {@code elements}; throws {@link IllegalArgumentException} where their type is not one that can be stored. */
    public CollectionSource(List<T> elements, TypeInformation<T> type) {
        String problem = type.problem();
        if (problem != null) {
            throw new IllegalArgumentException("Records of type " + type.describe() + " cannot be written in the job: "
                    + problem + ". They may be " + TypeInformation.STORABLE + ".");
        }
        ListState state = ListStates.write(elements, type);
        this.type = type;
        this.written = new Written<>(state.schema(), List.copyOf(state.elements()), type);
    }

    private record Written<T>(String schema, List<byte[]> encoded, TypeInformation<T> type) implements Splits<T> {
        @Override
        public int count(OperatorContext context) {
            return 1;
        }

        @Override
        public SplitReader<T> reader(OperatorContext context, SplitPosition start) {
            List<T> elements = ListStates.read(new ListState(schema, encoded), type, "the records of the job");
            return new SlicedReader<>(context.operator(), start, Slice.dealt(start, elements.size())) {
                @Override
                T record(long index) {
                    return elements.get((int) index);
                }
            };
        }
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<T> strategy) {
        return () -> new SplitSourceOperator<>(written, strategy);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
