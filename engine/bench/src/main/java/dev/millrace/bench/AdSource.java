package dev.millrace.bench;

import dev.millrace.connector.Source;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.runtime.SourceOperator;
import dev.millrace.time.TimestampAssigner;
import dev.millrace.time.TimestampAssignerSupplier;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeInformation;

/**
 * Generates so many ad events in the job's own process, as fast as they are taken.
 *
 * @param events number of events
 */
record AdSource(long events) implements Source<AdEvent, String, Void>, ResultTypeQueryable<AdEvent> {
    @Override
    public OperatorFactory operator(WatermarkStrategy<AdEvent> strategy) {
        return () -> new Generator(events, strategy);
    }

    @Override
    public TypeInformation<AdEvent> getProducedType() {
        return TypeInformation.of(AdEvent.class);
    }

    private static final class Generator extends SourceOperator {
        private final long events;
        private final TimestampAssigner<AdEvent> assigner;
        private final WatermarkGenerator<AdEvent> generator;
        private long next;
        private long watermark = Long.MIN_VALUE;
        private long nextEmit;

        Generator(long events, WatermarkStrategy<AdEvent> strategy) {
            this.events = events;
            this.assigner = strategy.createTimestampAssigner(new TimestampAssignerSupplier.Context() {});
            this.generator = strategy.createWatermarkGenerator(() -> context().inputActivityClock());
        }

        @Override
        public Poll poll() throws Exception {
            if (next == events) {
                return Poll.ENDED;
            }
            AdEvent event = AdEvent.of(next++);
            long timestamp = assigner.extractTimestamp(event, NO_TIMESTAMP);
            generator.onEvent(event, timestamp, this::raise);
            output().emit(event, timestamp);
            return Poll.EMITTED;
        }

        private void raise(dev.millrace.time.Watermark emitted) {
            watermark = Math.max(watermark, emitted.getTimestamp());
        }

        @Override
        public long nextAvailable() {
            return Long.MIN_VALUE;
        }

        @Override
        public long currentWatermark() {
            return watermark;
        }

        @Override
        public boolean isIdle() {
            return false;
        }

        @Override
        public long nextProcessingTimer() {
            return nextEmit;
        }

        @Override
        public boolean fireProcessingTimer(long now) {
            generator.onPeriodicEmit(this::raise);
            nextEmit = now + context().watermarkInterval();
            return true;
        }
    }
}
