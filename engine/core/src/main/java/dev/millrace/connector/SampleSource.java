package dev.millrace.connector;

import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;

/**
 * Reads a replayable stream of the run, several splits with checkpointed positions, as records of one type.
 *
 * @param stream name of the stream
 * @param type record type; components are matched to columns by name
 */
public record SampleSource<T>(String stream, Class<T> type) implements Source<T, String, Void>, ResultTypeQueryable<T> {
    @Override
    public OperatorFactory operator(WatermarkStrategy<T> strategy) {
        return () -> new SplitSourceOperator<>(new StreamSplits<>(stream, type), strategy);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
