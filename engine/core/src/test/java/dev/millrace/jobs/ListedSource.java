package dev.millrace.jobs;

import dev.millrace.connector.Source;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;

/** A source for graphs that are looked at and never run. */
record ListedSource<T>(TypeInformation<T> type) implements Source<T, String, String>, ResultTypeQueryable<T> {
    static ListedSource<Flight> flights() {
        return new ListedSource<>(TypeInformation.of(Flight.class));
    }

    @Override
    public OperatorFactory operator(WatermarkStrategy<T> strategy) {
        return () -> {
            throw new IllegalStateException("not to be run: " + strategy);
        };
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
